import { formatDate } from '../../../dates/format-date'
import { onClock } from '../../../dates/on-clock'
import { isCurrentAt } from '../../../desk/current-positions'
import { issueOf, talkOf } from '../../../desk/index-keys'
import type { Measure, Position } from '../../../model/records/records'
import { borderZone } from '../../../rates/border-clock'
import { isBefore, statusAt, type StatusEvent } from '../../../rates/measure-status'
import { measuresOn } from '../../../rates/measures-on'
import { vocabularyText } from '../../../text/describe'
import { eventRuns } from '../../about-talk/event-texts'
import { positionRuns } from '../../about-talk/position-texts'
import { emptyPart, issueName, partyName, type TalkContext } from '../../about-talk/talk-context'
import type { ContentRun, SectionPart } from '../../memo-content'

const space: ContentRun = { text: ' ', style: 'plain' }

/** The risks that the records show: measures that are announced but not in force, and positions that oppose. */
export function risksSection(context: TalkContext): SectionPart[] {
  const { desk, writer, talk } = context
  const issues = desk
    .index('issue', talkOf)
    .get(talk.id)
    .map(({ id }) => id)
  const measures = measuresOn(desk, issues).flatMap((measure) => measureRuns(context, measure))
  const opposed = issues.flatMap((issue) => opposedOn(context, issue)).map((position) => opposedRuns(context, position))
  const parts = [
    ...listPart(writer.say('memo.decision.measures', {}, 'label'), measures),
    ...listPart(writer.say('memo.decision.opposed', {}, 'label'), opposed),
  ]
  return parts.length > 0 ? parts : [emptyPart([writer.say('memo.empty.risks')])]
}

const listPart = (heading: ContentRun, points: ContentRun[][]): SectionPart[] =>
  points.length === 0 ? [] : [{ kind: 'paragraph', runs: [heading], points }]

/** The last status of a measure that is not law yet; nothing of any other. */
function measureRuns(context: TalkContext, measure: Measure): ContentRun[][] {
  const last = statusAt(measure, context.at)
  return last && isBefore(last) ? [oneEvent(context, measure, last)] : []
}

function oneEvent({ desk, writer }: TalkContext, measure: Measure, event: StatusEvent): ContentRun[] {
  const field = `events.${event.id}.status`
  const status = vocabularyText(writer.language, 'measureStatus', event.status)
  const when = formatDate(onClock(event.on, borderZone(desk, measure)), writer.language)
  const said = writer.frame('memo.decision.event', {
    measure: writer.name('measure', measure, 'title', measure.title),
    status: writer.run('measure', measure, field, status, 'strong'),
    date: writer.run('measure', measure, `events.${event.id}.on`, when),
  })
  return eventRuns(writer, measure, event, said)
}

/** The other parties' positions on an issue that hold at the memo's instant and oppose. */
function opposedOn({ desk, bounds, settings }: TalkContext, issue: string): Position[] {
  return desk
    .index('position', issueOf)
    .get(issue)
    .filter(({ party, stance }) => party !== settings.ourParty && stance === 'oppose')
    .filter((position) => isCurrentAt(desk, position, bounds))
}

const opposedRuns = (context: TalkContext, position: Position): ContentRun[] => [
  ...context.writer.frame('memo.decision.holder', {
    party: partyName(context, position.party),
    issue: issueName(context, position.issue),
  }),
  space,
  ...positionRuns(context, position),
]
