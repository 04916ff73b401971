import { compareDates } from '../../../dates/date-range'
import { getOrThrow, type DeskRead } from '../../../desk/desk-read'
import { roundOf } from '../../../desk/index-keys'
import { roundMoves, roundSpan, type RoundMove, type RoundSpan } from '../../../desk/round-movement'
import type { RecordOf, Round, Session } from '../../../model/records/records'
import { talkContext, type TalkContext } from '../../about-talk/talk-context'
import type { MemoContext } from '../../memo-kind'

/** The material of a round report, as far as it was known. */
export interface RoundContext extends TalkContext {
  round: Round
  /** Its meetings, the earliest first. */
  sessions: readonly Session[]
  commitments: readonly RecordOf<'commitment'>[]
  /** The days between which positions are compared; none of a round that was not held. */
  span: RoundSpan | undefined
  moves: readonly RoundMove[]
}

/** Gathers the material for a report on a round. @throws ParleyError `record-missing` */
export function roundContext(base: MemoContext, id: string): RoundContext {
  const { desk, bounds, timeZone } = base
  const round = getOrThrow(desk, 'round', id)
  const span = roundSpan(desk, round, { asOf: new Date(bounds.happened).toISOString(), timeZone })
  return {
    ...talkContext(base, round.talk),
    round,
    sessions: desk
      .index('session', roundOf)
      .get(id)
      .toSorted((a, b) => compareDates(a.start, b.start)),
    commitments: desk.index('commitment', roundOf).get(id),
    span,
    moves: span ? roundMoves(desk, round, span) : [],
  }
}

/** The default round of a report: the last one that was held, else the first. */
export function lastRound(desk: DeskRead): string | undefined {
  const rounds = desk.all('round').toSorted((a, b) => compareDates(a.when, b.when))
  return (rounds.findLast(({ status }) => status === 'held') ?? rounds[0])?.id
}
