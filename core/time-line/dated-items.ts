import { localName } from '../base/text'
import { dateRange, endsOf, knownBy } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import type { DeskRead } from '../desk/desk-read'
import { inBoth, titleBesideDate, titleOf, type Title } from '../desk/titles'
import type {
  Commitment,
  LegalEvent,
  Measure,
  Proposal,
  RecordOf,
  Round,
  Session,
  StackingRule,
} from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { borderZone, borderZoneOf } from '../rates/border-clock'
import { vocabularyText } from '../text/describe'
import { labelled } from '../text/joined'

/** The lanes of a time line, from the top. */
export const LANES = ['meetings', 'dates', 'law'] as const
export type Lane = (typeof LANES)[number]

/** What an item is, for its look. */
export const ITEM_ROLES = ['held', 'toCome', 'package', 'deadline', 'law', 'suspension', 'ruling'] as const
export type ItemRole = (typeof ITEM_ROLES)[number]

/** Something of the desk that has a place on a time line. */
export interface DatedItem {
  ref: RecordRef
  /** The part of the record, such as an event of a measure. */
  part?: string
  lane: Lane
  role: ItemRole
  when: FuzzyDate
  /** True of what lasts through all of `when`; false of what happens once in it. */
  lasts: boolean
  title: Title
}

/** A round, which lasts through its days once it is held; before that, it may be on any of them. */
export const roundItem = (desk: DeskRead, round: Round): DatedItem => ({
  ...aboutRecord(desk, 'round', round.id),
  lane: 'meetings',
  role: round.status === 'held' ? 'held' : 'toCome',
  when: round.when,
  lasts: round.status === 'held',
})

/** A meeting, by its title or the people at it: its day is where it is drawn. */
export const sessionItem = (desk: DeskRead, session: Session): DatedItem => ({
  ref: { collection: 'session', id: session.id },
  title: titleBesideDate(desk, { collection: 'session', id: session.id }),
  lane: 'meetings',
  role: session.status === 'held' ? 'held' : 'toCome',
  when: session.start,
  lasts: false,
})

/** A package on the day that it was tabled, if that is recorded. */
export const proposalItems = (desk: DeskRead, { id, tabled }: Proposal): DatedItem[] =>
  tabled ? [{ ...aboutRecord(desk, 'proposal', id), lane: 'dates', role: 'package', when: tabled, lasts: false }] : []

/** A milestone, on any of the days that it may be on. */
export const milestoneItem = (desk: DeskRead, { id, when }: RecordOf<'milestone'>): DatedItem => ({
  ...aboutRecord(desk, 'milestone', id),
  lane: 'dates',
  role: 'deadline',
  when,
  lasts: false,
})

/** A commitment on the day that it falls due, if that is recorded. */
export const commitmentItems = (desk: DeskRead, { id, due }: Commitment): DatedItem[] =>
  due ? [{ ...aboutRecord(desk, 'commitment', id), lane: 'dates', role: 'deadline', when: due, lasts: false }] : []

/** The statuses that say what a measure will be, not what it is. */
const AHEAD_OF_LAW = new Set(['threatened', 'announced', 'signed', 'published'])

/** The events that changed what a measure is in law, on the clock of its border. */
export function eventItems(desk: DeskRead, measure: Measure): DatedItem[] {
  const zone = borderZone(desk, measure)
  return measure.events
    .filter(({ status }) => !AHEAD_OF_LAW.has(status))
    .map((event) => ({
      ref: { collection: 'measure', id: measure.id },
      part: event.id,
      lane: 'law',
      role: 'law',
      when: onClock(event.on, zone),
      lasts: false,
      title: inBoth((language) =>
        labelled(localName(measure.title, language), vocabularyText(language, 'measureStatus', event.status), language),
      ),
    }))
}

/** A suspension from its first instant to its last, if it has some. */
export function suspensionItems(desk: DeskRead, rule: StackingRule): DatedItem[] {
  const { kind, interval } = rule
  if (kind !== 'suspends' || !interval) return []
  const when = onClock(interval, borderZoneOf(desk, 'stackingRule', rule))
  return [{ ...aboutRecord(desk, 'stackingRule', rule.id), lane: 'law', role: 'suspension', when, lasts: true }]
}

/** A ruling on its day. */
export const rulingItem = (desk: DeskRead, ruling: LegalEvent): DatedItem => ({
  ...aboutRecord(desk, 'legalEvent', ruling.id),
  lane: 'law',
  role: 'ruling',
  when: onClock(ruling.on, borderZoneOf(desk, 'legalEvent', ruling)),
  lasts: false,
})

/** The instants (epoch milliseconds) from the first to the last that an item takes or may be at; "by 6 June" is on that day. An open end is infinite. */
export function spanOf({ when, lasts }: Pick<DatedItem, 'when' | 'lasts'>): { from: number; until: number } {
  const { min, max } = dateRange(knownBy(when) ?? when)
  if (!lasts) return { from: min, until: max }
  const { to } = endsOf(when)
  // An interval of instants ends when its last one comes.
  return { from: min, until: to ? dateRange(to).max : Infinity }
}

function aboutRecord(desk: DeskRead, collection: RecordRef['collection'], id: string) {
  const ref = { collection, id }
  return { ref, title: titleOf(desk, ref) }
}
