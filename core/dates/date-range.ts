import { DAY, INSTANT, isEdtf, MONTH, singleOf, YEAR, type DateRange } from './edtf'
import type { FuzzyDate } from './fuzzy-date'
import { instantOfWallClock } from './time-zone'

/** How exactly a date is known. `approximate` covers ~, ? and %, unspecified digits (X), and any interval in words. */
export type Precision = 'instant' | 'day' | 'month' | 'year' | 'interval' | 'open' | 'approximate' | 'unreadable'

interface Ends {
  from: FuzzyDate | undefined
  to: FuzzyDate | undefined
}

/** How many different dates are remembered: a desk of ten years has about four thousand. */
const REMEMBERED = 10_000

/** Remembers what was worked out of dates, by all that it depends on: records by the hundred thousand have few different ones. */
function remembered<V extends object>(workOut: (date: FuzzyDate) => V): (date: FuzzyDate) => V {
  const known = new Map<string, V>()
  return (date) => {
    const key = date.timeZone === undefined ? date.edtf : `${date.edtf} ${date.timeZone}`
    const before = known.get(key)
    if (before) return before
    if (known.size >= REMEMBERED) known.clear()
    const found = workOut(date)
    known.set(key, found)
    return found
  }
}

/** The one date, or the first and the last of an interval; undefined where an end is open. */
export const endsOf = remembered((date: FuzzyDate): Ends => {
  const [first = '', last = first] = date.edtf.split('/')
  const zone = date.timeZone === undefined ? {} : { timeZone: date.timeZone }
  const end = (text: string) => (text === '..' ? undefined : { edtf: text, ...zone })
  return { from: end(first), to: end(last) }
})

/** The day by which something is known, of a date that says no more than that: "by 6 June" is ../2025-06-06. */
export function knownBy(date: FuzzyDate): FuzzyDate | undefined {
  const { from, to } = endsOf(date)
  return from ? undefined : to
}

/**
 * The first instant (epoch milliseconds) at which what a date dates is known to have happened. "By 6 June" says nothing of the days
 * before 6 June.
 */
export function knownStart(date: FuzzyDate): number {
  return dateRange(knownBy(date) ?? date).min
}

/**
 * The first instant (epoch milliseconds) at which what a date dates has happened for certain: a day counts from its beginning, and "June 2025" or a span of days only
 * once it is over. Infinity where no end is known.
 */
export function certainStart(date: FuzzyDate): number {
  const told = knownBy(date) ?? date
  const { min, max } = dateRange(told)
  return DAY.test(told.edtf) || INSTANT.test(told.edtf) || isUnreadable(told) ? min : max
}

/**
 * The span that a date may mean. Days are counted in its time zone (UTC if it has none); an instant is the same everywhere.
 * "~" does not widen the span: EDTF does not say by how much. A text that is no date may mean any.
 */
export const dateRange = remembered(rangeOf)

function rangeOf(date: FuzzyDate): DateRange {
  if (!isEdtf(date.edtf)) return { min: -Infinity, max: Infinity }
  const [from, to] = date.edtf.split('/') as [string, string | undefined]
  const shift = (text: string, wall: number) =>
    date.timeZone && !INSTANT.test(text) && Number.isFinite(wall) ? instantOfWallClock(wall, date.timeZone) : wall
  const min = shift(from, singleOf(from)?.min ?? -Infinity)
  const last = to ?? from
  const max = shift(last, singleOf(last)?.max ?? Infinity)
  return { min, max }
}

/** Is this stored date no date, although an earlier Parley took it for one? Its meaning is not known. */
export const isUnreadable = (date: FuzzyDate): boolean => !isEdtf(date.edtf)

/** How exactly a date is known. */
export function precisionOf(date: FuzzyDate): Precision {
  const text = date.edtf
  if (isUnreadable(date)) return 'unreadable'
  if (text.includes('..')) return 'open'
  if (text.includes('/')) return /[X~?%]/.test(text) ? 'approximate' : 'interval'
  if (INSTANT.test(text)) return 'instant'
  if (DAY.test(text)) return 'day'
  if (MONTH.test(text)) return 'month'
  if (YEAR.test(text)) return 'year'
  return 'approximate'
}

/** Is a date one day or instant? */
export const isExact = (date: FuzzyDate): boolean => ['day', 'instant'].includes(precisionOf(date))

/** Orders dates by their earliest, then by their latest instant: a fuzzy date has one place, always the same. */
export function compareDates(a: FuzzyDate, b: FuzzyDate): number {
  const left = dateRange(a)
  const right = dateRange(b)
  return compareNumbers(left.min, right.min) || compareNumbers(left.max, right.max)
}

/** Orders numbers, infinite ones too. */
export const compareNumbers = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0)
