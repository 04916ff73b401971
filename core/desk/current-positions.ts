import { knownBy } from '../dates/date-range'
import { daysFrom } from '../dates/format-date'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { Position } from '../model/records/records'
import type { DeskRead } from './desk-read'
import { endOn, startOn, type KnownBounds } from './known-by'

const superseded = (position: Position) => position.supersedes

/** The positions that name this one as superseded. */
export function supersedersOf(desk: DeskRead, position: Position): readonly Position[] {
  return desk.index('position', superseded).get(position.id)
}

/** When a position holds, in epoch milliseconds or in numbered days: from `from` until just before `until`. */
export interface Holding {
  from: number
  until: number
}

/** A position holds once it has begun, until it is closed or superseded by one that has begun. A day without a clock is one of the time zone. */
export function holdingOf(desk: DeskRead, position: Position, timeZone: string): Holding {
  const startOf = (date: FuzzyDate) => startOn(date, timeZone)
  return heldBetween(desk, position, startOf, (date) => endOn(date, timeZone) + 1)
}

/**
 * The same in days of the calendar, each date by its own clock: a position of 5 June was taken on the day of a round of 5 June, wherever that was. The days are
 * numbered as by `dayOf`.
 */
export function daysHeld(desk: DeskRead, position: Position): Holding {
  return heldBetween(desk, position, firstDay, (date) => daysFrom(0, date).max + 1)
}

/** The number of the first day on which what a date dates is known to have happened, by the clock of the date. */
export const firstDay = (date: FuzzyDate): number => daysFrom(0, knownBy(date) ?? date).min

function heldBetween(
  desk: DeskRead,
  position: Position,
  startOf: (date: FuzzyDate) => number,
  endOf: (date: FuzzyDate) => number,
): Holding {
  const closed = position.validTo ? endOf(position.validTo) : Infinity
  const starts = supersedersOf(desk, position).map((other) => startOf(other.validFrom))
  return { from: startOf(position.validFrom), until: Math.min(closed, ...starts) }
}

/** Does it hold at an instant (epoch milliseconds)? */
export const holdsAt = ({ from, until }: Holding, at: number): boolean => from <= at && at < until

/** Did a position hold at the as-of instant? */
export const isCurrentAt = (desk: DeskRead, position: Position, { at, timeZone }: KnownBounds): boolean =>
  holdsAt(holdingOf(desk, position, timeZone), at)

/** A position's line of supersessions, newest first. A position in a circle appears once. */
export function lineOf(desk: DeskRead, position: Position): Position[] {
  const seen = new Set<string>([position.id])
  const fresh = (other: Position | undefined): other is Position => {
    if (!other || seen.has(other.id)) return false
    seen.add(other.id)
    return true
  }
  const later: Position[] = []
  for (let next = supersedersOf(desk, position)[0]; fresh(next); next = supersedersOf(desk, next)[0])
    later.unshift(next)
  const earlier: Position[] = []
  const before = ({ supersedes }: Position) => (supersedes === undefined ? undefined : desk.get('position', supersedes))
  for (let next = before(position); fresh(next); next = before(next)) earlier.push(next)
  return [...later, position, ...earlier]
}
