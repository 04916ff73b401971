import { daysBetween, formatDate, formatInstantDay } from '../../dates/format-date'
import type { FuzzyDate } from '../../dates/fuzzy-date'
import { aheadOrder } from '../../desk/ahead-order'
import { roundOf, talkOf } from '../../desk/index-keys'
import { endOn } from '../../desk/known-by'
import type { RecordOf } from '../../model/records/records'
import { vocabularyText } from '../../text/describe'
import { contestedRuns, saidHowRuns } from '../claim-runs'
import type { ContentRun, SectionPart } from '../memo-content'
import type { MemoContext } from '../memo-kind'
import type { MemoWriter, Places } from '../memo-writer'
import { listed } from './session-texts'
import { emptyPart, oursFirst, partyName, type TalkContext } from './talk-context'

const space: ContentRun = { text: ' ', style: 'plain' }

/** A row about something to come, and when that is. */
interface Ahead {
  when: FuzzyDate
  row: () => ContentRun[][]
}

const isToCome = ({ status }: { status: string }) => status !== 'held' && status !== 'cancelled'

/** The open milestones, the meetings to come and the commitments that fall due, the nearest first (`aheadOrder`): when, in how many days, and what. */
export function aheadTable(context: TalkContext): SectionPart[] {
  const { writer, at, timeZone } = context
  const ahead = [...milestonesAhead(context), ...meetingsAhead(context), ...duesAhead(context)]
    .filter(({ when }) => endOn(when, timeZone) >= at)
    .toSorted(aheadOrder(at, timeZone))
  if (ahead.length === 0) return [emptyPart([writer.say('memo.empty.ahead')])]
  const day = formatInstantDay(new Date(at).toISOString(), timeZone, writer.language)
  return [
    {
      kind: 'table',
      weights: [2.9, 1.6, 8],
      header: [
        [writer.say('memo.ahead.when', {}, 'label')],
        [writer.say('memo.ahead.days', { day }, 'label')],
        [writer.say('memo.ahead.what', {}, 'label')],
      ],
      rows: ahead.map(({ row }) => row()),
    },
  ]
}

const milestonesAhead = (context: TalkContext): Ahead[] =>
  context.desk
    .index('milestone', talkOf)
    .get(context.talk.id)
    .filter(({ status }) => status === 'open')
    .map((milestone) => ({ when: milestone.when, row: () => milestoneRow(context, milestone) }))

/** The meetings to come, and the rounds to come of which no meeting is recorded. */
function meetingsAhead(context: TalkContext): Ahead[] {
  const { desk, talk } = context
  return desk
    .index('round', talkOf)
    .get(talk.id)
    .filter(({ status }) => status !== 'cancelled')
    .flatMap((round): Ahead[] => {
      const sessions = desk.index('session', roundOf).get(round.id).filter(isToCome)
      if (sessions.length > 0)
        return sessions.map((session) => ({
          when: session.start,
          row: () => meetingRow(context, 'session', session, { field: 'start', when: session.start }),
        }))
      if (!isToCome(round)) return []
      return [{ when: round.when, row: () => meetingRow(context, 'round', round, { field: 'when', when: round.when }) }]
    })
}

/** A meeting or a round in a row: its title and its status, and its summary if it has one. */
function meetingRow<C extends 'session' | 'round'>(
  context: TalkContext,
  collection: C,
  record: RecordOf<C>,
  { field, when }: { field: 'start' | 'when'; when: FuzzyDate },
): ContentRun[][] {
  const { writer } = context
  const about = { collection, id: record.id }
  const what = writer.frame('memo.ahead.meeting', {
    title: writer.titled(collection, record),
    status: vocabularyText(writer.language, 'meetingStatus', record.status),
  })
  const summary =
    record.summary === undefined
      ? []
      : [
          space,
          ...writer.fact([writer.run(collection, record, 'summary', record.summary)], about, { only: ['summary'] }),
        ]
  return [
    [writer.run(collection, record, field, formatDate(when, writer.language))],
    [{ text: daysTo(context, when), style: 'quiet' }],
    [...writer.fact(what, about, { only: [field, 'title', 'status'] }), ...summary],
  ]
}

function duesAhead(context: TalkContext): Ahead[] {
  const { desk, talk } = context
  const rounds = desk.index('round', talkOf).get(talk.id)
  return desk
    .index('commitment', roundOf)
    .getAny(rounds.map(({ id }) => id))
    .flatMap((commitment): Ahead[] => {
      const { due, status } = commitment
      if (due === undefined || status !== 'open') return []
      return [{ when: due, row: () => dueRow(context, commitment, due) }]
    })
}

function dueRow(context: TalkContext, commitment: RecordOf<'commitment'>, due: FuzzyDate): ContentRun[][] {
  const { writer } = context
  const who = oursFirst(context, commitment.owedBy).map((party) => [partyName(context, party)])
  const what = writer.frame('memo.ahead.due', {
    who: listed(writer, who),
    text: writer.run('commitment', commitment, 'text', commitment.text),
  })
  return [
    [writer.run('commitment', commitment, 'due', formatDate(due, writer.language))],
    [{ text: daysTo(context, due), style: 'quiet' }],
    writer.fact(what, { collection: 'commitment', id: commitment.id }, { but: ['accounts'] }),
  ]
}

const daysTo = ({ writer, at, timeZone }: MemoContext, when: FuzzyDate): string =>
  daysText(writer, daysBetween(new Date(at).toISOString(), timeZone, when))

/** A milestone in a row: when, in how many days from the memo's own day, and what. */
export function milestoneRow(context: MemoContext, milestone: RecordOf<'milestone'>): ContentRun[][] {
  const { desk, writer } = context
  const about = { collection: 'milestone', id: milestone.id } as const
  const isAssessed = milestone.attribution === 'assessed'
  const cite = (runs: ContentRun[], places: Places) =>
    isAssessed ? writer.cited(runs, about, places) : writer.fact(runs, about, places)
  const what = writer.frame('memo.milestoneWhat', {
    title: writer.name('milestone', milestone, 'title', milestone.title),
    basis: vocabularyText(writer.language, 'milestoneBasis', milestone.basis),
  })
  const note =
    milestone.note === undefined
      ? []
      : [space, ...cite([writer.run('milestone', milestone, 'note', milestone.note)], { only: ['note'] })]
  return [
    // The notes are beside what it says, and a mark of its own here.
    writer.cited([writer.run('milestone', milestone, 'when', formatDate(milestone.when, writer.language))], about, {
      only: [],
    }),
    [{ text: daysTo(context, milestone.when), style: 'quiet' }],
    [
      ...cite([...what, ...saidHowRuns(writer, desk, milestone)], { but: ['note'] }),
      ...note,
      ...contestedRuns(context, about, milestone),
    ],
  ]
}

/** "33", "4–13", "from 3": days from the memo's day to a date, of which the first may be past. */
export function daysText(writer: Pick<MemoWriter, 'text'>, { min, max }: { min: number; max: number }): string {
  const first = Math.max(0, min)
  if (!Number.isFinite(max)) return writer.text('memo.days.open', { days: first })
  return first === max ? String(first) : writer.text('memo.days.span', { first, last: max })
}
