import { isEdtf } from './edtf'
import { dayReadings, timeReadings } from './parse-words'

/**
 * The dates, in EDTF, that a refused text may mean: to be offered to a person, and never taken. 20250710 may be 10 July 2025 or a number,
 * 6/7/2025 is 7 June or 6 July; 20260701/.. begins on such a day; 01:30 comes twice when the clocks of `timeZone` go back. Empty where nothing is near.
 */
export function offeredDates(text: string, timeZone: string): readonly string[] {
  const typed = text.normalize('NFKC').trim()
  if (isEdtf(typed)) return []
  const readings = dayReadings(typed)
  if (readings.length > 1) return readings
  const times = timeReadings(typed, timeZone)
  if (times.length > 1) return times
  const spelled = typed.replaceAll(/(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)/g, '$1-$2-$3').replaceAll(/ ?\/ ?/g, '/')
  return spelled !== typed && isEdtf(spelled) ? [spelled] : []
}

/** The instants that a refused text may mean, on the clock that the caller adds: a day without an hour is offered to its last minute. */
export function offeredEndsOfDay(text: string): readonly string[] {
  const typed = text.normalize('NFKC').trim()
  const days = isEdtf(typed) ? [typed] : offeredDates(typed, 'UTC')
  return days.filter((day) => /^\d{4}-\d\d-\d\d$/.test(day)).map((day) => `${day} 23:59`)
}
