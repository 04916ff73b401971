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
interface Dated<C extends CollectionName> {
  collection: C
  daysOf: KeyOf<C>
  items: (desk: DeskRead, record: RecordOf<C>, zone: string) => readonly DatedItem[]
}

const dated = <C extends CollectionName>(of: Dated<C>): Dated<C> => of

const SESSIONS = dated({
  collection: 'session',
  daysOf: ({ start }) => daysOf(start),
  items: (desk, session, zone) => [sessionItem(desk, session, zone)],
})
const ROUNDS = dated({
  collection: 'round',
  daysOf: ({ when }) => daysOf(when),
  // A round with meetings is shown by them.
  items: (desk, round, zone) =>
    desk.index('session', roundOf).get(round.id).length > 0 ? [] : [roundItem(desk, round, zone)],
})
const MILESTONES = dated({
  collection: 'milestone',
  daysOf: ({ when }) => daysOf(when),
  items: (desk, milestone, zone) => [milestoneItem(desk, milestone, zone)],
})
const COMMITMENTS = dated({
  collection: 'commitment',
  daysOf: ({ due }) => due && daysOf(due),
  items: commitmentItems,
})
const PROPOSALS = dated({
  collection: 'proposal',
  daysOf: ({ tabled }) => tabled && daysOf(tabled),
  items: proposalItems,
})
const MEASURES = dated({
  collection: 'measure',
  daysOf: ({ events }) => events.map(({ on }) => daysOf(on)),
  items: eventItems,
})
const SUSPENSIONS = dated({
  collection: 'stackingRule',
  daysOf: ({ kind, interval }) => (kind === 'suspends' && interval ? daysOf(interval) : undefined),
  items: suspensionItems,
})
const RULINGS = dated({
  collection: 'legalEvent',
  daysOf: ({ on }) => daysOf(on),
  items: (desk, ruling) => [rulingItem(desk, ruling)],
})

/** What the desk has around an instant, the earliest first. `now` is an instant (ISO 8601). Costs what is in that time, and the number of different dates. */
export function timeLineView(desk: DeskRead, now: string, { zoom, around }: TimeLineQuestion): TimeLineView {
  const { asOf, timeZone } = asOfOf(settingsOf(desk), now)
  const at = Date.parse(asOf)
  const { from, until } = rangeAround(zoom, around === undefined ? at : Date.parse(around))
  const within = <C extends CollectionName>({ collection, daysOf: keyOf, items }: Dated<C>) =>
    recordsWithin(desk, collection, keyOf, from, until).flatMap((record) => items(desk, record, timeZone))
  const rows = [
    ...within(SESSIONS),
    ...within(ROUNDS),
    ...within(MILESTONES),
    ...within(COMMITMENTS),
    ...within(PROPOSALS),
    ...within(MEASURES),
    ...within(SUSPENSIONS),
    ...within(RULINGS),
  ]
    .map((item) => ({ item, span: spanOf(item) }))
    .filter(({ span }) => span.until >= from && span.from <= until)
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
  }
}

/** The records with a date that may be between two instants. Their days are counted on other clocks: a day more at each end. */
function recordsWithin<C extends CollectionName>(
  desk: DeskRead,
  collection: C,
  keyOf: KeyOf<C>,
  from: number,
  until: number,
): readonly RecordOf<C>[] {
  const index = desk.index(collection, keyOf)
  const [first, last] = [from / DAY_MS - 2, until / DAY_MS + 2]
  const keys = [...index.keys()].filter((key) => {
    const days = daysOfKey(key)
    return days.last >= first && days.first <= last
  })
  return index.getAny(keys)
}
