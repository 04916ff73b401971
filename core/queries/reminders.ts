import { z } from 'zod'
import { dateRange, endsOf, isUnreadable, knownBy, knownStart } from '../dates/date-range'
import { DAY_MS } from '../dates/edtf'
import { dayOf, daysFrom } from '../dates/format-date'
import { fuzzyDateSchema, type FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import type { KeyOf } from '../desk/desk-index'
import { asOfOf, getRef, settingsOf, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { namesInTitle, titleOf, titleSchema } from '../desk/titles'
import type { AnyRecord, Line, Measure, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { highestOpenMarking, isWithin, type Marking } from '../model/values/marking'
import { recordRefSchema } from '../model/values/record-ref'
import { borderZone, borderZoneOf } from '../rates/border-clock'
import { isBefore, isEnd, saysInForce } from '../rates/measure-status'
import { daysOf, daysOfKey } from './day-keys'

/** How many days before a date a person can be reminded: 0 is the day itself. */
export const LEAD_DAYS = [30, 14, 7, 3, 1, 0] as const
/** How many days a date that has passed stays: longer than a long weekend. */
export const PASSED_DAYS = 7
/** How many reminders one answer has at most: more than a person reads. */
const ROWS_MAX = 200

/** The events that people are reminded of: a milestone or a promise falls due, a cleared line expires, a suspension ends. */
export const REMINDER_KINDS = ['milestone', 'commitment', 'line', 'suspension'] as const
type ReminderKind = (typeof REMINDER_KINDS)[number]

export const reminderSchema = z.object({
  /** The record, its part and the date: a date that changes makes another reminder. */
  key: z.string(),
  ref: recordRefSchema,
  kind: z.enum(REMINDER_KINDS),
  title: titleSchema,
  when: fuzzyDateSchema,
  /** Days from the desk's day to the earliest and to the latest possible day, negative where they are past; no latest if the end is open. */
  days: z.object({ min: z.int(), max: z.int().nullable() }),
  /** It is over for certain. */
  isOver: z.boolean(),
  /** The marking of everything that its title says keeps it from nobody, so a screen that others see may show it. */
  isOpen: z.boolean(),
})
export type Reminder = z.infer<typeof reminderSchema>

export const remindersInputSchema = z.object({ within: z.int().min(0).max(LEAD_DAYS[0]) })

export const remindersViewSchema = z.object({
  /** The nearest first. */
  rows: z.array(reminderSchema),
  /** How many more there are. */
  left: z.int(),
  /** The desk's day (2025-06-06), on its own clock. */
  today: z.string(),
  /** True if the desk's instant is pinned: its day is not today's. */
  isPinned: z.boolean(),
})
export type RemindersView = z.infer<typeof remindersViewSchema>

/** Something that falls due, before its place in time is known. */
interface Due {
  collection: CollectionName
  record: AnyRecord
  kind: ReminderKind
  part?: string
  when: FuzzyDate
}

/** "By 9 July" is due on that day. */
const dueDay = (date: FuzzyDate): FuzzyDate => knownBy(date) ?? date
const keyOfDate = (date: FuzzyDate | undefined) => (date && !isUnreadable(date) ? daysOf(dueDay(date)) : undefined)

const milestoneKey = ({ status, when }: RecordOf<'milestone'>) => (status === 'open' ? keyOfDate(when) : undefined)
const commitmentKey = ({ status, due }: RecordOf<'commitment'>) => (status === 'open' ? keyOfDate(due) : undefined)
const lineKey = ({ status, expires }: Line) => (status === 'cleared' ? keyOfDate(expires) : undefined)
const suspensionEnd = ({ kind, interval }: RecordOf<'stackingRule'>): FuzzyDate | undefined =>
  kind === 'suspends' && interval && !isUnreadable(interval) ? endsOf(interval).to : undefined
const ruleKey = (rule: RecordOf<'stackingRule'>) => keyOfDate(suspensionEnd(rule))
const measureKeys = (measure: Measure) => suspensionEnds(measure).flatMap(({ on }) => keyOfDate(on) ?? [])

/** The events that end a suspension of a measure: the first after it that says what the measure is from then on. */
function suspensionEnds(measure: Measure): Measure['events'] {
  const events = measure.events.toSorted((a, b) => knownStart(a.on) - knownStart(b.on))
  const ends = events.flatMap(({ status }, index) => {
    if (status !== 'suspended') return []
    const next = events.slice(index + 1).find((event) => !isBefore(event))
    return next && (saysInForce(next) || isEnd(next)) ? [next] : []
  })
  return [...new Set(ends)]
}

/**
 * What falls due within some days of the desk's day, or did in the last few, the nearest first. `now` is an instant (ISO 8601); days are counted on the
 * desk's clock, and a fuzzy date as a range. Costs the number of different dates, and what is near.
 */
export function remindersView(desk: DeskRead, now: string, within: number): RemindersView {
  const { asOf, timeZone } = asOfOf(settingsOf(desk), now)
  const at = Date.parse(asOf)
  const today = dayOf(asOf, timeZone)
  const near = <C extends CollectionName>(collection: C, keyOf: KeyOf<C>) =>
    desk.index(collection, keyOf).getAny(nearKeys(desk.index(collection, keyOf).keys(), today, within))
  const all: Due[] = [
    ...near('milestone', milestoneKey).map((record) => due('milestone', record, onClock(record.when, timeZone))),
    ...near('commitment', commitmentKey).flatMap((record) =>
      record.due ? due('commitment', record, onClock(record.due, timeZone)) : [],
    ),
    ...near('line', lineKey).flatMap((record) =>
      record.expires ? due('line', record, onClock(record.expires, timeZone)) : [],
    ),
    ...near('stackingRule', ruleKey).flatMap((record): Due[] => {
      const end = suspensionEnd(record)
      const zone = borderZoneOf(desk, 'stackingRule', record) ?? timeZone
      return end ? [{ collection: 'stackingRule', record, kind: 'suspension', when: onClock(end, zone) }] : []
    }),
    ...near('measure', measureKeys).flatMap((record) =>
      suspensionEnds(record).map(({ id, on }): Due => {
        const when = onClock(on, borderZone(desk, record) ?? timeZone)
        return { collection: 'measure', record, kind: 'suspension', part: id, when }
      }),
    ),
  ]
  const rows = all
    .map((one) => ({ one, days: daysFrom(today, dueDay(one.when)) }))
    .filter(({ days }) => isNear(days, within))
    .toSorted((a, b) => a.days.min - b.days.min || a.days.max - b.days.max)
  return {
    rows: rows.slice(0, ROWS_MAX).map(({ one, days }) => reminderOf(desk, one, days, at)),
    left: Math.max(0, rows.length - ROWS_MAX),
    today: new Date(today * DAY_MS).toISOString().slice(0, 10),
    isPinned: settingsOf(desk).pinnedAsOf !== undefined,
  }
}

const due = (kind: 'milestone' | 'commitment' | 'line', record: AnyRecord, when: FuzzyDate): Due => ({
  collection: kind,
  record,
  kind,
  when,
})

/** A date without an end has passed once its first day has. */
const isNear = ({ min, max }: { min: number; max: number }, within: number) =>
  min <= within && (max === Infinity ? min : max) >= -PASSED_DAYS

/** The keys of dates that may be near. Their days are counted on other clocks: a day more at each end. */
const nearKeys = (keys: Iterable<string>, today: number, within: number) =>
  [...keys].filter((key) => {
    const { first, last } = daysOfKey(key)
    return isNear({ min: first - today - 1, max: last - today + 1 }, within)
  })

function reminderOf(desk: DeskRead, one: Due, days: { min: number; max: number }, at: number): Reminder {
  const { collection, record, kind, part, when } = one
  const ref = { collection, id: record.id }
  const { max } = dateRange(dueDay(when))
  return {
    key: [refKey(ref), part, when.edtf].filter((word) => word !== undefined).join(' '),
    ref,
    kind,
    title: titleOf(desk, ref),
    when,
    days: { min: Number.isFinite(days.min) ? days.min : 0, max: days.max === Infinity ? null : days.max },
    isOver: max < at,
    isOpen: [ref, ...namesInTitle(desk, ref)].every((named) => isForEverybody(getRef(desk, named)?.marking)),
  }
}

function isForEverybody(marking: Marking | undefined): boolean {
  if (!marking) return false
  const limit = highestOpenMarking(marking.scheme)
  return limit !== undefined && isWithin(marking, limit)
}
