import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { VOCABULARIES } from '../model/values/vocabularies'
import { namedSchema } from './edit-schemas'

/** How many people an answer has on each side, and how many meetings of two of them. */
export const PEOPLE_MAX = 24
export const MET_MAX = 200

const id = z.string().max(200)
const from = z.int().min(0)
/** A person as one of a party: who has changed sides is two. */
const delegateSchema = z.object({ party: id, person: id })
export type Delegate = z.infer<typeof delegateSchema>

/** Asks who met whom in a talk (by default one that is under way): the people of a party (by default ours) by those of all others, some of each side. */
export const whoMetInputSchema = z.object({
  talk: id.optional(),
  party: id.optional(),
  rowsFrom: from,
  columnsFrom: from,
})
export type WhoMetInput = z.infer<typeof whoMetInputSchema>

/** The statuses of a meeting that two people have not had. */
const NOT_HELD = VOCABULARIES.meetingStatus.filter((status) => status !== 'held')
const notHeldSchema = z.enum(NOT_HELD as [string, ...string[]])

/** The meetings of two people. `met` counts those that were held by the desk's instant; all others are apart, by their status. */
const meetingsSchema = z.object({
  met: z.int().min(0),
  first: fuzzyDateSchema.optional(),
  last: fuzzyDateSchema.optional(),
  /** The sum of the lengths that are known, in minutes, and how many meetings have no length. */
  minutes: z.int().min(0),
  unknown: z.int().min(0),
  /** Meetings said to be held, that begin after the desk's instant. */
  later: z.int().min(0),
  others: z.array(z.object({ status: notHeldSchema, count: z.int().min(1) })),
})
export type Meetings = z.infer<typeof meetingsSchema>

const personSchema = namedSchema.extend({
  party: id,
  /** The first post in which the person takes part. */
  post: titleSchema,
  /** How many meetings the person was at that were held, with whomever. */
  met: z.int().min(0),
})
export type PersonWhoMet = z.infer<typeof personSchema>

/** People by people: a row for each of one party, a column for each of the others; `cells` by rows, none where the two have no meeting at all. */
export const whoMetViewSchema = z.object({
  talk: namedSchema,
  /** The parties whose people take part in meetings of the talk, ours first, and the one of the rows. */
  parties: z.array(namedSchema.extend({ ours: z.boolean(), people: z.int() })),
  party: id,
  rows: z.array(personSchema),
  columns: z.array(personSchema),
  rowsFrom: from,
  columnsFrom: from,
  rowCount: z.int(),
  columnCount: z.int(),
  cells: z.array(z.array(meetingsSchema.nullable())),
  /** The most meetings of two people that are shown: what the shades go by. */
  most: z.int(),
  /** How many meetings the talk has, and how many of them name nobody. */
  meetings: z.int(),
  unnamed: z.int(),
})
export type WhoMetView = z.infer<typeof whoMetViewSchema>

/** Asks for the meetings of two people in a talk. */
export const metInputSchema = z.object({ talk: id, row: delegateSchema, column: delegateSchema })
export type MetInput = z.infer<typeof metInputSchema>

/** The meetings of two people, the latest first, and how many more there are. */
export const metViewSchema = z.object({
  meetings: z.array(
    namedSchema.extend({
      start: fuzzyDateSchema,
      status: z.enum(VOCABULARIES.meetingStatus),
      minutes: z.int().optional(),
      round: namedSchema.optional(),
    }),
  ),
  more: z.int().min(0),
})
export type MetView = z.infer<typeof metViewSchema>
