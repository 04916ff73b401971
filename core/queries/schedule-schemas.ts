import { z } from 'zod'
import { commandSchema } from '../commands/command'
import { ownIdSchema } from '../model/values/ids'
import { lineReportSchema } from '../rates/schedule/line-report'

/** How many lines one answer has at most. */
export const LINES_MAX = 50

/** The tariff schedules of a desk whose files it keeps, with the revision of each, newest first. */
export const schedulesSchema = z.object({
  schedules: z.array(z.object({ source: ownIdSchema, title: z.string(), revision: z.string() })),
})

/** A name for the work: a schedule that was not asked lately is read first, which `desk:work` tells of and `desk:cancel` ends. */
const job = z.string().min(1).max(64)

export const findLinesInputSchema = z.object({
  source: ownIdSchema,
  words: z.string().max(200),
  offset: z.int().min(0),
  limit: z.int().min(1).max(LINES_MAX),
  job,
})
/** Lines that were found, and how many there are; `lines` of the schedule in all. */
export const foundLinesSchema = z.object({
  total: z.int(),
  of: z.int(),
  found: z.array(lineReportSchema),
})
export type FoundLinesView = z.infer<typeof foundLinesSchema>

export const scheduleLineInputSchema = z.object({ source: ownIdSchema, row: z.int().min(1), good: ownIdSchema, job })

/** A field of a good before and after a line is taken over, in words; empty where it has no value. One that `stays` gets no value from the line, and has one. */
const goodChangeSchema = z.object({
  field: z.enum(['codes', 'ordinaryDuty', 'columnTwoDuty', 'preferences']),
  before: z.array(z.string()),
  after: z.array(z.string()),
  stays: z.boolean(),
})
export type GoodChange = z.infer<typeof goodChangeSchema>

/** A line of a schedule for a good: what would change, and the one command that does it with its evidence; no command if there is nothing to do. */
export const scheduleLineSchema = z.object({
  report: lineReportSchema,
  hasFootnotes: z.boolean(),
  changes: z.array(goodChangeSchema),
  command: commandSchema.optional(),
})
export type ScheduleLineView = z.infer<typeof scheduleLineSchema>
