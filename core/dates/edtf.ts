import edtf, { Date as EdtfDate } from 'edtf'

/** The span that a fuzzy date may mean, in epoch milliseconds; an open end is ±Infinity. */
export interface DateRange {
  min: number
  max: number
}

/** The plain forms: an instant with its offset, a day, a month, a year. */
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
export const DAY = /^\d{4}-\d\d-\d\d$/
export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
export const YEAR = /^\d{4}$/

/**
 * Is this one of the EDTF forms that Parley keeps: a date of any precision, X digits, ~ ? %, an instant with an
 * offset, or an interval, closed or open at one end ("2025-04-09/..")? Sets, lists and seasons are refused: the `edtf`
 * library (4.11) gives wrong bounds for some of them.
 */
export function isEdtf(text: string): boolean {
  const ends = text.split('/')
  if (ends.length > 2) return false
  if (ends.length === 2) {
    const [from, to] = ends as [string, string]
    const closed = ends.filter((end) => end !== '..')
    if (!closed.every((end) => isSingle(end))) return false
    return closed.length < 2 || singleRange(from).min <= singleRange(to).max
  }
  return isSingle(text)
}

function isSingle(text: string): boolean {
  if (INSTANT.test(text)) return isRealInstant(text)
  // Four digits of year: JavaScript takes 0050 for 1950.
  if (!/^[1-9][0-9X~?%-]+$/.test(text)) return false
  return parsed(text) !== undefined
}

/** What has been parsed: the library takes half a millisecond for a date, and a desk has thousands. */
const known = new Map<string, DateRange | undefined>()

/** The days that one EDTF date may mean, as if they were UTC days; undefined if it is none. */
function parsed(text: string): DateRange | undefined {
  const day = DAY.test(text) ? dayRange(text) : undefined
  if (day) return day
  if (known.has(text)) return known.get(text)
  if (known.size > 20_000) known.clear()
  const range = parse(text)
  known.set(text, range)
  return range
}

/** As the library has it, without asking it: most dates are days. */
function dayRange(text: string): DateRange | undefined {
  const min = Date.parse(`${text}T00:00:00Z`)
  // Date.parse makes 1 July of 31 June.
  if (Number.isNaN(min) || !new Date(min).toISOString().startsWith(text)) return undefined
  return { min, max: min + 86_399_999 }
}

function parse(text: string): DateRange | undefined {
  try {
    const date = edtf(text)
    // By class, not by `type`: that is the class's name, which bundlers change.
    return date instanceof EdtfDate ? { min: date.min, max: date.max } : undefined
  } catch {
    return undefined
  }
}

/** Does this instant's day exist? Date.parse makes 1 July of 31 June. */
function isRealInstant(text: string): boolean {
  const at = Date.parse(text)
  const wall = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return /^[1-9]/.test(text) && !Number.isNaN(at) && wall.toISOString().startsWith(text.slice(0, 10))
}

/** The offset that an instant is written with, in milliseconds; 0 for Z. */
export function writtenOffset(instant: string): number {
  const match = /([+-])(\d\d):(\d\d)$/.exec(instant)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000
}

/** The days that one EDTF date may mean, as if its days were UTC days; an instant is itself. @throws Error if it is none */
export function singleRange(text: string): DateRange {
  if (INSTANT.test(text)) {
    const at = Date.parse(text)
    return { min: at, max: at }
  }
  const range = parsed(text)
  if (!range) throw new Error(`not a date: ${text}`)
  return range
}
