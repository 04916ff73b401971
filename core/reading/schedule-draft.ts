import { z } from 'zod'
import type { ScheduleReading } from '../rates/schedule/read-schedule'
import { ROW_FAULTS, SCHEDULE_FIELDS } from '../rates/schedule/schedule'
import { RATE_PROBLEMS } from '../rates/terms/rate'

/** How many broken rows, and how many rates that are not understood, a draft names. All are counted. */
export const NAMED_MAX = 500

const brokenRowSchema = z.object({
  row: z.int(),
  field: z.enum(SCHEDULE_FIELDS),
  fault: z.enum(ROW_FAULTS),
  value: z.string(),
})

const unreadRateSchema = z.object({
  row: z.int(),
  code: z.string(),
  field: z.enum(['general', 'special', 'column2']),
  problem: z.object({
    code: z.enum(RATE_PROBLEMS),
    understood: z.string(),
    rest: z.string(),
    readings: z.tuple([z.string(), z.string()]).exactOptional(),
  }),
})

/** A tariff schedule in figures: its lines, its broken rows and the rates that are not understood, and the first of these by name. */
export const scheduleDraftSchema = z.object({
  revision: z.string(),
  lines: z.int(),
  brokenRows: z.int(),
  broken: z.array(brokenRowSchema),
  unreadRates: z.int(),
  unread: z.array(unreadRateSchema),
  hasFootnotes: z.boolean(),
})
export type ScheduleDraft = z.infer<typeof scheduleDraftSchema>

/** Counts a schedule that was read. */
export function scheduleDraft({ schedule, broken }: Extract<ScheduleReading, { problem?: undefined }>): ScheduleDraft {
  return {
    revision: schedule.revision,
    lines: schedule.lines.length,
    brokenRows: new Set(broken.map(({ row }) => row)).size,
    broken: broken.slice(0, NAMED_MAX),
    unreadRates: schedule.unread.length,
    unread: schedule.unread.slice(0, NAMED_MAX).map(({ problem: { readings, ...problem }, ...rate }) => ({
      ...rate,
      problem: { ...problem, ...(readings ? { readings: [...readings] as [string, string] } : {}) },
    })),
    hasFootnotes: schedule.hasFootnotes,
  }
}
