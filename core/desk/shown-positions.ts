import { compareDates } from '../dates/date-range'
import type { Position } from '../model/records/records'
import { holdingOf, holdsAt, type Holding } from './current-positions'
import type { Derive } from './desk-read'
import { issueOf } from './index-keys'
import { screenZone } from './known-by'

/** A position, and when it holds. */
export interface Entry extends Holding {
  position: Position
}

/** The positions on an issue, whenever they hold, in the order of the desk. */
export const entriesOf: Derive<readonly Entry[]> = (desk, issue) =>
  desk
    .index('position', issueOf)
    .get(issue)
    .map((position) => ({ position, ...holdingOf(desk, position, screenZone(desk)) }))

/** An entry that a cell shows, and how many others hold beside it. */
export interface Shown {
  entry: Entry
  also: number
}

/** The key of a party's cell on a track. */
export const cellKey = (party: string, track: string): string => `${party} ${track}`

/** The entries that an issue's cells show at an instant: if more than one holds, the one that began last, and the others are only counted. */
export function shownAt(entries: readonly Entry[], at: number): Map<string, Shown> {
  const shown = new Map<string, Shown>()
  for (const entry of entries) {
    if (!holdsAt(entry, at)) continue
    const { party, track, validFrom } = entry.position
    const key = cellKey(party, track)
    const before = shown.get(key)
    const isLater = !before || compareDates(validFrom, before.entry.position.validFrom) > 0
    shown.set(key, { entry: isLater ? entry : before.entry, also: before ? before.also + 1 : 0 })
  }
  return shown
}
