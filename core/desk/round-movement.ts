import { dayOf, daysFrom } from '../dates/format-date'
import type { Position, Round } from '../model/records/records'
import { VOCABULARIES, type Vocabulary } from '../model/values/vocabularies'
import { daysHeld, firstDay } from './current-positions'
import { settingsOf, type Derive, type DeskRead } from './desk-read'
import { talkOf } from './index-keys'
import { suggestMovement, type Movement, type MovementGround } from './movement'
import { heldOn, shownAt, type HeldPositions } from './shown-positions'

/** Rounds of these statuses are on none of the days that they name. */
const NOT_HELD: ReadonlySet<string> = new Set(['postponed', 'cancelled'])
/** Rounds of these statuses end the time in which a movement counts as that of the round before. */
const SURE: ReadonlySet<string> = new Set(['held', 'scheduled'])

/** The days between which positions are compared, numbered as by `dayOf`. */
export interface RoundSpan {
  /** The first day of the round. */
  start: number
  /** The day at whose end it is compared; none while the round has not begun. */
  after: number | undefined
}

/** An instant (ISO 8601), and the time zone of its day. */
export type AsOf = Readonly<{ asOf: string; timeZone: string }>

/**
 * A round is compared from the day before it begins until the day before the next one of its talk, or until today. If its dates overlap those of the next
 * round, it is compared until its own last possible day. Undefined for a round that was not held, or without a known day.
 */
export function roundSpan(desk: DeskRead, round: Round, { asOf, timeZone }: AsOf): RoundSpan | undefined {
  const start = firstDay(round.when)
  if (NOT_HELD.has(round.status) || !Number.isFinite(start)) return undefined
  const later = desk
    .index('round', talkOf)
    .get(round.talk)
    .filter((other) => other.id !== round.id && SURE.has(other.status))
    .map((other) => firstDay(other.when))
    .filter((other) => other > start)
  const next = Math.min(...later) - 1
  const own = daysFrom(0, round.when).max
  const end = Number.isFinite(own) ? Math.max(next, own) : next
  const today = dayOf(asOf, timeZone)
  return { start, after: start > today ? undefined : Math.min(end, today) }
}

/** A party's position on an issue and a track before a round (`from`) and after it (`to`), and how it moved. */
export interface RoundMove {
  issue: string
  party: string
  track: Vocabulary<'track'>
  from: Position | undefined
  to: Position | undefined
  /** None where the records do not show it. */
  movement?: Movement
  /** `dates`: it follows from when the positions hold, so that nobody needs to confirm it. */
  basis: 'dates' | 'confirmed' | 'suggested'
  because: MovementGround[]
  /** Would confirming the suggestion be an edit of `to`? */
  canConfirm: boolean
}

/** For each issue of the talk, party and track with a position before or after a round: how it moved; our party first, those that did not move last. */
export function roundMoves(desk: DeskRead, round: Round, { start, after }: RoundSpan): RoundMove[] {
  if (after === undefined) return []
  const issues = desk.index('issue', talkOf).get(round.talk)
  const moves = issues.flatMap(({ id }) => issueMoves(desk, id, start - 1, after))
  return moves.toSorted((a, b) => Number(a.movement === 'unchanged') - Number(b.movement === 'unchanged'))
}

/** The positions on an issue, with the days on which each holds. */
const daysOf: Derive<HeldPositions> = (desk, issue) => heldOn(desk, issue, (position) => daysHeld(desk, position))

function issueMoves(desk: DeskRead, issue: string, before: number, after: number): RoundMove[] {
  const held = desk.derived(daysOf, issue)
  const [then, now] = [shownAt(held, before), shownAt(held, after)]
  const { ourParty } = settingsOf(desk)
  return [...new Set([...then.keys(), ...now.keys()])]
    .flatMap((key) => {
      const [from, to] = [then.get(key)?.position, now.get(key)?.position]
      const own = to ?? from
      if (!own) return []
      const { party, track } = own
      return [{ issue, party, track, from, to, ...moved(from, to, before) }]
    })
    .toSorted(
      (a, b) =>
        Number(b.party === ourParty) - Number(a.party === ourParty) ||
        VOCABULARIES.track.indexOf(a.track) - VOCABULARIES.track.indexOf(b.track),
    )
}

type Moved = Pick<RoundMove, 'movement' | 'basis' | 'because' | 'canConfirm'>

/** How a question moved from the position that held on the day `before` to the one that holds after. */
function moved(from: Position | undefined, to: Position | undefined, before: number): Moved {
  const dated = (movement?: Movement): Moved => ({
    ...(movement === undefined ? {} : { movement }),
    basis: 'dates',
    because: [],
    canConfirm: false,
  })
  if (!to) return dated('dropped')
  // "Said by 6 June" may have been held for years.
  if (!from) return daysFrom(0, to.validFrom).min > before ? dated('new') : dated()
  if (from.id === to.id) return dated('unchanged')
  const isNext = to.supersedes === from.id
  if (isNext && to.movement !== undefined)
    return { movement: to.movement, basis: 'confirmed', because: [], canConfirm: false }
  // After two changes within one round, no single record holds their sum: that stays a suggestion.
  return { ...suggestMovement(from, to), basis: 'suggested', canConfirm: isNext }
}
