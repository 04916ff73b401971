import { DAY_MS } from '../dates/edtf'
import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import type { KeyOf } from '../desk/desk-index'
import { roundOf } from '../desk/index-keys'
import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import {
  commitmentItems,
  eventItems,
  milestoneItem,
  proposalItems,
  roundItem,
  rulingItem,
  sessionItem,
  spanOf,
  suspensionItems,
  type DatedItem,
} from '../time-line/dated-items'
import { awayFrom } from '../charts/time-line-rows'
import { rangeAround } from '../time-line/zoom'
import { daysOf, daysOfKey } from './day-keys'
import type { TimeLineQuestion, TimeLineRow, TimeLineView } from './time-line-schemas'

/** How many items are drawn at once: more have no room on a screen. */
const ITEMS_MAX = 250

/** The records of one kind that have dates, and their items. */
interface Dated {
  /** The items of the records with a date that may be between two days since 1970. */
  within: (desk: DeskRead, first: number, last: number, zone: string) => readonly DatedItem[]
  /** The different dates of the records: their first and last days since 1970, infinite where open. */
  dates: (desk: DeskRead) => readonly { first: number; last: number }[]
}

function dated<C extends CollectionName>(
  collection: C,
  keyOf: KeyOf<C>,
  items: (desk: DeskRead, record: RecordOf<C>, zone: string) => readonly DatedItem[],
): Dated {
  return {
    within: (desk, first, last, zone) => {
      const index = desk.index(collection, keyOf)
      const keys = [...index.keys()].filter((key) => {
        const days = daysOfKey(key)
        return days.last >= first && days.first <= last
      })
      return index.getAny(keys).flatMap((record) => items(desk, record, zone))
    },
    dates: (desk) => [...desk.index(collection, keyOf).keys()].map(daysOfKey),
  }
}

const DATED: readonly Dated[] = [
  dated(
    'session',
    ({ start }) => daysOf(start),
    (desk, session, zone) => [sessionItem(desk, session, zone)],
  ),
  dated(
    'round',
    ({ when }) => daysOf(when),
    // A round with meetings is shown by them.
    (desk, round, zone) =>
      desk.index('session', roundOf).get(round.id).length > 0 ? [] : [roundItem(desk, round, zone)],
  ),
  dated(
    'milestone',
    ({ when }) => daysOf(when),
    (desk, milestone, zone) => [milestoneItem(desk, milestone, zone)],
  ),
  dated('commitment', ({ due }) => due && daysOf(due), commitmentItems),
  dated('proposal', ({ tabled }) => tabled && daysOf(tabled), proposalItems),
  dated('measure', ({ events }) => events.map(({ on }) => daysOf(on)), eventItems),
  dated(
    'stackingRule',
    ({ kind, interval }) => (kind === 'suspends' && interval ? daysOf(interval) : undefined),
    suspensionItems,
  ),
  dated(
    'legalEvent',
    ({ on }) => daysOf(on),
    (desk, ruling) => [rulingItem(desk, ruling)],
  ),
]

/** An item, and the time that it has on the line. */
interface Placed {
  item: DatedItem
  span: { from: number; until: number }
}

/** The items that may be between two instants. Their days are counted on other clocks: a day more at each end is looked through. */
function placedWithin(desk: DeskRead, from: number, until: number, zone: string): readonly Placed[] {
  return DATED.flatMap(({ within }) => within(desk, from / DAY_MS - 2, until / DAY_MS + 2, zone))
    .map((item) => ({ item, span: spanOf(item) }))
    .filter(({ span }) => span.until >= from && span.from <= until)
}

/** What the desk has around an instant, the earliest first. `now` is an instant (ISO 8601). Costs what is in that time, and the number of different dates. */
export function timeLineView(desk: DeskRead, now: string, { zoom, around }: TimeLineQuestion): TimeLineView {
  const { asOf, timeZone } = asOfOf(settingsOf(desk), now)
  const at = Date.parse(asOf)
  const { from, until } = rangeAround(zoom, around === undefined ? at : Date.parse(around))
  const rows = placedWithin(desk, from, until, timeZone)
  // Of more than a screen can hold, those nearest to the middle of what is shown.
  const middle = (from + until) / 2
  const shown = rows
    .toSorted((a, b) => awayFrom(a.span, middle) - awayFrom(b.span, middle))
    .slice(0, ITEMS_MAX)
    .toSorted((a, b) => a.span.from - b.span.from || a.span.until - b.span.until)
  return {
    from,
    until,
    at,
    timeZone,
    rows: shown.map(({ item, span }): TimeLineRow => ({
      ...item,
      from: Number.isFinite(span.from) ? span.from : null,
      until: Number.isFinite(span.until) ? span.until : null,
    })),
    left: rows.length - shown.length,
    ...(rows.length > 0 ? {} : { nearest: nearest(desk, from, until, timeZone) }),
  }
}

/** The last time before, and the first time after, that something is dated: where a time without anything can be left for. */
function nearest(desk: DeskRead, from: number, until: number, zone: string): { before?: number; after?: number } {
  const dates = DATED.flatMap((one) => one.dates(desk))
  const days = (of: readonly number[]) => [...new Set(of)].filter(Number.isFinite)
  const earlier = days(dates.map(({ last }) => last)).filter((day) => day * DAY_MS < from + 2 * DAY_MS)
  const later = days(dates.map(({ first }) => first)).filter((day) => day * DAY_MS > until - 2 * DAY_MS)
  const before = firstOf(
    earlier.toSorted((a, b) => b - a),
    (day) => endBefore(desk, day, from, zone),
  )
  const after = firstOf(
    later.toSorted((a, b) => a - b),
    (day) => startAfter(desk, day, until, zone),
  )
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

/** The first day may have records that are not drawn, such as a round with meetings: then the next one is tried. */
function firstOf(days: readonly number[], at: (day: number) => number | undefined): number | undefined {
  for (const day of days) {
    const found = at(day)
    if (found !== undefined) return found
  }
  return undefined
}

function endBefore(desk: DeskRead, day: number, from: number, zone: string): number | undefined {
  const ends = around(desk, day, zone).flatMap(({ span }) => (span.until < from ? [span.until] : []))
  return ends.length > 0 ? Math.max(...ends) : undefined
}

function startAfter(desk: DeskRead, day: number, until: number, zone: string): number | undefined {
  const starts = around(desk, day, zone).flatMap(({ span }) => (span.from > until ? [span.from] : []))
  return starts.length > 0 ? Math.min(...starts) : undefined
}

const around = (desk: DeskRead, day: number, zone: string) =>
  placedWithin(desk, (day - 1) * DAY_MS, (day + 2) * DAY_MS, zone)
