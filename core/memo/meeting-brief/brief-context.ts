import { compareDates, dateRange } from '../../dates/date-range'
import { isCurrentAt } from '../../desk/current-positions'
import { getOrThrow, type DeskRead } from '../../desk/desk-read'
import type {
  DeskSettings,
  Issue,
  Measure,
  Membership,
  Position,
  Proposal,
  Round,
  Session,
  Talk,
} from '../../model/records/records'
import type { MemoWriter } from '../memo-writer'

/** What the sections of a meeting brief are composed from. `at` is the as-of instant in epoch milliseconds. */
export interface BriefContext {
  desk: DeskRead
  writer: MemoWriter
  settings: DeskSettings
  talk: Talk
  round: Round
  session: Session
  issues: readonly Issue[]
  at: number
  /** The zone in which the as-of instant is printed. */
  timeZone: string
}

/** The positions of a party on the brief's issues that were current at the as-of instant, in the order of the issues. */
export function positionsOf(context: BriefContext, party: string): { issue: Issue; position: Position }[] {
  return context.issues.flatMap((issue) =>
    context.desk
      .all('position')
      .filter((position) => position.issue === issue.id && position.party === party)
      .filter((position) => isCurrentAt(context.desk, position, context.at))
      .map((position) => ({ issue, position })),
  )
}

/** The packages of the talk that a party had put on the table at the as-of instant. */
export function proposalsOf(context: BriefContext, isTheirs: (party: string) => boolean): Proposal[] {
  return context.desk
    .all('proposal')
    .filter((proposal) => proposal.talk === context.talk.id && isTheirs(proposal.by))
    .filter((proposal) => proposal.status !== 'withdrawn')
    .filter((proposal) => !proposal.tabled || dateRange(proposal.tabled).min <= context.at)
}

/** The sessions of the latest round that was held before the as-of instant, and before the brief's own session began; in order. */
export function lastMeeting(context: BriefContext): { round: Round; sessions: Session[] } | undefined {
  const { desk, talk, at, session: own } = context
  const rounds = new Set(
    desk
      .all('round')
      .filter((round) => round.talk === talk.id)
      .map((round) => round.id),
  )
  const held = desk
    .all('session')
    .filter((session) => rounds.has(session.round) && session.status === 'held' && session.id !== own.id)
    .filter((session) => dateRange(session.start).min <= Math.min(at, dateRange(own.start).min))
    .toSorted((a, b) => compareDates(a.start, b.start))
  const last = held.at(-1)
  if (!last) return undefined
  return {
    round: getOrThrow(desk, 'round', last.round),
    sessions: held.filter((session) => session.round === last.round),
  }
}

/** The measures that touch one of the brief's issues. */
export function measuresOf(context: BriefContext): Measure[] {
  const issues = new Set(context.issues.map((issue) => issue.id))
  return context.desk
    .all('measure')
    .filter((measure) => measure.issues.some((issue) => issues.has(issue)))
    .filter((measure) => wasKnown(measure, context.at))
}

/** Had anything of a measure happened or been announced by an instant? One without any date is taken to be known. */
function wasKnown(measure: Measure, at: number): boolean {
  const dates = [
    ...measure.events.map((event) => event.on),
    ...measure.components.flatMap((component) => [component.announced ?? component.validity]),
  ]
  return dates.length === 0 || dates.some((date) => dateRange(date).min <= at)
}

/** Was a layer announced, or begun, by an instant? */
export function layerWasKnown(component: Measure['components'][number], at: number): boolean {
  return dateRange(component.announced ?? component.validity).min <= at
}

/** The dated posts that the brief mentions, each once: this meeting's, the last meeting's, the chief negotiators'. */
export function membershipsOf(context: BriefContext): Membership[] {
  const { desk, session, talk } = context
  const last = lastMeeting(context)?.sessions ?? []
  const ids = [...session.participants, ...talk.chiefs, ...last.flatMap((held) => held.participants)]
  return [...new Set(ids)].map((id) => getOrThrow(desk, 'membership', id))
}
