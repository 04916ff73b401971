import { DAY_MS } from '../dates/edtf'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import { roundMoves, roundSpan, type AsOf, type RoundMove, type RoundSpan } from '../desk/round-movement'
import { titleOf } from '../desk/titles'
import type { Position, Round } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'
import { FIRST_LINKS } from './links-schemas'
import { cellText } from './matrix-cells'
import type { RoundPart, RoundRow } from './movement-schemas'

const dayDate = (day: number): FuzzyDate => ({ edtf: new Date(day * DAY_MS).toISOString().slice(0, 10) })

/** The movement over a round, as of the desk's instant; undefined for a round that was not held or has no known day. */
export function roundPart(desk: DeskRead, round: Round, now: AsOf): RoundPart | undefined {
  const span = roundSpan(desk, round, now)
  if (!span) return undefined
  const rows = rowsOver(desk, round, span)
  const words = [...VOCABULARIES.movement, undefined]
  return {
    start: dayDate(span.start),
    ...(span.after === undefined ? {} : { after: dayDate(span.after) }),
    counts: words
      .map((movement) => ({
        ...(movement === undefined ? {} : { movement }),
        count: rows.filter((row) => row.movement === movement).length,
      }))
      .filter(({ count }) => count > 0),
    total: rows.length,
    first: rows.slice(0, FIRST_LINKS),
  }
}

/** For each issue of the talk, party and track with a position before or after a round: how it moved. Those that did not move come last. */
export function roundRows(desk: DeskRead, round: Round, now: AsOf): RoundRow[] {
  const span = roundSpan(desk, round, now)
  return span ? rowsOver(desk, round, span) : []
}

const rowsOver = (desk: DeskRead, round: Round, span: RoundSpan): RoundRow[] =>
  roundMoves(desk, round, span).map((move) => rowOf(desk, move))

function rowOf(desk: DeskRead, { issue, party, track, from, to, movement, basis, because, canConfirm }: RoundMove) {
  return {
    issue: named(desk, { collection: 'issue', id: issue }),
    party: named(desk, { collection: 'party', id: party }),
    track,
    ...(from ? { before: heldOf(from) } : {}),
    ...(to ? { after: heldOf(to) } : {}),
    ...(movement === undefined ? {} : { movement }),
    basis,
    because,
    ...(to && canConfirm ? { confirm: to.rev } : {}),
  } satisfies RoundRow
}

const heldOf = (position: Position): NonNullable<RoundRow['before']> => ({
  ref: { collection: 'position', id: position.id },
  stance: position.stance,
  text: cellText(position),
})
const named = (desk: DeskRead, ref: RecordRef) => ({ ref, title: titleOf(desk, ref) })
