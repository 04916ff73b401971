import { dateRange, knownStart } from '../dates/date-range'
import type { Position } from '../model/records/records'
import type { DeskRead } from './desk-read'

const superseded = (position: Position) => position.supersedes

/** The positions that name this one as superseded. */
export function supersedersOf(desk: DeskRead, position: Position): readonly Position[] {
  return desk.index('position', superseded).get(position.id)
}

/** When a position holds, in epoch milliseconds: from `from` until just before `until`. */
export interface Holding {
  from: number
  until: number
}

/** A position holds once it has begun, until it is closed or superseded by one that has begun. */
export function holdingOf(desk: DeskRead, position: Position): Holding {
  const closed = position.validTo ? dateRange(position.validTo).max + 1 : Infinity
  const starts = supersedersOf(desk, position).map((other) => knownStart(other.validFrom))
  return { from: knownStart(position.validFrom), until: Math.min(closed, ...starts) }
}

/** Does it hold at an instant (epoch milliseconds)? */
export const holdsAt = ({ from, until }: Holding, at: number): boolean => from <= at && at < until

/** Did a position hold at an instant (epoch milliseconds)? */
export const isCurrentAt = (desk: DeskRead, position: Position, at: number): boolean =>
  holdsAt(holdingOf(desk, position), at)

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
