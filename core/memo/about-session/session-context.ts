import { compareDates, dateRange, knownStart } from '../../dates/date-range'
import { isCurrentAt } from '../../desk/current-positions'
import { byId } from '../../desk/desk-index'
import { getOrThrow, type DeskRead } from '../../desk/desk-read'
import type { Issue, Measure, Membership, Position, Proposal, Round, Session, Talk } from '../../model/records/records'
import { measuresOn } from '../../rates/measures-on'
import type { ContentRun } from '../memo-content'
import type { MemoContext } from '../memo-kind'
import { issueOf, roundOf, talkOf } from '../../desk/index-keys'

/** The material for the sections of a memo about a session. */
export interface SessionContext extends MemoContext {
  talk: Talk
  round: Round
  session: Session
  /** The issues of the session, or those of the whole talk if it names none. */
  issues: readonly Issue[]
}

/** Gathers the material for a memo about a session. @throws ParleyError `record-missing` */
export function sessionContext(base: MemoContext, id: string): SessionContext {
  const { desk, writer } = base
  const session = getOrThrow(desk, 'session', id)
  const round = getOrThrow(desk, 'round', session.round)
  const talk = getOrThrow(desk, 'talk', round.talk)
  const issues =
    session.issues.length > 0
      ? session.issues.map((issue) => getOrThrow(desk, 'issue', issue))
      : desk.index('issue', talkOf).get(talk.id)
  writer.use('talk', talk)
  return { ...base, talk, round, session, issues }
}

/** The session's title. */
export function sessionTitle({ writer, session }: SessionContext): ContentRun[] {
  return [writer.titled('session', session)]
}

/** Could a memo know how its own meeting stands? Not of one that was held later. */
export const isMeetingKnown = ({ desk, session }: SessionContext): boolean =>
  desk.index('session', byId).get(session.id).length > 0

/** The default session of a memo: the next one that has not been held, else the last. */
export function nextSession(desk: DeskRead): string | undefined {
  const sessions = desk.all('session').toSorted((a, b) => dateRange(a.start).min - dateRange(b.start).min)
  const next = sessions.find(({ status }) => status !== 'held' && status !== 'cancelled') ?? sessions.at(-1)
  return next?.id
}

/** The positions of a party on the memo's issues that were current at the as-of instant, in the order of the issues. */
export function positionsOf(context: SessionContext, party: string): { issue: Issue; position: Position }[] {
  return context.issues.flatMap((issue) => positionsOn(context, issue, party).map((position) => ({ issue, position })))
}

/** The positions of a party on one issue that were current at the as-of instant. */
export const positionsOn = ({ desk, bounds }: SessionContext, issue: Issue, party: string): Position[] =>
  desk
    .index('position', issueOf)
    .get(issue.id)
    .filter((position) => position.party === party && isCurrentAt(desk, position, bounds))

/** The packages of the talk that a party had put on the table. */
export function proposalsOf(context: SessionContext, isTheirs: (party: string) => boolean): Proposal[] {
  return context.desk
    .index('proposal', talkOf)
    .get(context.talk.id)
    .filter((proposal) => isTheirs(proposal.by))
    .filter((proposal) => proposal.status !== 'withdrawn')
}

/** The sessions of the latest round that was held before the as-of instant, and before the memo's own session began; in order. */
export function lastMeeting(context: SessionContext): { round: Round; sessions: Session[] } | undefined {
  const { desk, talk, at, session: own } = context
  const rounds = desk.index('round', talkOf).get(talk.id)
  const held = desk
    .index('session', roundOf)
    .getAny(rounds.map(({ id }) => id))
    .filter((session) => session.status === 'held' && session.id !== own.id)
    .filter((session) => knownStart(session.start) <= Math.min(at, knownStart(own.start)))
    .toSorted((a, b) => compareDates(a.start, b.start))
  const last = held.at(-1)
  if (!last) return undefined
  return {
    round: getOrThrow(desk, 'round', last.round),
    sessions: held.filter((session) => session.round === last.round),
  }
}

/** The measures that touch one of the memo's issues. */
export const measuresOf = ({ desk, issues }: SessionContext): readonly Measure[] =>
  measuresOn(
    desk,
    issues.map(({ id }) => id),
  )

/** The parties' chief negotiators whose time in their post had begun. */
export function chiefsOf({ desk, talk }: SessionContext): Membership[] {
  return talk.chiefs.flatMap((id) => desk.index('membership', byId).get(id))
}

/** The dated posts that a brief mentions, each once: this meeting's, the last meeting's, the chief negotiators'. */
export function membershipsOf(context: SessionContext): Membership[] {
  const { desk, session } = context
  const chiefs = chiefsOf(context).map(({ id }) => id)
  const last = lastMeeting(context)?.sessions ?? []
  const ids = [...session.participants, ...chiefs, ...last.flatMap((held) => held.participants)]
  return [...new Set(ids)].map((id) => getOrThrow(desk, 'membership', id))
}
