import { endsOf, precisionOf } from './date-range'
import type { FuzzyDate } from './fuzzy-date'
import { parseDateWords } from './parse-words'

/** A period of which nothing is known: announced only, or in force since nobody knows when. */
export const UNKNOWN_SPAN: FuzzyDate = { edtf: '../..' }

/** The periods that do not run from a day on: a day alone, another time alone such as a month, an end without a start, or nothing known at all. */
export type OddSpan = 'day' | 'time' | 'until' | 'unknown'

/** How a date falls short of the period that a field asks for; undefined if it has a start, with or without an end. */
export function oddSpan(date: FuzzyDate): OddSpan | undefined {
  const { from, to } = endsOf(date)
  if (!from) return to ? 'until' : 'unknown'
  if (date.edtf.includes('/')) return undefined
  return precisionOf(date) === 'day' ? 'day' : 'time'
}

/** The period that begins with a date which was given alone: to be offered, since a first day may be meant. An end never becomes a start. */
export function fromThenOn(date: FuzzyDate): FuzzyDate | undefined {
  const odd = oddSpan(date)
  const { from: start } = endsOf(date)
  if (!start || (odd !== 'day' && odd !== 'time')) return undefined
  const { words } = date
  const english = words?.en === undefined ? undefined : parseDateWords(`from ${words.en}`, 'en', date.timeZone ?? 'UTC')
  const japanese = words?.ja === undefined ? undefined : parseDateWords(`${words.ja}以降`, 'ja', date.timeZone ?? 'UTC')
  const kept = { ...english?.words, ...japanese?.words }
  return {
    ...start,
    edtf: `${start.edtf}/..`,
    ...(Object.keys(kept).length === 0 ? {} : { words: kept }),
  }
}
