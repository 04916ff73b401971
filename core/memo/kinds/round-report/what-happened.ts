import { readoutsOf, sessionLine } from '../../about-talk/session-texts'
import { roundLine } from '../../about-talk/round-texts'
import { emptyPart } from '../../about-talk/talk-context'
import type { Session } from '../../../model/records/records'
import { vocabularyText } from '../../../text/describe'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { RoundContext } from './round-context'

const space: ContentRun = { text: ' ', style: 'plain' }

/** Section 1: the round in a sentence, the state of the talks, and how much of it is on record. */
export function summarySection(context: RoundContext): SectionPart[] {
  const { writer, talk, round, sessions, commitments, moves } = context
  const stand =
    talk.summary === undefined
      ? []
      : writer.fact(
          [writer.run('talk', talk, 'summary', talk.summary)],
          { collection: 'talk', id: talk.id },
          { only: ['summary'] },
        )
  const moved = moves.filter(({ movement }) => movement !== undefined && movement !== 'unchanged')
  const counts = writer.say('memo.report.counts', {
    sessions: sessions.filter(({ status }) => status === 'held').length,
    readouts: sessions.reduce((sum, session) => sum + readoutsOf(context, session).length, 0),
    moved: moved.length,
    commitments: commitments.length,
  })
  const noSummary =
    round.summary === undefined && !context.isExtract ? [space, writer.say('memo.report.noSummary', {}, 'caveat')] : []
  return [
    { kind: 'paragraph', runs: [...roundLine(context, round), ...noSummary] },
    ...(stand.length > 0 ? [{ kind: 'paragraph', runs: stand } as const] : []),
    // In an extract, this would count only the records that were not left out.
    ...(context.isExtract ? [] : [{ kind: 'paragraph', runs: [counts] } satisfies SectionPart]),
  ]
}

/** Section 2: the meetings of the round in order, each with its place, its people and its summary. */
export function happenedSection(context: RoundContext): SectionPart[] {
  const { writer, sessions } = context
  if (sessions.length === 0) return [emptyPart([writer.say('memo.empty.meetings')])]
  return sessions.map((session) => ({
    kind: 'paragraph',
    runs: [...titleRuns(context, session), ...sessionLine(context, session), ...statusRuns(context, session)],
  }))
}

/** A meeting's own title, if it has one. */
function titleRuns({ writer }: RoundContext, session: Session): ContentRun[] {
  if (!session.title) return []
  const title = writer.name('session', session, 'title', session.title)
  return [...writer.frame('memo.report.meeting', { title }, 'label'), space]
}

/** The status of a meeting that is not known to have been held. */
function statusRuns({ writer }: RoundContext, { status }: Session): ContentRun[] {
  if (status === 'held') return []
  const words = vocabularyText(writer.language, 'meetingStatus', status)
  return [space, writer.say('memo.report.notHeld', { status: words }, 'caveat')]
}
