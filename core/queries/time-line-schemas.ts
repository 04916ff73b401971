import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { titleSchema } from '../desk/titles'
import { instantSchema } from '../model/records/header'
import { recordRefSchema } from '../model/values/record-ref'
import { ITEM_ROLES, LANES } from '../time-line/dated-items'
import { ZOOMS } from '../time-line/zoom'

/** What a time line is asked for: around an instant, or that of the desk. */
export const timeLineQuestionSchema = z.object({ zoom: z.enum(ZOOMS), around: instantSchema.optional() })
export type TimeLineQuestion = z.infer<typeof timeLineQuestionSchema>

/** An item, in epoch milliseconds; null where an end is not known. */
const timeLineRowSchema = z.object({
  ref: recordRefSchema,
  part: z.string().optional(),
  lane: z.enum(LANES),
  role: z.enum(ITEM_ROLES),
  word: z.object({ vocabulary: z.string(), value: z.string() }).optional(),
  when: fuzzyDateSchema,
  from: z.number().nullable(),
  until: z.number().nullable(),
  lasts: z.boolean(),
  loose: z.boolean().optional(),
  title: titleSchema,
  label: titleSchema.optional(),
})
export type TimeLineRow = z.infer<typeof timeLineRowSchema>

/** A part of the desk's time: its items, how many more there are, and the desk's own instant. If it has none, the nearest times that have some. */
export const timeLineViewSchema = z.object({
  from: z.number(),
  until: z.number(),
  at: z.number(),
  timeZone: z.string(),
  rows: z.array(timeLineRowSchema),
  left: z.int().min(0),
  nearest: z.object({ before: z.number().optional(), after: z.number().optional() }).optional(),
})
export type TimeLineView = z.infer<typeof timeLineViewSchema>
