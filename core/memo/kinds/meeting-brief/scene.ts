import { compareDates } from '../../../dates/date-range'
import { talkOf } from '../../../desk/index-keys'
import { endOn } from '../../../desk/known-by'
import { isMeetingKnown, lastMeeting, proposalsOf, type SessionContext } from '../../about-session/session-context'
import { proposalPart } from '../../about-talk/position-texts'
import { roundLine } from '../../about-talk/round-texts'
import { readoutsOf, sessionRuns } from '../../about-talk/session-texts'
import type { ContentRun, SectionPart } from '../../memo-content'
import type { WrittenSection } from '../../memo-kind'

const space: ContentRun = { text: ' ', style: 'plain' }

/** Where things stand: the state of the talks, what comes next, the last round session by session, this meeting as far as it is on record, the packages. */
export function sceneSection(context: SessionContext): WrittenSection {
  const { writer, settings } = context
  const stand = [...summaryRuns(context), ...nextRoundsRuns(context)]
  const last = lastRoundPart(context)
  const ours = proposalsOf(context, (party) => party === settings.ourParty)
  const theirs = context.talk.parties
    .filter((party) => party !== settings.ourParty)
    .flatMap((id) => proposalsOf(context, (by) => by === id))
  return {
    parts: [
      ...(stand.length > 0 ? [{ kind: 'paragraph', runs: spaced(stand) } as const] : []),
      ...last,
      ...ownRoundPart(context),
      ...thisMeetingParts(context),
      ...ours.map((proposal) => proposalPart(context, proposal, true)),
      ...theirs.map((proposal) => proposalPart(context, proposal, false)),
    ],
    gaps: [
      ...(context.talk.summary === undefined ? [[writer.say('memo.gap.summary')]] : []),
      ...(last.length === 0 ? [[writer.say('memo.gap.lastMeeting')]] : []),
    ],
  }
}

/** Sentences with a space between. */
const spaced = (sentences: readonly ContentRun[][]): ContentRun[] =>
  sentences.flatMap((runs, index) => (index === 0 ? runs : [space, ...runs]))

function summaryRuns({ writer, talk }: SessionContext): ContentRun[][] {
  if (talk.summary === undefined) return []
  const run = writer.run('talk', talk, 'summary', talk.summary)
  return [writer.fact([run], { collection: 'talk', id: talk.id }, { only: ['summary'] })]
}

/** The last round, session by session. */
function lastRoundPart(context: SessionContext): SectionPart[] {
  const last = lastMeeting(context)
  if (!last) return []
  const sessions = last.sessions.map((session) => sessionRuns(context, session))
  return [{ kind: 'paragraph', runs: spaced([roundLine(context, last.round, 'label'), ...sessions]) }]
}

/** The round of this meeting, if something is recorded about it that its heading does not say. */
function ownRoundPart(context: SessionContext): SectionPart[] {
  const { round } = context
  if (round.summary === undefined || lastMeeting(context)?.round.id === round.id) return []
  return [{ kind: 'paragraph', runs: roundLine(context, round) }]
}

/** The other rounds that may still come. The brief's heading already names this meeting's own round. */
function nextRoundsRuns(context: SessionContext): ContentRun[][] {
  const { desk, writer, talk, round, at, timeZone } = context
  return desk
    .index('round', talkOf)
    .get(talk.id)
    .filter((other) => other.id !== round.id)
    .filter((other) => ['possible', 'proposed', 'scheduled', 'postponed'].includes(other.status))
    .filter((other) => endOn(other.when, timeZone) >= at)
    .toSorted((a, b) => compareDates(a.when, b.when))
    .map((other) => [writer.say('memo.label.next', {}, 'label'), space, ...roundLine(context, other)])
}

/** The memo's own meeting as recorded: that it was held, its length, its summary, its readouts. */
export function thisMeetingParts(context: SessionContext): SectionPart[] {
  const { writer, session } = context
  const { status, minutes, summary } = session
  // A brief as of a day before the meeting knows nothing of how it went.
  if (!isMeetingKnown(context)) return []
  const isOnRecord = status === 'held' || minutes !== undefined || summary !== undefined
  if (!isOnRecord && readoutsOf(context, session).length === 0) return []
  const label = writer.say('memo.label.thisMeeting', {}, 'label')
  return [{ kind: 'paragraph', runs: [label], points: [sessionRuns(context, session)] }]
}
