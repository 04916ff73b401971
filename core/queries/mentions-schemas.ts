import { z } from 'zod'
import { titleSchema } from '../desk/titles'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'

/** The most mentions of one answer. */
export const MENTIONS_MAX = 200

/** Asks for the mentions of a record that `staff` could link. */
export const mentionsInputSchema = z.object({
  ref: recordRefSchema,
  staff: ownIdSchema,
  limit: z.int().min(1).max(MENTIONS_MAX).default(20),
})
export type MentionsInput = z.infer<typeof mentionsInputSchema>

const mentionSchema = z.object({
  ref: recordRefSchema,
  title: titleSchema,
  /** The field that has the name, the words around it on one line, and the names to light in it as [start, end). */
  field: z.string(),
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
  /** The change that makes it a link: the path of the field that takes it, and the fields to change at this revision. None if no field can. */
  link: z.object({ field: z.string(), rev: z.int(), fields: z.record(z.string(), z.unknown()) }).optional(),
})
export type MentionView = z.infer<typeof mentionSchema>

export const mentionsViewSchema = z.object({
  mentions: z.array(mentionSchema),
  /** True if there are more of them. */
  more: z.boolean(),
  /** How far the desk has been read, while that is going on: more may be found. */
  reading: z.object({ done: z.int(), of: z.int() }).optional(),
})
export type MentionsView = z.infer<typeof mentionsViewSchema>
