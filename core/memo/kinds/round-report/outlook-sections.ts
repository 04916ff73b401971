import { isCurrentAt } from '../../../desk/current-positions'
import { issueOf, talkOf } from '../../../desk/index-keys'
import type { Issue, Position } from '../../../model/records/records'
import { vocabularyText } from '../../../text/describe'
import { aheadTable } from '../../about-talk/dates-ahead'
import { positionRuns } from '../../about-talk/position-texts'
import { emptyPart, issueName, oursFirst, partyName } from '../../about-talk/talk-context'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { RoundContext } from './round-context'

const space: ContentRun = { text: ' ', style: 'plain' }

/** Section 6: how far apart the parties are in the desk's judgement, and the positions that it ascribes to them; each marked as its own. */
export function assessmentSection(context: RoundContext): SectionPart[] {
  const { writer } = context
  const gaps = issuesOf(context).flatMap((issue) => (issue.gap === undefined ? [] : [gapPart(context, issue)]))
  const assessed = positionsNow(context)
    .filter(({ track, attribution }) => track === 'assessed' || attribution === 'assessed')
    .map((position): SectionPart => ({
      kind: 'paragraph',
      runs: [
        writer.say('memo.package.assessed', {}, 'label'),
        space,
        ...writer.frame('memo.report.holder', {
          party: partyName(context, position.party),
          issue: issueName(context, position.issue),
        }),
        space,
        ...positionRuns(context, position, true),
      ],
    }))
  const all = [...gaps, ...assessed]
  return all.length > 0 ? all : [emptyPart([writer.say('memo.empty.assessment')])]
}

/** The distance on an issue as the desk has confirmed it, with its reason. */
function gapPart(context: RoundContext, issue: Issue): SectionPart {
  const { writer } = context
  const about = { collection: 'issue', id: issue.id } as const
  const words = vocabularyText(writer.language, 'gap', issue.gap ?? 'unknown')
  const reason = issue.gapReason === undefined ? [] : [space, writer.run('issue', issue, 'gapReason', issue.gapReason)]
  const runs = [
    writer.say('memo.package.assessed', {}, 'label'),
    space,
    ...writer.frame('memo.report.gap', {
      issue: issueName(context, issue.id),
      gap: writer.run('issue', issue, 'gap', words, 'strong'),
    }),
    ...reason,
  ]
  return { kind: 'paragraph', runs: writer.cited(runs, about, { only: ['gap', 'gapReason'] }) }
}

/** Section 7: the milestones, meetings and due dates ahead. */
export const nextStepsSection = (context: RoundContext): SectionPart[] => aheadTable(context)

const issuesOf = ({ desk, talk }: RoundContext): readonly Issue[] => desk.index('issue', talkOf).get(talk.id)

/** The positions on the talk's issues that hold at the memo's instant; ours first on each issue. */
export function positionsNow(context: RoundContext): Position[] {
  const { desk, bounds } = context
  return issuesOf(context).flatMap(({ id }) => {
    const held = desk
      .index('position', issueOf)
      .get(id)
      .filter((position) => isCurrentAt(desk, position, bounds))
    const parties = oursFirst(
      context,
      held.map(({ party }) => party),
    )
    return parties.flatMap((party) => held.filter((position) => position.party === party))
  })
}
