import { dateRange, knownStart } from '../dates/date-range'
import type { Position } from '../model/records/records'
import type { DeskRead } from './desk-read'

const superseded = (position: Position) => position.supersedes

/** The positions that name this one as superseded. */
export function supersedersOf(desk: DeskRead, position: Position): readonly Position[] {
  return desk.index('position', superseded).get(position.id)
}

/**
 * Did a position hold at an instant (epoch milliseconds): begun, not closed before it, and not superseded by one that had begun?
 */
export function isCurrentAt(desk: DeskRead, position: Position, at: number): boolean {
  if (knownStart(position.validFrom) > at) return false
  if (position.validTo && dateRange(position.validTo).max < at) return false
  return !supersedersOf(desk, position).some((other) => knownStart(other.validFrom) <= at)
}

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
