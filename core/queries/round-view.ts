import { DAY_MS } from '../dates/edtf'
import { dayOf, daysFrom } from '../dates/format-date'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { daysHeld, firstDay } from '../desk/current-positions'
import { settingsOf, type Derive, type DeskRead } from '../desk/desk-read'
import { talkOf } from '../desk/index-keys'
import { suggestMovement } from '../desk/movement'
import { titleOf } from '../desk/titles'
import type { Position, Round } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'
import { FIRST_LINKS } from './links-schemas'
import { cellText, entriesOf, shownAt } from './matrix-cells'
import type { RoundPart, RoundRow } from './movement-schemas'

/** Rounds of these statuses are on none of the days that they name. */
const NOT_HELD: ReadonlySet<string> = new Set(['postponed', 'cancelled'])
/** Rounds of these statuses end the time in which a movement counts as that of the round before. */
const SURE: ReadonlySet<string> = new Set(['held', 'scheduled'])

/** The days between which positions are compared, numbered as by `dayOf`. */
interface Span {
  /** The first day of the round. */
  start: number
  /** The day at whose end it is compared; none while the round has not begun. */
  after: number | undefined
}

/** The desk's instant and its time zone. */
export type AsOf = Readonly<{ asOf: string; timeZone: string }>

/**
 * A round is compared from the day before it begins until the day before the next one of its talk, or until today. If its dates overlap those of the next
 * round, it is compared until its own last possible day. Undefined for a round without a known day.
 */
function spanOf(desk: DeskRead, round: Round, { asOf, timeZone }: AsOf): Span | undefined {
  const start = firstDay(round.when)
  if (!Number.isFinite(start)) return undefined
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

const dayDate = (day: number): FuzzyDate => ({ edtf: new Date(day * DAY_MS).toISOString().slice(0, 10) })

/** The movement over a round, as of the desk's instant; undefined for a round that was not held or has no known day. */
export function roundPart(desk: DeskRead, round: Round, now: AsOf): RoundPart | undefined {
  const span = NOT_HELD.has(round.status) ? undefined : spanOf(desk, round, now)
  if (!span) return undefined
  const rows = rowsOver(desk, round, span)
  const words = [...VOCABULARIES.movement, undefined]
  return {
    start: dayDate(span.start),
    ...(span.after === undefined ? {} : { after: dayDate(span.after) }),
    counts: words
      .map((movement) => ({
        ...(movement === undefined ? {} : { movement }),
        count: rows.filter((row) => row.movement === movement).length,
      }))
      .filter(({ count }) => count > 0),
    total: rows.length,
    first: rows.slice(0, FIRST_LINKS),
  }
}

/** For each issue of the talk, party and track with a position before or after a round: how it moved. Those that did not move come last. */
export function roundRows(desk: DeskRead, round: Round, now: AsOf): RoundRow[] {
  const span = NOT_HELD.has(round.status) ? undefined : spanOf(desk, round, now)
  return span ? rowsOver(desk, round, span) : []
}

function rowsOver(desk: DeskRead, round: Round, { start, after }: Span): RoundRow[] {
  if (after === undefined) return []
  const issues = desk.index('issue', talkOf).get(round.talk)
  const rows = issues.flatMap(({ id }) => issueRows(desk, id, start - 1, after))
  return rows.toSorted((a, b) => Number(a.movement === 'unchanged') - Number(b.movement === 'unchanged'))
}

/** An entry of the matrix for each position on an issue, with the days on which it holds. */
const daysOf: Derive<ReturnType<typeof entriesOf>> = (desk, issue) =>
  desk.derived(entriesOf, issue).map((entry) => ({ ...entry, ...daysHeld(desk, entry.position) }))

function issueRows(desk: DeskRead, issue: string, before: number, after: number): RoundRow[] {
  const entries = desk.derived(daysOf, issue)
  const [then, now] = [shownAt(entries, before), shownAt(entries, after)]
  const { ourParty } = settingsOf(desk)
  return [...new Set([...then.keys(), ...now.keys()])]
    .flatMap((key) => {
      const [from, to] = [then.get(key)?.entry, now.get(key)?.entry]
      const own = to ?? from
      return own ? [{ from: from?.position, to: to?.position, ...partyAndTrack(own.position) }] : []
    })
    .toSorted(
      (a, b) =>
        Number(b.party === ourParty) - Number(a.party === ourParty) ||
        VOCABULARIES.track.indexOf(a.track) - VOCABULARIES.track.indexOf(b.track),
    )
    .map(({ from, to, party, track }) => ({
      issue: named(desk, { collection: 'issue', id: issue }),
      party: named(desk, { collection: 'party', id: party }),
      track,
      ...(from ? { before: heldOf(from) } : {}),
      ...(to ? { after: heldOf(to) } : {}),
      ...moved(from, to, before),
    }))
}

type Moved = Pick<RoundRow, 'movement' | 'basis' | 'because' | 'confirm'>

/** How a question moved from the position that held on the day `before` to the one that holds after. */
function moved(from: Position | undefined, to: Position | undefined, before: number): Moved {
  const dated = (movement: NonNullable<Moved['movement']>): Moved => ({ movement, basis: 'dates', because: [] })
  if (!to) return dated('dropped')
  // "Said by 6 June" may have been held for years.
  if (!from) return daysFrom(0, to.validFrom).min > before ? dated('new') : { basis: 'dates', because: [] }
  if (from.id === to.id) return dated('unchanged')
  const isNext = to.supersedes === from.id
  if (isNext && to.movement !== undefined) return { movement: to.movement, basis: 'confirmed', because: [] }
  // After two changes within one round, no single record holds their sum: that stays a suggestion.
  return { ...suggestMovement(from, to), basis: 'suggested', ...(isNext ? { confirm: to.rev } : {}) }
}

const partyAndTrack = ({ party, track }: Position) => ({ party, track })
const heldOf = (position: Position): NonNullable<RoundRow['before']> => ({
  ref: { collection: 'position', id: position.id },
  stance: position.stance,
  text: cellText(position),
})
const named = (desk: DeskRead, ref: RecordRef) => ({ ref, title: titleOf(desk, ref) })
