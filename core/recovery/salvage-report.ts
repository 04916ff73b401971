import { z } from 'zod'
import { recordRefSchema } from '../model/values/record-ref'

/** What was found when a damaged desk was read as far as it can be. It names records and files, and says nothing that a record says. */

/** Numbers of transactions, both ends included. */
const rangeSchema = z.object({ from: z.int(), to: z.int() })
export type Range = z.infer<typeof rangeSchema>

/** A file of the desk that is not as it was written, by its path from the desk's folder; `at` is the byte where that was first seen. */
const brokenFileSchema = z.object({
  file: z.string(),
  what: z.enum(['format', 'snapshot', 'header', 'line', 'unreadable', 'missing', 'forked', 'other']),
  at: z.int().optional(),
})
export type BrokenFile = z.infer<typeof brokenFileSchema>

/** Why a record may not be what was saved last: the edit that is lost named it; nothing vouches for its wording; its schema refuses it. */
export const DOUBTS = ['lost', 'unchecked', 'refused'] as const
const doubtSchema = z.object({ ref: recordRefSchema, why: z.enum(DOUBTS) })
export type Doubt = z.infer<typeof doubtSchema>

export const salvageReportSchema = z.object({
  /** How many records are shown, and the number of the last edit in them. */
  records: z.int(),
  revision: z.int(),
  /** The latest instant of what was read. */
  at: z.string(),
  /** Edits that cannot be read, by number, and how many lines more whose number cannot be read either. */
  lost: z.array(rangeSchema),
  unreadable: z.int(),
  /** Edits that were taken though nothing vouches for them any more. */
  unchecked: z.int(),
  /** The end of the journal is missing, and nothing says how many edits were in it. */
  endsEarly: z.boolean(),
  /** Lines of the snapshot that held a record, or a part of the trash, and cannot be read. */
  brokenLines: z.int(),
  /** Records that were in it once, and are in none of it now as far as is known; and those of which an edit may be missing. */
  doubts: z.array(doubtSchema),
  files: z.array(brokenFileSchema),
})
export type SalvageReport = z.infer<typeof salvageReportSchema>

/** How many edits are known to be lost. */
export const lostCount = ({ lost, unreadable }: Pick<SalvageReport, 'lost' | 'unreadable'>): number =>
  lost.reduce((sum, { from, to }) => sum + to - from + 1, unreadable)

/** Is nothing missing that is known of, so that the desk is whole again? */
export const isWhole = (report: SalvageReport): boolean =>
  !report.endsEarly && lostCount(report) + report.unchecked + report.brokenLines + report.doubts.length === 0

/** The numbers after `after`, up to `last`, that are not among those that were read, as ranges. */
export function missingOf(after: number, last: number, read: ReadonlySet<number>): Range[] {
  const ranges: Range[] = []
  for (let n = after + 1; n <= last; n += 1) {
    if (read.has(n)) continue
    const open = ranges.at(-1)
    if (open?.to === n - 1) open.to = n
    else ranges.push({ from: n, to: n })
  }
  return ranges
}
