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
import { familyText } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { labelled } from '../text/joined'

/** The lanes of a time line, from the top. */
export const LANES = ['meetings', 'dates', 'law'] as const
export type Lane = (typeof LANES)[number]

/** What an item is, for its look. */
export const ITEM_ROLES = ['held', 'toCome', 'calledOff', 'package', 'deadline', 'law', 'suspension', 'ruling'] as const
export type ItemRole = (typeof ITEM_ROLES)[number]

/** Something of the desk that has a place on a time line. */
export interface DatedItem {
  ref: RecordRef
  /** The part of the record, such as an event of a measure. */
  part?: string
  lane: Lane
  role: ItemRole
  /** Its status in a word of a vocabulary, where its look does not say it. */
  word?: { vocabulary: string; value: string }
  when: FuzzyDate
  /** True of what lasts through all of `when`; false of what happens once in it. */
  lasts: boolean
  /** True if `when` is no fixed time: about a day, by a day, or not confirmed. */
  loose?: boolean
  title: Title
  /** What is drawn beside it, if that is not its title. */
  label?: Title
}

const MEETING_ROLES: Readonly<Record<string, ItemRole>> = {
  held: 'held',
  cancelled: 'calledOff',
  postponed: 'calledOff',
}

/** The look of a meeting or a round by its status. One that was held lasted through its days; any other may be on one of them. */
const meetingLook = (status: string): Pick<DatedItem, 'lane' | 'role' | 'word' | 'lasts'> => ({
  lane: 'meetings',
  role: MEETING_ROLES[status] ?? 'toCome',
  word: { vocabulary: 'meetingStatus', value: status },
  lasts: status === 'held',
})

/** A round; its days are on the clock of `zone`, as those of all that follow. */
export const roundItem = (desk: DeskRead, { id, status, when }: Round, zone: string): DatedItem =>
  dated({ ...aboutRecord(desk, 'round', id), ...meetingLook(status), when: onClock(when, zone) })

/** A meeting, by its title or the people at it: its day is where it is drawn. */
export function sessionItem(desk: DeskRead, { id, status, start }: Session, zone: string): DatedItem {
  const ref = { collection: 'session', id } as const
  return dated({ ref, title: titleBesideDate(desk, ref), ...meetingLook(status), when: onClock(start, zone) })
}

/** A package on the day that it was tabled, if that is recorded. */
export const proposalItems = (desk: DeskRead, { id, tabled }: Proposal, zone: string): DatedItem[] =>
  tabled ? [dated({ ...aboutRecord(desk, 'proposal', id), ...ONCE, role: 'package', when: onClock(tabled, zone) })] : []

const ONCE = { lane: 'dates', lasts: false } as const

/** A milestone, on any of the days that it may be on. */
export const milestoneItem = (
  desk: DeskRead,
  { id, when, status, basis }: RecordOf<'milestone'>,
  zone: string,
): DatedItem =>
  dated({
    ...aboutRecord(desk, 'milestone', id),
    ...ONCE,
    role: status === 'open' || status === 'met' ? 'deadline' : 'calledOff',
    word:
      status === 'open'
        ? { vocabulary: 'milestoneBasis', value: basis }
        : { vocabulary: 'milestoneStatus', value: status },
    when: onClock(when, zone),
  })

/** A commitment on the day that it falls due, if that is recorded. */
export const commitmentItems = (desk: DeskRead, { id, due, status }: Commitment, zone: string): DatedItem[] =>
  due
    ? [
        dated({
          ...aboutRecord(desk, 'commitment', id),
          ...ONCE,
          role: 'deadline',
          word: { vocabulary: 'commitmentStatus', value: status },
          when: onClock(due, zone),
        }),
      ]
    : []

/** The statuses that say what a measure will be, not what it is. */
const AHEAD_OF_LAW = new Set(['threatened', 'announced', 'signed', 'published'])

/** The events that changed what a measure is in law, with their notes, on the clock of its border. */
export function eventItems(desk: DeskRead, measure: Measure): DatedItem[] {
  const zone = borderZone(desk, measure)
  return measure.events
    .filter(({ status }) => !AHEAD_OF_LAW.has(status))
    .map((event) =>
      dated({
        ref: { collection: 'measure', id: measure.id },
        part: event.id,
        lane: 'law',
        role: 'law',
        when: onClock(event.on, zone),
        lasts: false,
        title: inBoth((language) => {
          const status = vocabularyText(language, 'measureStatus', event.status)
          const said = labelled(localName(measure.title, language), status, language)
          return event.note === undefined
            ? said
            : familyText(language, 'timeLine.noted', { said, note: event.note.replace(/[.。]$/, '') })
        }),
      }),
    )
}

/** A suspension from its first instant to its last, if it has some. */
export function suspensionItems(desk: DeskRead, rule: StackingRule): DatedItem[] {
  const { kind, interval } = rule
  if (kind !== 'suspends' || !interval) return []
  const when = onClock(interval, borderZoneOf(desk, 'stackingRule', rule))
  return [dated({ ...aboutRecord(desk, 'stackingRule', rule.id), lane: 'law', role: 'suspension', when, lasts: true })]
}

/** A ruling on its day. */
export const rulingItem = (desk: DeskRead, ruling: LegalEvent): DatedItem =>
  dated({
    ...aboutRecord(desk, 'legalEvent', ruling.id),
    lane: 'law',
    role: 'ruling',
    when: onClock(ruling.on, borderZoneOf(desk, 'legalEvent', ruling)),
    lasts: false,
  })

/**
 * An item whose date is no fixed one says so in its label, for it is drawn on that day: "by 6 June", "about 6 June", "6 June (not confirmed)". Whole months and spans of
 * days are drawn over all of their days.
 */
function dated(item: DatedItem): DatedItem {
  const how = howLoose(item.when)
  if (how === undefined) return item
  const label = inBoth((language) => familyText(language, `timeLine.${how}`, { what: item.title[language] }))
  return { ...item, loose: true, label }
}

/** How a date leaves open whether it is the one: by its words for what is known by then, or by the signs of EDTF for approximate (~), uncertain (?) or both (%). */
function howLoose(when: FuzzyDate): 'by' | 'about' | 'unconfirmed' | undefined {
  if (knownBy(when)) return 'by'
  if (/[?%]/.test(when.edtf)) return 'unconfirmed'
  return when.edtf.includes('~') ? 'about' : undefined
}

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
