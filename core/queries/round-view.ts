import { dateRange, knownStart } from '../dates/date-range'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { talkOf } from '../desk/index-keys'
import { suggestMovement } from '../desk/movement'
import { titleOf } from '../desk/titles'
import type { Position, Round } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'
import { FIRST_LINKS } from './links-schemas'
import { entriesOf, shownAt } from './matrix-cells'
import type { RoundPart, RoundRow } from './movement-schemas'

/** Rounds of these statuses are on none of the days that they name. */
const NOT_HELD: ReadonlySet<string> = new Set(['postponed', 'cancelled'])
/** Rounds of these statuses end the time in which a movement counts as that of the round before. */
const SURE: ReadonlySet<string> = new Set(['held', 'scheduled'])

/** The instants (epoch milliseconds) between which positions are compared. */
interface Span {
  before: number
  /** None while the round has not begun. */
  after: number | undefined
}

/**
 * A round is compared from just before it begins until just before the next one of its talk, or until `at`. Of two rounds whose dates overlap, the first is
 * compared until its own last possible day.
 */
export function spanOf(desk: DeskRead, round: Round, at: number): Span {
  const start = knownStart(round.when)
  const own = dateRange(round.when).max
  const later = desk
    .index('round', talkOf)
    .get(round.talk)
    .filter((other) => other.id !== round.id && SURE.has(other.status))
    .map((other) => knownStart(other.when))
    .filter((other) => other > start)
  const next = later.length > 0 ? Math.min(...later) - 1 : Infinity
  const end = Number.isFinite(own) ? Math.max(next, own) : next
  return { before: start - 1, after: start > at ? undefined : Math.min(end, at) }
}

/** What moved over a round, as of `asOf`; undefined for a round that was not held. */
export function roundPart(desk: DeskRead, round: Round, asOf: string): RoundPart | undefined {
  if (NOT_HELD.has(round.status)) return undefined
  const span = spanOf(desk, round, Date.parse(asOf))
  const rows = roundRows(desk, round, asOf)
  const words = [...VOCABULARIES.movement, undefined]
  return {
    before: new Date(span.before).toISOString(),
    ...(span.after === undefined ? {} : { after: new Date(span.after).toISOString() }),
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
export function roundRows(desk: DeskRead, round: Round, asOf: string): RoundRow[] {
  const span = spanOf(desk, round, Date.parse(asOf))
  const issues = span.after === undefined ? [] : desk.index('issue', talkOf).get(round.talk)
  const rows = issues.flatMap(({ id }) => issueRows(desk, id, span))
  return rows.toSorted((a, b) => Number(a.movement === 'unchanged') - Number(b.movement === 'unchanged'))
}

function issueRows(desk: DeskRead, issue: string, { before, after }: Span): RoundRow[] {
  const entries = desk.derived(entriesOf, issue)
  const [then, now] = [shownAt(entries, before), shownAt(entries, after ?? before)]
  const { ourParty } = settingsOf(desk)
  return [...new Set([...then.keys(), ...now.keys()])]
    .flatMap((key) => {
      const [from, to] = [then.get(key)?.entry, now.get(key)?.entry]
      const own = to ?? from
      if (!own) return []
      return [{ from, to, party: own.party, track: own.track }]
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
      ...(from ? { before: heldOf(from.cell) } : {}),
      ...(to ? { after: heldOf(to.cell) } : {}),
      ...movedFrom(from && desk.get('position', from.cell.ref.id), to && desk.get('position', to.cell.ref.id)),
    }))
}

type Moved = Pick<RoundRow, 'movement' | 'basis' | 'because' | 'confirm'>

/** How a question moved from the position that held before to the one that holds after. */
function movedFrom(from: Position | undefined, to: Position | undefined): Moved {
  const dated = (movement: NonNullable<Moved['movement']>): Moved => ({ movement, basis: 'dates', because: [] })
  if (!from) return dated('new')
  if (!to) return dated('dropped')
  if (from.id === to.id) return dated('unchanged')
  const isNext = to.supersedes === from.id
  if (isNext && to.movement !== undefined) return { movement: to.movement, basis: 'confirmed', because: [] }
  // After two changes within one round, no single record holds their sum: that stays a suggestion.
  return { ...suggestMovement(from, to), basis: 'suggested', ...(isNext ? { confirm: to.rev } : {}) }
}

const heldOf = ({ ref, stance, text }: { ref: RecordRef; stance: string; text: string }) => ({ ref, stance, text })
const named = (desk: DeskRead, ref: RecordRef) => ({ ref, title: titleOf(desk, ref) })
