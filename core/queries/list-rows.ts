import { DENIABLE, denialTurns, isContested, type Claim } from '../desk/claims'
import { getRef, settingsOf, type Derive, type DeskRead } from '../desk/desk-read'
import { isSourced, supportOfWords } from '../desk/evidence-for'
import { AFTER_ALL, boundsAt, citableFrom, screenZone, type KnownBounds } from '../desk/known-by'
import { refKey, refOfKey } from '../desk/ops'
import { titleBesideDate, titleOf } from '../desk/titles'
import { KnownDesk } from '../memo/known-desk'
import type { Position, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import type { Piece } from '../wording/piece'
import type { ListRow } from './view-schemas'

/**
 * A row of a list whose title is still to be read: what asks for the facts alone does not depend on it, and an edit of a title is nothing to it. `wholeRow`
 * makes it a row to keep.
 */
export function beginRow<C extends CollectionName>(
  desk: DeskRead,
  collection: C,
  record: RecordOf<C>,
  facts: Piece[] = [],
  extra: { depth?: number; text?: string } = {},
): ListRow {
  const ref = { collection, id: record.id }
  return {
    ref,
    get title() {
      return titleBesideDate(desk, ref)
    },
    depth: extra.depth ?? 0,
    facts,
    changedAt: record.changedAt,
    ...(extra.text ? { text: extra.text } : {}),
  }
}

/** A row with its title read, and the names in its facts. */
export const wholeRow = (begun: ListRow): ListRow => ({ ...begun, facts: begun.facts.map((fact) => ({ ...fact })) })

/** The name of a record as a fact of a row, which is read with the row's title. */
export const nameFact = (desk: DeskRead, ref: RecordRef): Piece => ({
  type: 'local',
  get title() {
    return titleOf(desk, ref)
  },
})

/** A row of a list. */
export const listRow: typeof beginRow = (...args) => wholeRow(beginRow(...args))

/** A word of a vocabulary, as a fact of a row. */
export const word = (vocabulary: string, value: string): Piece => ({ type: 'word', vocabulary, value })

/** A position's row: its party, its stance, and the sentence itself. With bounds, its caveats are those of a desk that knows no more. */
export const positionRow = (desk: DeskRead, position: Position, bounds = AFTER_ALL): ListRow =>
  wholeRow(beginPosition(desk, position, bounds))

/** The same, with a title that is still to be read. */
export function beginPosition(desk: DeskRead, position: Position, bounds = AFTER_ALL): ListRow {
  return beginRow(
    desk,
    'position',
    position,
    [
      word('stance', position.stance),
      nameFact(desk, { collection: 'party', id: position.party }),
      // An assessment must never be mistaken for a statement.
      ...(position.track === 'assessed' ? [word('track', position.track)] : []),
      word('attribution', position.attribution),
      ...(position.movement ? [word('movement', position.movement)] : []),
      { type: 'date', date: position.validFrom },
      ...claimCaveats(desk, { collection: 'position', id: position.id }, bounds),
    ],
    { text: position.text },
  )
}

/** The kinds of record whose rows have caveats of a claim. */
export const CLAIMS: ReadonlySet<CollectionName> = new Set(DENIABLE)
const CAVEATS: ReadonlySet<string> = new Set(['contested', 'unsourced'])

/** That a claim is contested, and that a position has no source, as far as denials and evidence are known then; nothing for any other record. */
function claimCaveats(desk: DeskRead, ref: RecordRef, bounds: KnownBounds): Piece[] {
  const record = CLAIMS.has(ref.collection) ? getRef(desk, ref) : undefined
  if (!record) return []
  const position = ref.collection === 'position' ? desk.get('position', ref.id) : undefined
  const caveat = (name: 'contested' | 'unsourced'): Piece => ({ type: 'caveat', caveat: name })
  return [
    ...(isContested(desk, ref, record as Claim, bounds) ? [caveat('contested')] : []),
    ...(position && isUnsourced(desk, position) ? [caveat('unsourced')] : []),
  ]
}

/**
 * The instants (epoch milliseconds) at which the caveats of a claim may change, by `refKey`: from the last one on, they are those of its row. None for any other
 * record.
 */
export const claimTurns: Derive<readonly number[]> = (desk, key) => {
  const ref = refOfKey(key)
  if (!CLAIMS.has(ref.collection)) return NO_TURNS
  const timeZone = screenZone(desk)
  const position = ref.collection === 'position' ? desk.get('position', ref.id) : undefined
  const sourced = position ? supportOfWords(desk, position) : []
  const turns = [
    ...denialTurns(desk, ref, timeZone),
    Math.min(...sourced.map((evidence) => citableFrom(desk, evidence, timeZone))),
  ].filter(Number.isFinite)
  return turns.length === 0 ? NO_TURNS : turns.toSorted((a, b) => a - b)
}
const NO_TURNS: readonly number[] = []

/** May the caveats of a claim be others at an instant (epoch milliseconds) than those of its row? */
export function isUnsettled(desk: DeskRead, key: string, at: number): boolean {
  return CLAIMS.has(refOfKey(key).collection) && at < (desk.derived(claimTurns, key).at(-1) ?? -Infinity)
}

/** A claim's row with the caveats that it has at an instant (epoch milliseconds); any other row as it is. */
export function claimRowAt(desk: DeskRead, row: ListRow, at: number): ListRow {
  if (!CLAIMS.has(row.ref.collection) || !isUnsettled(desk, refKey(row.ref), at)) return row
  const bounds = boundsAt(desk, at)
  const own = row.facts.filter((fact) => fact.type !== 'caveat' || !CAVEATS.has(fact.caveat))
  return { ...row, facts: [...own, ...claimCaveats(new KnownDesk(desk, bounds), row.ref, bounds)] }
}

/** How a claim was said, by whom, and that another party disputes it: as far as its record says so. With bounds, as far as that is known then. */
export function claimFacts(desk: DeskRead, ref: RecordRef, claim: Claim, bounds = AFTER_ALL): Piece[] {
  const { attribution, speaker } = claim
  const person = speaker === undefined ? undefined : desk.get('membership', speaker)?.person
  return [
    ...(attribution === undefined ? [] : [word('attribution', attribution)]),
    ...(person === undefined
      ? []
      : [{ type: 'local', title: titleOf(desk, { collection: 'person', id: person }) } as const]),
    ...claimCaveats(desk, ref, bounds),
  ]
}

/** Must a position be marked as unsourced? The desk's own assessment needs no source. */
export function isUnsourced(desk: DeskRead, position: Position): boolean {
  return position.attribution !== 'assessed' && !isSourced(desk, position)
}

/** A line to take: its addressee and status; a line that is not cleared says so, as in print. */
export function beginLine(desk: DeskRead, line: RecordOf<'line'>): ListRow {
  const status: Piece =
    line.status === 'draft'
      ? { type: 'caveat', caveat: settingsOf(desk).example ? 'example' : 'notCleared' }
      : word('lineStatus', line.status)
  return beginRow(desk, 'line', line, [word('audience', line.audience), status], { text: line.text })
}
