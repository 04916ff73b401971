import { dayAfter, daysOf, lastDayOf, mondayOf } from './relative-days'
import { seasonMonths, type Season } from './seasons'
import { twoDigits } from '../base/two-digits'

/** A part of a month or of a year. `start` and `early` are the same days, as are `end` and `late` of a month: they differ in their words. */
export type Part =
  'start' | 'early' | 'firstTen' | 'mid' | 'middleTen' | 'late' | 'lastTen' | 'end' | 'firstHalf' | 'secondHalf'

/** Whose fiscal year: that of Japan, the United Kingdom and India begins in April, that of the United States in October of the year before. */
export type FiscalOf = 'april' | 'us'

/** A date as words express it, by kind, so that either language can express the same kind. Days are EDTF. */
export type Said =
  /** A plain date, month, year, instant or span, which is printed from its EDTF. */
  | { kind: 'date'; edtf: string }
  /** A part of a month (2025-06) or of a year (2025). */
  | { kind: 'part'; part: Part; of: string }
  | { kind: 'quarter'; quarter: number; year: string }
  /** A season that begins in a year: the winter of 2025 ends in 2026. */
  | { kind: 'season'; season: Season; year: string }
  /** A fiscal year by the year in its name; its half, its quarter or its last month, if one is said. */
  | { kind: 'fiscal'; of: FiscalOf; year: string; half?: number; quarter?: number; isEnd?: boolean }
  /** The week, from Monday, of a day. */
  | { kind: 'week'; day: string }
  /** Not sure, or only about; or a time that is open at one end. */
  | { kind: 'about' | 'perhaps' | 'until' | 'from' | 'before' | 'after'; of: Said }
  /** `span` runs from one to the other; `either` is one of the two; `between` is somewhere from the one to the other. */
  | { kind: 'span' | 'either' | 'between'; from: Said; to: Said }
  /** A date with free words in brackets. */
  | { kind: 'noted'; of: Said; note: string }

/** The dates inside of what is said. */
function innerOf(said: Said): readonly Said[] {
  if ('to' in said) return [said.from, said.to]
  return 'of' in said && typeof said.of === 'object' ? [said.of] : []
}

/** Do the words leave open on which days something begins or ends, as "mid-June" does? */
export function isVague(said: Said): boolean {
  if (said.kind === 'part') return !said.part.endsWith('Half')
  return ['about', 'perhaps', 'season', 'either'].includes(said.kind) || innerOf(said).some(isVague)
}

/** Do the words say more, or less, than their EDTF does, so that they are kept beside it? */
export function saysMore(said: Said): boolean {
  const isPlain = ['date', 'until', 'from', 'before', 'after', 'span'].includes(said.kind)
  return !isPlain || innerOf(said).some(saysMore)
}

/** All kinds that are in what is said. */
export const kindsIn = (said: Said): readonly Said[] => [said, ...innerOf(said).flatMap(kindsIn)]

/** What is said as EDTF, even if its days do not exist or it ends before it begins. Undefined where no EDTF says it. */
export function edtfOf(said: Said): string | undefined {
  if (said.kind === 'date') return said.edtf
  if (said.kind === 'part')
    return said.of.length === 4 ? partOfYear(said.part, said.of) : partOfMonth(said.part, said.of)
  if (said.kind === 'quarter') return quarterOf(`${said.year}-01`, said.quarter)
  if (said.kind === 'season') return seasonMonths(said.season, said.year)
  if (said.kind === 'fiscal') return fiscalMonths(said)
  if (said.kind === 'week') return daysOf(said.day) && weekOf(said.day)
  if (said.kind === 'noted') return edtfOf(said.of)
  if ('to' in said) return between(edtfOf(said.from), edtfOf(said.to))
  const inner = edtfOf(said.of)
  if (inner === undefined || inner.includes('..')) return undefined
  if (said.kind === 'about' || said.kind === 'perhaps') return withSign(inner, said.kind === 'about' ? '~' : '?')
  // The end of July is a moment to be before, and its start one to be after: “before the end of July” is to its last day.
  if (said.kind === 'before' && isMoment(said.of, 'end')) return opened(inner, 'until')
  if (said.kind === 'after' && isMoment(said.of, 'start')) return opened(inner, 'from')
  return opened(inner, said.kind)
}

