import type { FuzzyDate } from './fuzzy-date'

/**
 * A date whose days are counted on the clock of a time zone, unless it says on which clock they are. Made at each call: what is worked out of a date is remembered by
 * what it says, and a large desk has a hundred thousand dates.
 */
export function onClock(date: FuzzyDate, zone: string | undefined): FuzzyDate {
  return date.timeZone !== undefined || zone === undefined ? date : { ...date, timeZone: zone }
}
