import type { FuzzyDate } from './fuzzy-date'

/** A date whose days are counted on the clock of a time zone, unless it has a time zone of its own. Nothing is cached here: `dateRange` remembers its results. */
export function onClock(date: FuzzyDate, zone: string | undefined): FuzzyDate {
  return date.timeZone !== undefined || zone === undefined ? date : { ...date, timeZone: zone }
}