function isMoment(said: Said, part: 'start' | 'end'): boolean {
  if (said.kind === 'about' || said.kind === 'perhaps') return isMoment(said.of, part)
  if (said.kind === 'part') return said.part === part
  return said.kind === 'fiscal' && said.isEnd === true && part === 'end'
}

const weekOf = (day: string) => `${mondayOf(day)}/${dayAfter(mondayOf(day), 6)}`

/** A time that is not sure, of which what is about it already is both. */
function withSign(edtf: string, sign: '~' | '?'): string | undefined {
  if (/[T?%]/.test(edtf) || (sign === '~' && edtf.includes('~'))) return undefined
  const ends = edtf.replaceAll('~', '').split('/')
  return ends.map((end) => `${end}${edtf.includes('~') ? '%' : sign}`).join('/')
}

function between(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined || `${from}${to}`.includes('..')) return undefined
  const [first = '', last = ''] = [from.split('/')[0], to.split('/').at(-1)]
  // “Mid-to-late June” is from the 10th: which of the days in between does not matter any more.
  return `${ofMasked(first, 0)}/${ofMasked(last, 1)}`
}

/** The first (0) or last (1) day of days that are masked as a whole: 2025-06-1X. */
const ofMasked = (edtf: string, end: 0 | 1): string => (edtf.endsWith('X') ? (daysOf(edtf)?.[end] ?? edtf) : edtf)

function opened(edtf: string, how: 'until' | 'from' | 'before' | 'after'): string | undefined {
  const [first = '', last = first] = edtf.split('/')
  if (how === 'until') return `../${last}`
  if (how === 'from') return `${first}/..`
  // A time of day is a moment, which nothing is before and after at once.
  const end = how === 'before' ? first : last
  if (end.includes('T')) return how === 'before' ? `../${end}` : `${end}/..`
  const days = daysOf(end)
  if (!days) return undefined
  const sign = /[~?]$/.exec(end)?.[0] ?? ''
  return how === 'before' ? `../${dayAfter(days[0], -1)}${sign}` : `${dayAfter(days[1], 1)}${sign}/..`
}

/** Early, mid and late are ten days or so, those of 上旬, 中旬 and 下旬 ten days of the calendar. */
export function partOfMonth(part: Part, month: string): string | undefined {
  if (daysOf(month) === undefined) return undefined
  if (part === 'mid') return `${month}-1X`
  if (part === 'middleTen') return `${month}-11/${month}-20`
  if (part === 'firstHalf') return `${month}-01/${month}-15`
  if (part === 'secondHalf') return `${month}-16/${lastDayOf(month)}`
  return /^(?:start|early|first)/.test(part) ? `${month}-01/${month}-10` : `${month}-21/${lastDayOf(month)}`
}

/** Early, mid and late are four months each; its end is in December and its start in January. */
export function partOfYear(part: Part, year: string): string | undefined {
  if (part === 'start') return `${year}-01`
  if (part === 'end') return `${year}-12`
  if (part === 'firstHalf') return `${year}-01/${year}-06`
  if (part === 'secondHalf') return `${year}-07/${year}-12`
  if (part === 'early') return `${year}-01/${year}-04`
  if (part === 'mid') return `${year}-05/${year}-08`
  return part === 'late' ? `${year}-09/${year}-12` : undefined
}

/** A quarter, from 1, of the year that begins with a month. */
export function quarterOf(first: string, quarter: number): string {
  return `${monthAfterMonth(first, quarter * 3 - 3)}/${monthAfterMonth(first, quarter * 3 - 1)}`
}

function fiscalMonths({ of, year, half, quarter, isEnd }: Extract<Said, { kind: 'fiscal' }>): string {
  const first = of === 'april' ? `${year}-04` : `${Number(year) - 1}-10`
  if (isEnd) return monthAfterMonth(first, 11)
  if (quarter !== undefined) return quarterOf(first, quarter)
  if (half !== undefined) return `${monthAfterMonth(first, half * 6 - 6)}/${monthAfterMonth(first, half * 6 - 1)}`
  return `${first}/${monthAfterMonth(first, 11)}`
}

function monthAfterMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const months = year * 12 + number - 1 + by
  return `${Math.floor(months / 12)}-${twoDigits(String((months % 12) + 1))}`
}
