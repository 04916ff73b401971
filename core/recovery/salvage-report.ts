import { z } from 'zod'
import { recordRefSchema } from '../model/values/record-ref'

/** The findings in a damaged desk, read as far as possible. It names records and files, but holds none of a record's content. */

/** Numbers of transactions, both ends included. */
const rangeSchema = z.object({ from: z.int(), to: z.int() })
export type Range = z.infer<typeof rangeSchema>

/** A damaged file of the desk, by its path in the desk's folder; `at` is the byte of the first damage. */
const brokenFileSchema = z.object({
  file: z.string(),
  what: z.enum(['format', 'snapshot', 'header', 'line', 'unreadable', 'missing', 'forked', 'other']),
  at: z.int().optional(),
})
export type BrokenFile = z.infer<typeof brokenFileSchema>

/** Why a record may be out of date: the lost edit named it; no checksum confirms its wording; its schema refuses it. */
export const DOUBTS = ['lost', 'unchecked', 'refused'] as const
const doubtSchema = z.object({ ref: recordRefSchema, why: z.enum(DOUBTS) })
export type Doubt = z.infer<typeof doubtSchema>

export const salvageReportSchema = z.object({
  /** How many records are shown, and the number of the last edit in them. */
  records: z.int(),
  revision: z.int(),
  /** The latest instant that was read. */
  at: z.string(),
  /** Edits that cannot be read, by number, and how many more lines have unreadable numbers. */
  lost: z.array(rangeSchema),
  unreadable: z.int(),
  /** Edits that were read although no checksum confirms them any more. */
  unchecked: z.int(),
  /** The end of the journal is missing, and so is the number of edits in it. */
  endsEarly: z.boolean(),
  /** Unreadable lines of the snapshot that held a record or a part of the trash. */
  brokenLines: z.int(),
  /** Records that once existed and appear to be missing now, and records that may lack an edit. */
  doubts: z.array(doubtSchema),
  files: z.array(brokenFileSchema),
})
export type SalvageReport = z.infer<typeof salvageReportSchema>

/** How many edits are known to be lost. */
export const lostCount = ({ lost, unreadable }: Pick<SalvageReport, 'lost' | 'unreadable'>): number =>
  lost.reduce((sum, { from, to }) => sum + to - from + 1, unreadable)

/** Is nothing known to be missing, so that the desk is whole again? */
export const isWhole = (report: SalvageReport): boolean =>
  !report.endsEarly && lostCount(report) + report.unchecked + report.brokenLines + report.doubts.length === 0

/** The numbers after `after`, up to `last`, that are not in `read`, as ranges. */
export function missingOf(after: number, last: number, read: ReadonlySet<number>): Range[] {
  // By what was read, since a damaged file may claim any number.
  const known = [...read].filter((n) => n > after && n <= last).toSorted((a, b) => a - b)
  const bounds = [after, ...known, last + 1]
  return known
    .concat(last + 1)
    .map((next, index) => ({ from: (bounds[index] ?? after) + 1, to: next - 1 }))
    .filter(({ from, to }) => from <= to)
}
