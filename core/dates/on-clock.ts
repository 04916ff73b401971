import type { FuzzyDate } from './fuzzy-date'

/** Dates are values: each is put on a clock once, so that what is worked out of it is worked out once. */
const onClocks = new WeakMap<FuzzyDate, FuzzyDate>()

/** A date whose days are counted on the clock of a time zone, unless it says on which clock they are. */
export function onClock(date: FuzzyDate, zone: string | undefined): FuzzyDate {
  if (date.timeZone !== undefined || zone === undefined) return date
  const before = onClocks.get(date)
  if (before?.timeZone === zone) return before
  // An object that grows after a spread takes four times the memory of one that has the key from the start.
  const made = { timeZone: zone, ...date }
  made.timeZone = zone
  onClocks.set(date, made)
  return made
}
