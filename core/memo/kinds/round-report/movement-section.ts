import { DAY_MS } from '../../../dates/edtf'
import { formatDate } from '../../../dates/format-date'
import type { RoundMove } from '../../../desk/round-movement'
import type { Position } from '../../../model/records/records'
import { vocabularyText } from '../../../text/describe'
import { contestedPositionRuns } from '../../about-talk/position-texts'
import { emptyPart, issueName, partyName } from '../../about-talk/talk-context'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { RoundContext } from './round-context'

const space: ContentRun = { text: ' ', style: 'plain' }

/** Section 4: the positions held before the round and after it, and how each moved, with its evidence. */
export function movementSection(context: RoundContext): SectionPart[] {
  const { writer, span, moves } = context
  if (!span) return [emptyPart([writer.say('memo.empty.roundDay')])]
  if (span.after === undefined) return [emptyPart([writer.say('memo.empty.roundAhead')])]
  if (moves.length === 0) return [emptyPart([writer.say('memo.empty.movement')])]
  const day = (number: number) =>
    formatDate({ edtf: new Date(number * DAY_MS).toISOString().slice(0, 10) }, writer.language)
  const moved = moves.filter(({ movement }) => movement !== 'unchanged')
  const same = moves.filter(({ movement }) => movement === 'unchanged')
  const caption = writer.say('memo.report.span', { start: day(span.start), after: day(span.after) })
  return [
    { kind: 'paragraph', runs: [caption] },
    ...(moved.length === 0 ? [] : [movedTable(context, moved)]),
    ...(same.length === 0 ? [] : [unchangedPart(context, same)]),
  ]
}

function unchangedPart(context: RoundContext, same: readonly RoundMove[]): SectionPart {
  const { writer } = context
  return {
    kind: 'paragraph',
    runs: [writer.say('memo.report.unchanged')],
    points: same.map((move) => [
      ...writer.frame('memo.report.holder', {
        party: holderRuns(context, move),
        issue: issueName(context, move.issue),
      }),
      space,
      ...heldRuns(context, move.to),
    ]),
  }
}

const COLUMNS = ['issue', 'party', 'before', 'after', 'movement'] as const

function movedTable(context: RoundContext, moved: readonly RoundMove[]): SectionPart {
  const { writer } = context
  return {
    kind: 'table',
    // A column of nothing but "none recorded" takes less room.
    weights: moved.some(({ from }) => from) ? [1.9, 1.4, 3, 3.6, 1.7] : [1.9, 1.4, 1.5, 5.1, 1.7],
    header: COLUMNS.map((column) => [writer.say(`memo.report.table.${column}`, {}, 'label')]),
    rows: moved.map((move) => [
      [issueName(context, move.issue, 'label')],
      holderRuns(context, move),
      heldRuns(context, move.from),
      heldRuns(context, move.to),
      movementRuns(context, move),
    ]),
  }
}

/** The party, and that it is the desk that ascribes the position to it, if so. */
function holderRuns(context: RoundContext, { party, track }: RoundMove): ContentRun[] {
  const { writer } = context
  const name = partyName(context, party)
  return track === 'assessed' ? writer.frame('memo.report.assessedHolder', { party: name }) : [name]
}

/** The stance, and the words with both sides of a contested claim; or that none is recorded. */
function heldRuns(context: RoundContext, position: Position | undefined): ContentRun[] {
  const { writer } = context
  if (!position) return [writer.say('memo.report.noPosition', {}, 'quiet')]
  const stance = vocabularyText(writer.language, 'stance', position.stance)
  return writer.frame('memo.report.held', {
    stance: { text: stance, style: 'strong' },
    text: contestedPositionRuns(context, position),
  })
}

/** How it moved, as the desk confirmed it or as the records suggest it; or why that is not known. */
function movementRuns({ writer }: RoundContext, { from, movement, basis }: RoundMove): ContentRun[] {
  if (movement === undefined)
    return [writer.say(from ? 'memo.report.unclear' : 'memo.report.sinceUnknown', {}, 'quiet')]
  const words = vocabularyText(writer.language, 'movement', movement)
  if (basis !== 'suggested') return [{ text: words, style: 'strong' }]
  return [{ text: words, style: 'strong' }, space, writer.say('memo.report.suggested', {}, 'caveat')]
}
