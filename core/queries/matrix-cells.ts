import { compareDates } from '../dates/date-range'
import { daysFrom } from '../dates/format-date'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { isContested } from '../desk/claims'
import { holdingOf, holdsAt, lineOf, type Holding } from '../desk/current-positions'
import { type Derive, getOrThrow, type DeskRead } from '../desk/desk-read'
import { sourceCount } from '../desk/evidence-for'
import { issueOf } from '../desk/index-keys'
import { boundsAt, screenZone, type KnownBounds } from '../desk/known-by'
import { noteCount } from '../desk/notes-about'
import { KnownDesk } from '../memo/known-desk'
import type { Position } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { isUnsourced } from './list-rows'
import type { MatrixCell, MatrixIssue } from './matrix-schemas'

/** How much of a position a cell can show: three lines, even where two parties share a wide screen. */
const SHOWN = 240

/** A position, and when it holds. */
interface Entry extends Holding {
  position: Position
}

/** The positions on an issue, whenever they hold, in the order of the desk. */
export const entriesOf: Derive<readonly Entry[]> = (desk, issue) =>
  desk
    .index('position', issueOf)
    .get(issue)
    .map((position) => ({ ...holdingOf(desk, position, screenZone(desk)), position }))

/** As much of a position's words as a cell can show. */
export function cellText({ text }: Position): string {
  if (text.length <= SHOWN) return text
  const shown = Array.from(text.slice(0, 2 * SHOWN)).slice(0, SHOWN)
  return `${shown.join('')}…`
}

/** The part of a cell that depends on what is known at the instant. */
type KnownThen = Pick<MatrixCell, 'contested' | 'unsourced' | 'sources'>

/** A position as a cell shows it while it holds, by its id: made once it is shown. */
const cellOf: Derive<Omit<MatrixCell, 'age' | 'also' | keyof KnownThen>> = (desk, id) => {
  const position = getOrThrow(desk, 'position', id)
  const ref: RecordRef = { collection: 'position', id: position.id }
  const line = lineOf(desk, position)
  return {
    ref,
    stance: position.stance,
    ...(position.movement === undefined ? {} : { movement: position.movement }),
    text: cellText(position),
    attribution: position.attribution,
    validFrom: position.validFrom,
    notes: noteCount(desk, ref),
    earlier: line.length - 1 - line.findIndex((other) => other.id === position.id),
  }
}

/** The caveats and sources of a claim as a memo of the instant has them. */
const knownThen = (desk: KnownDesk, position: Position, bounds: KnownBounds): KnownThen => ({
  contested: isContested(desk, { collection: 'position', id: position.id }, position, bounds),
  unsourced: isUnsourced(desk, position),
  sources: sourceCount(desk, position),
})

/** An entry that a cell shows, and how many others hold beside it. */
interface Shown {
  entry: Entry
  also: number
}

const cellKey = (party: string, track: string) => `${party} ${track}`

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

/** An issue's cells at an instant (epoch milliseconds), one for each party. @param today the number of its day (`dayOf`) */
export function cellsAt(
  desk: DeskRead,
  issue: string,
  parties: readonly { id: string }[],
  { at, today }: { at: number; today: number },
): MatrixIssue['cells'] {
  const shown = shownAt(desk.derived(entriesOf, issue), at)
  const bounds = boundsAt(desk, at)
  const known = new KnownDesk(desk, bounds)
  const cell = (party: string, track: Position['track']) => {
    const found = shown.get(cellKey(party, track))
    if (!found) return {}
    const own = desk.derived(cellOf, found.entry.position.id)
    const then = knownThen(known, found.entry.position, bounds)
    return { [track]: { ...own, ...then, age: ageOf(own.validFrom, today), also: found.also } }
  }
  return parties.map(({ id }) => ({ ...cell(id, 'public'), ...cell(id, 'assessed') }))
}

/** Whole days since a date, as a range if it is fuzzy. */
function ageOf(from: FuzzyDate, today: number): MatrixCell['age'] {
  const { min, max } = daysFrom(today, from)
  return { min: Math.max(0, -max), max: min === -Infinity ? null : Math.max(0, -min) }
}
