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

/** A year, month or day; a digit that is not known is X; ~, ? or % at the end says that the whole is not sure. */
const SINGLE = /^([1-9](?:\d{3}|\d\dX|\dXX))(?:-(\d\d|[01]X|XX)(?:-(\d\d|[0-3]X|XX))?)?[~?%]?$/

/** A day of 24 hours, in milliseconds. */
export const DAY_MS = 86_400_000

/**
 * Is this one of the EDTF (ISO 8601-2) forms that Parley keeps: a year, month or day that exists, with X for digits that are not
 * known and one ~, ? or % at its end; an instant with its offset; or an interval of these, closed or open ("2025-04-09/..")?
 * Sets, lists and seasons are refused, and so is everything else that a library would make a date of: eight digits, 29 February 2025.
 */
export function isEdtf(text: string): boolean {
  const ends = text.split('/')
  if (ends.length > 2) return false
  if (!ends.every((end) => (end === '..' && ends.length === 2) || singleOf(end) !== undefined)) return false
  const [from, to] = ends.map((end) => singleOf(end))
  return !from || !to || from.min <= to.max
}

/**
 * Did an earlier Parley take this for a date, though it is none: "20250710", "2025-02-29"? A desk that holds one still opens; what
 * it means is not known, and a finding says so.
 */
export function wasTakenForDate(text: string): boolean {
  const ends = text.split('/')
  return ends.length <= 2 && ends.every((end) => end === '..' || INSTANT.test(end) || /^[1-9][0-9X~?%-]+$/.test(end))
}

/** The offset that an instant is written with, in milliseconds; 0 for Z. */
export function writtenOffset(instant: string): number {
  const match = /([+-])(\d\d):(\d\d)$/.exec(instant)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000
}

/** The dates read so far: a desk has thousands of dates, and the same ones again and again. */
const known = new Map<string, DateRange | undefined>()

/** The days that one EDTF date may mean, as if they were UTC days; an instant is itself. Undefined if it is no date. */
export function singleOf(text: string): DateRange | undefined {
  if (known.has(text)) return known.get(text)
  if (known.size > 20_000) known.clear()
  const range = INSTANT.test(text) ? instantOf(text) : daysOf(text)
  known.set(text, range)
  return range
}

function daysOf(text: string): DateRange | undefined {
  const [, year, month, day] = SINGLE.exec(text) ?? []
  if (year === undefined) return undefined
  const isOpen = (part: string | undefined) => part?.includes('X') ?? false
  // Inside of an unknown year or month nothing is known either.
  if (isOpen(year) && [month, day].some((part) => part !== undefined && part !== 'XX')) return undefined
  if (isOpen(month) && day !== undefined && day !== 'XX') return undefined
  const [firstYear, lastYear] = digitsOf(year)
  const [firstMonth, lastMonth] = month === undefined ? [1, 12] : digitsOf(month, 1, 12)
  if (firstMonth > lastMonth) return undefined
  const monthDays = daysIn(lastYear, lastMonth)
  const [firstDay, lastDay] = day === undefined ? [1, monthDays] : digitsOf(day, 1, monthDays)
  if (firstDay > lastDay) return undefined
  return {
    min: Date.UTC(firstYear, firstMonth - 1, firstDay),
    max: Date.UTC(lastYear, lastMonth - 1, lastDay) + DAY_MS - 1,
  }
}

/** The least and the greatest number that digits may mean, inside of bounds; a pair out of order where none is. */
function digitsOf(digits: string, least = 0, greatest = 9999): [number, number] {
  return [Math.max(least, Number(digits.replaceAll('X', '0'))), Math.min(greatest, Number(digits.replaceAll('X', '9')))]
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** An instant whose day and hour exist: `Date.parse` makes 1 July of 31 June, and the next day of 24:00. */
function instantOf(text: string): DateRange | undefined {
  const at = Date.parse(text)
  if (Number.isNaN(at) || !daysOf(text.slice(0, 10)) || text.slice(11, 13) > '23') return undefined
  return { min: at, max: at }
}
