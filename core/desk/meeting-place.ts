import type { LocalText } from '../base/text'
import { dateRange } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { Round, Session } from '../model/records/records'

/** Where a meeting is, and the record that says so. */
export interface MeetingPlace {
  names: LocalText
  of: 'session' | 'round'
}

/**
 * The place of a meeting: its own, or that of its round if the meeting's days lie within the round's. Undefined if nobody recorded one: a
 * round's place says nothing of a meeting before or after it.
 */
export function placeOfMeeting(session: Session, round: Round | undefined): MeetingPlace | undefined {
  if (session.place) return { names: session.place, of: 'session' }
  if (!round?.place || !liesWithin(session.start, round.when)) return undefined
  return { names: round.place, of: 'round' }
}

/** Do the days of a date lie within those of a span? Days without a time zone are counted on the other's clock. */
export function liesWithin(date: FuzzyDate, span: FuzzyDate): boolean {
  const onClockOf = (one: FuzzyDate, other: FuzzyDate): FuzzyDate =>
    one.timeZone === undefined && other.timeZone !== undefined ? { ...one, timeZone: other.timeZone } : one
  const inner = dateRange(onClockOf(date, span))
  const outer = dateRange(onClockOf(span, date))
  return Number.isFinite(inner.min) && Number.isFinite(inner.max) && outer.min <= inner.min && inner.max <= outer.max
}
