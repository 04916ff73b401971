import { dateRange, endsOf, knownStart, precisionOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { Measure } from '../model/records/records'

export type StatusEvent = Measure['events'][number]

/** Statuses that say of a measure that it is not law yet. Once it has been in force, they speak of what is to come. */
const BEFORE = ['threatened', 'announced', 'signed', 'published'] as const
const STAYS = ['administrativelyStayed', 'stayedPendingAppeal'] as const
/** Statuses under which duty is taken. A stay of a ruling leaves the measure in force. */
const IN_FORCE = ['inForce', 'amended', ...STAYS] as const
/** Statuses after which the layers that had begun are not in force, whatever their intervals say. */
const ENDING = ['expired', 'revoked', 'invalidated'] as const

const isOneOf = (list: readonly string[], { status }: StatusEvent) => list.includes(status)
export const isBefore = (event: StatusEvent): boolean => isOneOf(BEFORE, event)
export const saysInForce = (event: StatusEvent): boolean => isOneOf(IN_FORCE, event)
export const isEnd = (event: StatusEvent): boolean => isOneOf(ENDING, event)
const isStay = (event: StatusEvent): boolean => isOneOf(STAYS, event)

/**
 * The events that have happened, or may have, by an instant (epoch milliseconds); the earliest first. One that is known by a day comes
 * with that day: "suspended by 5 June" follows "in force since April". A stay follows a ruling of its day.
 */
export function eventsUntil(measure: Measure, at: number): StatusEvent[] {
  return measure.events
    .filter((event) => dateRange(event.on).min <= at)
    .toSorted((a, b) => knownStart(a.on) - knownStart(b.on) || Number(isStay(a)) - Number(isStay(b)))
}

/** The event that says what a measure is: the last one, but an announcement of what is to come only where it is all there is. */
export const decidingEvent = (events: readonly StatusEvent[]): StatusEvent | undefined =>
  events.findLast((event) => !isBefore(event)) ?? events.at(-1)

/** The other events that may have come after the deciding one: of the same day, or of a date that does not say. */
export function rivalsOf(events: readonly StatusEvent[], deciding: StatusEvent): StatusEvent[] {
  return events.filter((event) => {
    if (event === deciding || isBefore(event)) return false
    // A stay answers a ruling.
    if (isStay(deciding) && event.status === 'enjoined') return false
    // A beginning without a known date comes before the end; on one day, either may be the last.
    if (saysInForce(event) && !saysInForce(deciding) && !isOfDay(event.on)) return false
    return latestOf(event.on) >= knownStart(deciding.on)
  })
}

const isOfDay = (date: FuzzyDate) => ['day', 'instant'].includes(precisionOf(date))

/** The last instant at which a dated event can have happened. */
function latestOf(date: FuzzyDate): number {
  const { from, to } = endsOf(date)
  return dateRange(from && !to ? from : date).max
}

/** Was a ruling stayed by an instant, so that it has not taken the measure out of force? */
export function isStayedBy(measure: Measure, ruling: StatusEvent, at: number): boolean {
  const later = eventsUntil(measure, at).filter(({ on }) => knownStart(on) >= knownStart(ruling.on))
  return later.some(isStay)
}

/** The deciding event of those that are known to have happened by an instant, or undefined if none is. */
export function statusAt(measure: Measure, at: number): StatusEvent | undefined {
  return decidingEvent(eventsUntil(measure, at).filter(({ on }) => knownStart(on) <= at))
}

/**
 * A date that is known only as a span of days, or only as "by" a day, where the instant is inside of it: what happens then has
 * happened, or has not.
 */
export function spanAt(date: FuzzyDate | undefined, at: number): FuzzyDate | undefined {
  if (!date) return undefined
  const precision = precisionOf(date)
  if (precision === 'day' || precision === 'instant') return undefined
  // "From a day on" begins on that day.
  if (precision === 'open' && endsOf(date).from) return undefined
  const { min, max } = dateRange(date)
  return min <= at && at < max ? date : undefined
}
