import { compareNumbers, dateRange } from '../dates/date-range'
import { DAY_MS } from '../dates/edtf'
import { daysBetween } from '../dates/format-date'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { aheadOrder, hasBegun } from '../desk/ahead-order'
import { type Derive, asOfOf, getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import type { Commitment, RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { daysOf, daysOfKey } from './day-keys'
import type { UpcomingRow, UpcomingView } from './view-schemas'

/** A milestone, commitment, round or session that is to come. */
interface Dated {
  ref: RecordRef
  when: FuzzyDate
}

const isToCome = ({ status }: { status: string }) => status !== 'held' && status !== 'cancelled'
const milestoneDays = (milestone: RecordOf<'milestone'>) =>
  milestone.status === 'open' ? daysOf(milestone.when) : undefined
const dueDays = ({ status, due }: Commitment) => (status === 'open' && due ? daysOf(due) : undefined)
const roundDays = (round: RecordOf<'round'>) => (isToCome(round) ? daysOf(round.when) : undefined)
const sessionDays = (session: RecordOf<'session'>) => (isToCome(session) ? daysOf(session.start) : undefined)
const roundToCome = (session: RecordOf<'session'>) => (isToCome(session) ? session.round : undefined)

/** The milestones, commitments, rounds and sessions that may be on the days of a key. A round with meetings to come is shown by its meetings. */
const datedOn: Derive<readonly Dated[]> = (desk, key) => [
  ...desk
    .index('milestone', milestoneDays)
    .get(key)
    .map(({ id, when }): Dated => ({ ref: { collection: 'milestone', id }, when })),
  ...desk
    .index('commitment', dueDays)
    .get(key)
    .flatMap(({ id, due }): Dated[] => (due ? [{ ref: { collection: 'commitment', id }, when: due }] : [])),
  ...desk
    .index('round', roundDays)
    .get(key)
    .filter(({ id }) => desk.index('session', roundToCome).get(id).length === 0)
    .map(({ id, when }): Dated => ({ ref: { collection: 'round', id }, when })),
  ...desk
    .index('session', sessionDays)
    .get(key)
    .map(({ id, start }): Dated => ({ ref: { collection: 'session', id }, when: start })),
]

/** The keys of all days on which something may be, with those days: ten years of them are not read anew for each answer. */
const daysWithDates: Derive<readonly { key: string; first: number; last: number }[]> = (desk) => {
  const keys = new Set([
    ...desk.index('milestone', milestoneDays).keys(),
    ...desk.index('commitment', dueDays).keys(),
    ...desk.index('round', roundDays).keys(),
    ...desk.index('session', sessionDays).keys(),
  ])
  return [...keys].map((key) => ({ key, ...daysOfKey(key) }))
}

/** A part of the upcoming milestones, commitments and meetings, the nearest first (`aheadOrder`). */
export function upcomingView(desk: DeskRead, now: string, from: number, limit: number): UpcomingView {
  const { asOf, timeZone } = asOfOf(settingsOf(desk), now)
  const at = Date.parse(asOf)
  const places = placesFrom(desk, at)
  const rows: UpcomingRow[] = []
  let before = 0
  for (const place of places) {
    const skipped = Math.max(0, from - before)
    before += place.count
    if (before <= from || rows.length >= limit) continue
    const sorted = place.dated().toSorted(aheadOrder(at))
    const wanted = sorted.slice(skipped, skipped + limit - rows.length)
    rows.push(...wanted.map((dated) => upcomingRow(desk, dated, asOf, timeZone)))
  }
  return { rows, total: before }
}

/** Everything that stands on one day. */
interface Place {
  count: number
  dated: () => Dated[]
}

/** The places of what is not over, in order. */
function placesFrom(desk: DeskRead, at: number): Place[] {
  const today = Math.floor(at / DAY_MS)
  const places = new Map<number, (readonly Dated[])[]>()
  const add = (day: number, list: readonly Dated[]) => {
    if (list.length === 0) return
    const lists = places.get(day) ?? []
    places.set(day, lists)
    lists.push(list)
  }
  for (const { key, first, last } of desk.derived(daysWithDates, '')) {
    if (last < today) continue
    const all = desk.derived(datedOn, key)
    const list = last > today ? all : all.filter(({ when }) => dateRange(when).max >= at)
    if (first !== today) add(hasBegun(first, today) ? last : first, list)
    else {
      // Of what begins today, some has begun.
      const begun = (dated: Dated) => hasBegun(dateRange(dated.when).min, at)
      add(last, list.filter(begun))
      add(
        first,
        list.filter((dated) => !begun(dated)),
      )
    }
  }
  return [...places]
    .toSorted(([a], [b]) => compareNumbers(a, b))
    .map(([, lists]) => ({ count: lists.reduce((sum, list) => sum + list.length, 0), dated: () => lists.flat() }))
}

function upcomingRow(desk: DeskRead, { ref, when }: Dated, asOf: string, timeZone: string): UpcomingRow {
  const word = wordOf(desk, ref)
  return { ref, title: titleOf(desk, ref), when, word, days: daysUntil(when, asOf, timeZone) }
}

function wordOf(desk: DeskRead, { collection, id }: RecordRef): UpcomingRow['word'] {
  if (collection === 'milestone')
    return { vocabulary: 'milestoneBasis', value: getOrThrow(desk, 'milestone', id).basis }
  if (collection === 'commitment')
    return { vocabulary: 'commitmentStatus', value: getOrThrow(desk, 'commitment', id).status }
  return { vocabulary: 'meetingStatus', value: getOrThrow(desk, collection as 'round' | 'session', id).status }
}

/** A countdown as a range: a fuzzy date never counts down to one day. Whole days, 0 for today. */
function daysUntil(when: FuzzyDate, asOf: string, timeZone: string): { min: number; max: number | null } {
  const { min, max } = daysBetween(asOf, timeZone, when)
  return { min: Math.max(0, min), max: max === Infinity ? null : Math.max(0, max) }
}
