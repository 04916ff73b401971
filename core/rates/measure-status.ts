import { dateRange, endsOf, knownStart } from '../dates/date-range'
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

/** Statuses that take a measure out of force. */
const OUT = [...ENDING, 'suspended', 'enjoined'] as const

const isOneOf = (list: readonly string[], { status }: StatusEvent) => list.includes(status)
export const isBefore = (event: StatusEvent): boolean => isOneOf(BEFORE, event)
export const saysInForce = (event: StatusEvent): boolean => isOneOf(IN_FORCE, event)
export const isEnd = (event: StatusEvent): boolean => isOneOf(ENDING, event)
export const takesOut = (event: StatusEvent): boolean => isOneOf(OUT, event)
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

/** The last event, but an announcement of what is to come only where it is all there is. */
export const lastEvent = (events: readonly StatusEvent[]) =>
  events.findLast((event) => !isBefore(event)) ?? events.at(-1)

/** The last instant at which a dated event can have happened. */
export function latestOf(date: FuzzyDate): number {
  const { from, to } = endsOf(date)
  return dateRange(from && !to ? from : date).max
}

/** The last event of those that are known to have happened by an instant, or undefined if none is. */
export function statusAt(measure: Measure, at: number): StatusEvent | undefined {
  return lastEvent(eventsUntil(measure, at).filter(({ on }) => knownStart(on) <= at))
}
