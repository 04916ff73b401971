import { daysFrom } from '../dates/format-date'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { isContested } from '../desk/claims'
import { lineOf } from '../desk/current-positions'
import { type Derive, getOrThrow, type DeskRead } from '../desk/desk-read'
import { sourceCount } from '../desk/evidence-for'
import { boundsAt, type KnownBounds } from '../desk/known-by'
import { noteCount } from '../desk/notes-about'
import { cellKey, heldOf, shownAt } from '../desk/shown-positions'
import { KnownDesk } from '../memo/known-desk'
import type { Position } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { isUnsourced } from './list-rows'
import type { MatrixCell, MatrixIssue } from './matrix-schemas'

/** How much of a position a cell can show: three lines, even where two parties share a wide screen. */
const SHOWN = 240

/** As much of the words of a position, or of an element of a package, as a cell can show. */
export function cellText({ text }: Pick<Position, 'text'>): string {
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

/** An issue's cells at an instant (epoch milliseconds), one for each party. @param today the number of its day (`dayOf`) */
export function cellsAt(
  desk: DeskRead,
  issue: string,
  parties: readonly { id: string }[],
  { at, today }: { at: number; today: number },
): MatrixIssue['cells'] {
  const shown = shownAt(desk.derived(heldOf, issue), at)
  const bounds = boundsAt(desk, at)
  const known = new KnownDesk(desk, bounds)
  const cell = (party: string, track: Position['track']) => {
    const found = shown.get(cellKey(party, track))
    if (!found) return {}
    const own = desk.derived(cellOf, found.position.id)
    const then = knownThen(known, found.position, bounds)
    return { [track]: { ...own, ...then, age: ageOf(own.validFrom, today), also: found.also } }
  }
  return parties.map(({ id }) => ({ ...cell(id, 'public'), ...cell(id, 'assessed') }))
}

/** Whole days since a date, as a range if it is fuzzy. */
function ageOf(from: FuzzyDate, today: number): MatrixCell['age'] {
  const { min, max } = daysFrom(today, from)
  return { min: Math.max(0, -max), max: min === -Infinity ? null : Math.max(0, -min) }
}
