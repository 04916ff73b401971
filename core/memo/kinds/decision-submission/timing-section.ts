import { dateRange, precisionOf } from '../../../dates/date-range'
import { daysBetween, formatDate, formatInstantDay } from '../../../dates/format-date'
import { onClock } from '../../../dates/on-clock'
import { aheadOrder } from '../../../desk/ahead-order'
import { talkOf } from '../../../desk/index-keys'
import { endOn } from '../../../desk/known-by'
import type { RecordOf } from '../../../model/records/records'
import { vocabularyText } from '../../../text/describe'
import { inSentence } from '../../../text/in-sentence'
import { criticalDate } from '../../about-talk/critical-date'
import { daysText, milestoneRow } from '../../about-talk/dates-ahead'
import { emptyPart, type TalkContext } from '../../about-talk/talk-context'
import { contestedRuns, saidHowRuns } from '../../claim-runs'
import type { ContentRun, SectionPart } from '../../memo-content'
import { instantText } from '../../memo-kind'

type Milestone = RecordOf<'milestone'>
const space: ContentRun = { text: ' ', style: 'plain' }

/** The date that nobody can move, its reason, and what it is on the clocks of the capitals; then the other dates ahead. */
export function timingSection(context: TalkContext): SectionPart[] {
  const { desk, writer, talk, at, timeZone } = context
  const open = desk
    .index('milestone', talkOf)
    .get(talk.id)
    .filter(({ status, when }) => status === 'open' && endOn(when, timeZone) >= at)
    .toSorted(aheadOrder(at, timeZone))
  if (open.length === 0) return [emptyPart([writer.say('memo.empty.ahead')])]
  const critical = criticalDate(context)
  const others = open.filter(({ id }) => id !== critical?.id)
  return [
    critical ? criticalPart(context, critical) : emptyPart([writer.say('memo.empty.critical')]),
    ...(others.length === 0 ? [] : [othersTable(context, others)]),
  ]
}

function othersTable(context: TalkContext, others: readonly Milestone[]): SectionPart {
  const { writer, at, timeZone } = context
  const day = formatInstantDay(new Date(at).toISOString(), timeZone, writer.language)
  return {
    kind: 'table',
    weights: [2.7, 2.3, 7.5],
    header: [
      [writer.say('memo.ahead.when', {}, 'label')],
      [writer.say('memo.ahead.days', { day }, 'label')],
      [writer.say('memo.ahead.what', {}, 'label')],
    ],
    rows: others.map((milestone) => milestoneRow(context, milestone)),
  }
}

/** "Critical date. 9 July 2025 (in 33 days): the suspension ends. Basis: set by law. …", and under it the same moment in each capital. */
function criticalPart(context: TalkContext, milestone: Milestone): SectionPart {
  const { desk, writer, at, timeZone } = context
  const about = { collection: 'milestone', id: milestone.id } as const
  const days = daysBetween(new Date(at).toISOString(), timeZone, milestone.when)
  const said = writer.frame('memo.critical', {
    when: writer.run('milestone', milestone, 'when', formatDate(milestone.when, writer.language), 'strong'),
    days: daysText(writer, days),
    title: writer.name('milestone', milestone, 'title', milestone.title),
  })
  const basis = inSentence(vocabularyText(writer.language, 'milestoneBasis', milestone.basis))
  const reason = writer.frame('memo.decision.basis', { basis: writer.run('milestone', milestone, 'basis', basis) })
  const note =
    milestone.note === undefined
      ? []
      : [space, ...writer.fact([writer.run('milestone', milestone, 'note', milestone.note)], about, { only: ['note'] })]
  return {
    kind: 'paragraph',
    runs: [
      writer.say('memo.label.critical', {}, 'label'),
      space,
      ...writer.fact([...said, space, ...reason, ...saidHowRuns(writer, desk, milestone)], about, { but: ['note'] }),
      ...note,
      ...contestedRuns(context, about, milestone),
    ],
    points: clockPoints(context, milestone),
  }
}

/** An instant on the clock of each capital; of a day or a vaguer date, the first and the last moment that it may mean. A day without a time zone is one of the memo's. */
function clockPoints({ writer, settings, timeZone: ofMemo }: TalkContext, { when }: Milestone): ContentRun[][] {
  const { min, max } = dateRange(onClock(when, ofMemo))
  const clocks = (at: number) =>
    settings.capitals
      .map(({ timeZone }) => instantText(writer, settings, new Date(at).toISOString(), timeZone))
      .join(writer.text('memo.semicolon'))
  if (settings.capitals.length === 0) return []
  if (precisionOf(when) === 'instant') return [[writer.say('memo.decision.clocks', { clocks: clocks(min) })]]
  return [
    ...(Number.isFinite(min) ? [[writer.say('memo.decision.earliest', { clocks: clocks(min) })]] : []),
    ...(Number.isFinite(max) ? [[writer.say('memo.decision.latest', { clocks: clocks(max) })]] : []),
  ]
}
