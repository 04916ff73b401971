import { compareDates } from '../../../dates/date-range'
import { formatDate } from '../../../dates/format-date'
import { isCurrentAt } from '../../../desk/current-positions'
import { getOrThrow } from '../../../desk/desk-read'
import { gapSides, suggestGap } from '../../../desk/gap'
import { issueOf, talkOf } from '../../../desk/index-keys'
import { byArea } from '../../../desk/issue-tree'
import { suggestedFor } from '../../../desk/movement'
import type { Issue, Position } from '../../../model/records/records'
import { vocabularyText } from '../../../text/describe'
import { contestedPositionRuns } from '../../about-talk/position-texts'
import { listed } from '../../about-talk/session-texts'
import { emptyPart, evenParts, issueName, oursFirst, partyName, type TalkContext } from '../../about-talk/talk-context'
import type { ContentRun, SectionPart } from '../../memo-content'

/** The most parties beside each other in one table. */
const PARTIES_MOST = 4
const space: ContentRun = { text: ' ', style: 'plain' }

/** Section 1: for each issue what each party holds, how far they are apart, and how each position moved; with a table for every four parties. */
export function matrixSection(context: TalkContext): SectionPart[] {
  const { desk, writer, talk } = context
  const issues = byArea(desk.index('issue', talkOf).get(talk.id)).map(({ id }) => getOrThrow(desk, 'issue', id))
  if (issues.length === 0) return [emptyPart([writer.say('memo.empty.issues')])]
  const held = new Map(issues.map(({ id }) => [id, positionsOn(context, id)]))
  const holders = [...held.values()].flatMap((positions) => positions.map(({ party }) => party))
  const tables = evenParts(oursFirst(context, [...talk.parties, ...holders]), PARTIES_MOST)
  return tables.flatMap((parties): SectionPart[] => [
    ...(tables.length === 1
      ? []
      : [
          {
            kind: 'paragraph',
            runs: writer.frame('memo.matrix.parties', { parties: namesOf(context, parties) }),
          } as const,
        ]),
    {
      kind: 'table',
      weights: [2.4, ...parties.map(() => 9.6 / parties.length)],
      header: [
        [writer.say(context.isExtract ? 'memo.matrix.table.issue' : 'memo.matrix.issue', {}, 'label')],
        ...parties.map((party) => [partyName(context, party, 'label')]),
      ],
      rows: issues.map((issue) => [
        issueCell(context, issue),
        ...parties.map((party) =>
          partyCell(
            context,
            (held.get(issue.id) ?? []).filter((position) => position.party === party),
          ),
        ),
      ]),
    },
  ])
}

const namesOf = (context: TalkContext, parties: readonly string[]) =>
  listed(
    context.writer,
    parties.map((party) => [partyName(context, party)]),
  )

/** The positions on an issue that hold: the public ones first, on each track the one that began last. */
function positionsOn({ desk, bounds }: TalkContext, issue: string): Position[] {
  return desk
    .index('position', issueOf)
    .get(issue)
    .filter((position) => isCurrentAt(desk, position, bounds))
    .toSorted(
      (a, b) =>
        Number(a.track === 'assessed') - Number(b.track === 'assessed') || compareDates(b.validFrom, a.validFrom),
    )
}

/** The issue, our interest in it, and the gap: as the desk has confirmed it with its reason, else as the positions suggest it. */
function issueCell(context: TalkContext, issue: Issue): ContentRun[] {
  const { desk, writer, bounds, isExtract } = context
  const about = { collection: 'issue', id: issue.id } as const
  const interest = issue.ourInterest
    ? [
        space,
        ...writer.frame(
          'memo.matrix.interest',
          {
            interest: writer.run(
              'issue',
              issue,
              'ourInterest',
              vocabularyText(writer.language, 'interest', issue.ourInterest),
            ),
          },
          'quiet',
        ),
      ]
    : []
  const word = issue.gap ?? suggestGap(gapSides(desk, issue.id, bounds))
  const gap = vocabularyText(writer.language, 'gap', word)
  const reason = issue.gapReason === undefined ? [] : [space, writer.run('issue', issue, 'gapReason', issue.gapReason)]
  const confirmed = writer.frame('memo.matrix.gap', { gap: writer.run('issue', issue, 'gap', gap, 'strong') })
  const runs =
    issue.gap === undefined
      ? [writer.say(word === 'unknown' ? 'memo.matrix.unknownGap' : 'memo.matrix.suggestedGap', { gap })]
      : writer.cited([...confirmed, ...reason], about, { only: ['gap', 'gapReason'] })
  // The gap is the desk's judgement, and of positions that an extract may not all have.
  return [issueName(context, issue.id, 'label'), ...interest, ...(isExtract ? [] : [space, ...runs])]
}

/** The positions of a party: stance, words, their beginning and movement; then those that the desk ascribes to it, marked as such. */
function partyCell(context: TalkContext, positions: readonly Position[]): ContentRun[] {
  const { writer } = context
  if (positions.length === 0) return [writer.say('memo.matrix.none', {}, 'quiet')]
  return positions.flatMap((position, index) => [
    ...(index === 0 ? [] : [space]),
    ...(position.track === 'assessed' ? [writer.say('memo.package.assessed', {}, 'label'), space] : []),
    ...positionCell(context, position),
  ])
}

function positionCell(context: TalkContext, position: Position): ContentRun[] {
  const { writer } = context
  // The label before an assessment says already how it is known.
  const isMarked = position.track === 'assessed' && position.attribution === 'assessed'
  const stance = writer.run(
    'position',
    position,
    'stance',
    vocabularyText(writer.language, 'stance', position.stance),
    'strong',
  )
  const since = writer.run('position', position, 'validFrom', formatDate(position.validFrom, writer.language), 'quiet')
  return [
    ...writer.frame('memo.matrix.held', { stance, text: contestedPositionRuns(context, position, isMarked) }),
    space,
    ...writer.frame('memo.matrix.since', { date: since }, 'quiet'),
    ...movementRuns(context, position),
  ]
}

/** How it moved against the position before it; nothing of a first position. */
function movementRuns({ desk, writer, isExtract }: TalkContext, position: Position): ContentRun[] {
  if (isExtract) return []
  const before = position.supersedes === undefined ? undefined : desk.get('position', position.supersedes)
  if (!before) return []
  writer.use('position', before)
  const stance = vocabularyText(writer.language, 'stance', before.stance)
  const word = position.movement ?? suggestedFor(position, before)?.movement
  if (word === undefined) return [space, writer.say('memo.matrix.movedUnclear', { stance }, 'quiet')]
  const movement = vocabularyText(writer.language, 'movement', word)
  const key = position.movement === undefined ? 'memo.matrix.movedSuggested' : 'memo.matrix.moved'
  return [space, ...writer.frame(key, { movement: { text: movement, style: 'strong' }, stance })]
}
