import { compareDates } from '../dates/date-range'
import type { Position } from '../model/records/records'
import { holdingOf, holdsAt, type Holding } from './current-positions'
import type { Derive, DeskRead } from './desk-read'
import { issueOf } from './index-keys'
import { screenZone } from './known-by'

/** Positions, and when each holds. Two columns take less memory than an object for each position. */
export interface HeldPositions {
  positions: readonly Position[]
  /** Two numbers for each position: when it begins to hold, and when it no longer does. */
  turns: readonly number[]
}

/** The positions on an issue, whenever they hold, in the order of the desk; `holding` tells when one holds. */
export function heldOn(desk: DeskRead, issue: string, holding: (position: Position) => Holding): HeldPositions {
  const positions = desk.index('position', issueOf).get(issue)
  const turns: number[] = []
  for (const position of positions) {
    const { from, until } = holding(position)
    turns.push(from, until)
  }
  return { positions, turns }
}

/** The positions on an issue, with the instants (epoch milliseconds) between which each holds in the desk’s time zone. */
export const heldOf: Derive<HeldPositions> = (desk, issue) =>
  heldOn(desk, issue, (position) => holdingOf(desk, position, screenZone(desk)))

/** A position that a cell shows, with its place among those of its issue, and how many others hold beside it. */
export interface Shown {
  position: Position
  place: number
  also: number
}

/** The key of a party's cell on a track. */
export const cellKey = (party: string, track: string): string => `${party} ${track}`

/** The positions that an issue's cells show at an instant: if more than one holds, the one that began last, and the others are only counted. */
export function shownAt({ positions, turns }: HeldPositions, at: number): Map<string, Shown> {
  const shown = new Map<string, Shown>()
  for (const [place, position] of positions.entries()) {
    const [from = Infinity, until = Infinity] = [turns[2 * place], turns[2 * place + 1]]
    if (!holdsAt({ from, until }, at)) continue
    const key = cellKey(position.party, position.track)
    const before = shown.get(key)
    const isLater = !before || compareDates(position.validFrom, before.position.validFrom) > 0
    shown.set(key, { ...(isLater ? { position, place } : before), also: before ? before.also + 1 : 0 })
  }
  return shown
}
