import { dateRange } from '../dates/date-range'
import { DAY_MS } from '../dates/edtf'
import type { FuzzyDate } from '../dates/fuzzy-date'

/** The first and the last day (since 1970, infinite where open) on which a date may be, as the key of an index: a date has one place, and a place has few dates. */
export function daysOf(date: FuzzyDate): string {
  const { min, max } = dateRange(date)
  return `${Math.floor(min / DAY_MS)} ${Math.floor(max / DAY_MS)}`
}

/** The two days of such a key. */
export function daysOfKey(key: string): { first: number; last: number } {
  const [first = 0, last = 0] = key.split(' ').map(Number)
  return { first, last }
}
