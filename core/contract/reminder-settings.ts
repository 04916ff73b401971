import { z } from 'zod'
import { dayAfter } from '../dates/relative-days'
import { LEAD_DAYS, PASSED_DAYS, type Reminder } from '../queries/reminders'

/** The most desks, people on a desk and reminders of a person that this machine remembers as set aside. */
const DESKS_MAX = 60
const PEOPLE_MAX = 20
const KEYS_MAX = 400
/** How many notifications of a person are remembered: far more than are near at a time. */
const TOLD_MAX = 5000
/** For how many days a notification is remembered at most. */
const TOLD_DAYS_MAX = 3660

/** When to remind, and whether the system's notifications do too. */
export const reminderSettingsSchema = z.object({
  /** How many days before a date; none for no reminders. */
  leads: z.array(z.int().min(0).max(LEAD_DAYS[0])).max(LEAD_DAYS.length),
  /** Shows notifications of the system too. */
  notify: z.boolean(),
  /** Names the open records in them; without it they give a number alone. */
  titles: z.boolean(),
})
export type ReminderSettings = z.infer<typeof reminderSettingsSchema>

/** Nothing leaves the window unless a person asks for it. */
export const DEFAULT_REMINDERS: ReminderSettings = { leads: [7, 1], notify: false, titles: false }

/** Does a change show others more than before: titles, or the number alone? A setting counts even while another keeps it from working. */
export function showsMore(before: ReminderSettings, after: ReminderSettings): 'titles' | 'notify' | undefined {
  const { notify, titles } = after
  if (notify && !before.notify) return titles ? 'titles' : 'notify'
  return titles && !before.titles ? 'titles' : undefined
}

/** A change without what it shows more than before. */
export const withoutMore = (before: ReminderSettings, after: ReminderSettings): ReminderSettings => ({
  ...after,
  notify: after.notify && before.notify,
  titles: after.titles && before.titles,
})

export const reminderKeySchema = z.string().min(1).max(400)
/** How long a reminder is set aside: until a day on the desk's clock, when it comes back, or for good. */
export const untilSchema = z.union([z.literal('always'), z.iso.date()])
/** The reminders that a person has set aside on a desk, by their keys. */
export const asideSchema = z.record(z.string(), untilSchema)
export type Aside = z.infer<typeof asideSchema>

const personSchema = z.object({
  aside: asideSchema,
  /** The notifications that were shown, a reminder's key and its lead, and the last day on which the reminder may still be near. */
  told: z.record(z.string(), z.iso.date()),
})
type OfPerson = z.infer<typeof personSchema>
/** The reminders set aside and shown, by the desk's store id and the person, the most recently used last. */
export const remindedSchema = z.record(z.string(), z.record(z.string(), personSchema))
export type Reminded = z.infer<typeof remindedSchema>

/** A desk, by its store id, and a person who works on it. */
export interface Who {
  storeId: string
  staff: string
}

/** Returns the reminders that a person has set aside on a desk. */
export const asideOf = (all: Reminded | undefined, who: Who): Aside => ofPerson(all, who).aside

/** Is a reminder set aside on a day (2025-06-06) of the desk's clock? */
export function isAside(aside: Aside, key: string, today: string): boolean {
  const until = Object.hasOwn(aside, key) ? aside[key] : undefined
  return until !== undefined && (until === 'always' || today < until)
}

/** Returns what to remember once a reminder is set aside, or, with no `until`, is taken back. */
export function withAside(all: Reminded | undefined, who: Who, key: string, until?: string): Reminded {
  const person = ofPerson(all, who)
  const others = Object.entries(person.aside).filter(([other]) => other !== key)
  const aside = Object.fromEntries([...others, ...(until === undefined ? [] : [[key, until]])].slice(-KEYS_MAX))
  return withPerson(all, who, { ...person, aside })
}

/** The most days before a date that a person is reminded; undefined for no reminders. */
export const longestLead = ({ leads }: ReminderSettings): number | undefined =>
  leads.length === 0 ? undefined : Math.max(...leads)

/** The shortest lead that a reminder has reached. */
export const leadReached = ({ leads }: ReminderSettings, { days }: Pick<Reminder, 'days'>): number | undefined =>
  leads.filter((lead) => days.min <= lead).toSorted((a, b) => a - b)[0]

/** A reminder as a notification needs it. */
export type Tellable = Pick<Reminder, 'key' | 'days' | 'isOver'>

/** The reminders to show a notification of now, and what is remembered once it is shown: each is told once at each of its leads. */
export function toTell<R extends Tellable>(
  all: Reminded | undefined,
  who: Who,
  { rows, today, settings }: { rows: readonly R[]; today: string; settings: ReminderSettings },
): { rows: R[]; after: Reminded } {
  const person = ofPerson(all, who)
  const nameOf = (row: R) => `${row.key} @${leadReached(settings, row)}`
  const fresh = rows.filter(
    (row) =>
      !row.isOver &&
      !isAside(person.aside, row.key, today) &&
      leadReached(settings, row) !== undefined &&
      !Object.hasOwn(person.told, nameOf(row)),
  )
  const near = Object.entries(person.told).filter(([, until]) => today <= until)
  const shown = fresh.map((row) => [nameOf(row), lastNear(row, today)] as const)
  const after = { ...person, told: Object.fromEntries([...near, ...shown].slice(-TOLD_MAX)) }
  return { rows: fresh, after: fresh.length === 0 ? (all ?? {}) : withPerson(all, who, after) }
}

/** The last day on which a reminder may still be near. */
const lastNear = ({ days }: Tellable, today: string) =>
  dayAfter(today, Math.min(days.max ?? days.min, TOLD_DAYS_MAX) + PASSED_DAYS)

function ofPerson(all: Reminded | undefined, { storeId, staff }: Who): OfPerson {
  const people = all && Object.hasOwn(all, storeId) ? all[storeId] : undefined
  return (people && Object.hasOwn(people, staff) ? people[staff] : undefined) ?? { aside: {}, told: {} }
}

function withPerson(all: Reminded = {}, { storeId, staff }: Who, person: OfPerson): Reminded {
  const people = lastIn(Object.hasOwn(all, storeId) ? (all[storeId] ?? {}) : {}, staff, person, PEOPLE_MAX)
  return lastIn(all, storeId, people, DESKS_MAX)
}

/** A table with an entry put last, and no more than the last `most`. */
function lastIn<V>(table: Readonly<Record<string, V>>, name: string, value: V, most: number): Record<string, V> {
  const others = Object.entries(table).filter(([other]) => other !== name)
  return Object.fromEntries([...others, [name, value] as const].slice(-most))
}
