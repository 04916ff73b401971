import { z } from 'zod'
import { timeZoneSchema } from './fuzzy-date'
import { instantSchema, record } from './header'
import { keeping } from './keeping'
import { idOf } from './ids'
import { markingSchema } from './marking'
import { recordRefSchema } from './sources'
import { localTextSchema, nameSchema, proseSchema } from './text'
import { vocabulary } from './vocabularies'

/** A memo's own data; its text is composed from the records each time, until it is issued and frozen. */
export const memoSchema = record({
  type: vocabulary('memoType'),
  session: idOf('session').optional(),
  title: localTextSchema,
  reference: nameSchema,
  version: z.int().min(1),
  status: vocabulary('memoStatus'),
  to: nameSchema.optional(),
  from: nameSchema.optional(),
  through: nameSchema.optional(),
  asOf: instantSchema,
  timeZone: timeZoneSchema,
  knowledgeCutoff: instantSchema.optional(),
  draftedBy: idOf('staff').optional(),
  approvedBy: nameSchema.optional(),
  copies: z.array(nameSchema),
})

/** What staff annotate with. A note is its writer's: others reply, nobody overwrites. */
export const noteSchema = record({
  about: recordRefSchema.optional(),
  staff: idOf('staff'),
  body: proseSchema,
  replyTo: idOf('note').optional(),
  resolved: z.boolean(),
})

/** The one record of settings of a desk: who "we" are, the capitals' clocks, how memos are marked and set. */
export const deskSettingsSchema = record({
  title: localTextSchema,
  ourParty: idOf('party'),
  capitals: z.array(keeping({ party: idOf('party'), city: localTextSchema, timeZone: timeZoneSchema })),
  defaultMarking: markingSchema,
  language: vocabulary('language'),
  pageSize: vocabulary('pageSize'),
  example: z.boolean(),
  pinnedAsOf: instantSchema.optional(),
  pinnedTimeZone: timeZoneSchema.optional(),
  disclaimer: proseSchema.optional(),
})
