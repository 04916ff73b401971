import { isContested, type Claim } from '../desk/claims'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { isSourced } from '../desk/evidence-for'
import { titleOf } from '../desk/titles'
import type { Position, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import type { Piece } from '../wording/piece'
import type { ListRow } from './view-schemas'

/** A row of a list. */
export function listRow<C extends CollectionName>(
  desk: DeskRead,
  collection: C,
  record: RecordOf<C>,
  facts: Piece[] = [],
  extra: { depth?: number; text?: string } = {},
): ListRow {
  const ref = { collection, id: record.id }
  return {
    ref,
    title: titleOf(desk, ref),
    depth: extra.depth ?? 0,
    facts,
    changedAt: record.changedAt,
    ...(extra.text ? { text: extra.text } : {}),
  }
}

/** A word of a vocabulary, as a fact of a row. */
export const word = (vocabulary: string, value: string): Piece => ({ type: 'word', vocabulary, value })

/** A position's row: its party, its stance, and the sentence itself. */
export function positionRow(desk: DeskRead, position: Position, depth = 0): ListRow {
  return listRow(
    desk,
    'position',
    position,
    [
      word('stance', position.stance),
      { type: 'local', title: titleOf(desk, { collection: 'party', id: position.party }) },
      // An assessment must never be mistaken for a statement.
      ...(position.track === 'assessed' ? [word('track', position.track)] : []),
      word('attribution', position.attribution),
      ...(position.movement ? [word('movement', position.movement)] : []),
      { type: 'date', date: position.validFrom },
      ...contestedFact(desk, { collection: 'position', id: position.id }, position),
      ...(isUnsourced(desk, position) ? [{ type: 'caveat', caveat: 'unsourced' } as const] : []),
    ],
    { depth, text: position.text },
  )
}

const contestedFact = (desk: DeskRead, ref: RecordRef, claim: Claim): Piece[] =>
  isContested(desk, ref, claim) ? [{ type: 'caveat', caveat: 'contested' }] : []

/** How a claim was said, by whom, and that another party disputes it: as far as its record says so. */
export function claimFacts(desk: DeskRead, ref: RecordRef, claim: Claim): Piece[] {
  const { attribution, speaker } = claim
  const person = speaker === undefined ? undefined : desk.get('membership', speaker)?.person
  return [
    ...(attribution === undefined ? [] : [word('attribution', attribution)]),
    ...(person === undefined
      ? []
      : [{ type: 'local', title: titleOf(desk, { collection: 'person', id: person }) } as const]),
    ...contestedFact(desk, ref, claim),
  ]
}

/** Must a position be marked as unsourced? The desk's own assessment needs no source. */
export function isUnsourced(desk: DeskRead, position: Position): boolean {
  return position.attribution !== 'assessed' && !isSourced(desk, position)
}

/** A line to take: its addressee and status; a line that is not cleared says so, as in print. */
export function lineRow(desk: DeskRead, line: RecordOf<'line'>, depth = 0): ListRow {
  const status: Piece =
    line.status === 'draft'
      ? { type: 'caveat', caveat: settingsOf(desk).example ? 'example' : 'notCleared' }
      : word('lineStatus', line.status)
  return listRow(desk, 'line', line, [word('audience', line.audience), status], { depth, text: line.text })
}
