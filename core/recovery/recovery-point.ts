import { z } from 'zod'
import { differencesViewSchema } from '../desk/differences'
import { POINT_KINDS } from '../desk/reading'
import { titleSchema } from '../desk/titles'
import { recordRefSchema } from '../model/values/record-ref'
import { DOUBTS, salvageReportSchema } from './salvage-report'

/** Names a recovery point of the open desk. */
export const pointIdSchema = z.string().min(1).max(200)

export const recoveryPointSchema = z.object({
  id: pointIdSchema,
  kind: z.enum(POINT_KINDS),
  /** The latest instant in it, and the number of its last edit. */
  at: z.string(),
  revision: z.int(),
  /** For a branch: whether this machine made it, who edited it (by their names on the desk), and how often. */
  here: z.boolean().optional(),
  by: z.array(z.string()).optional(),
  edits: z.int().optional(),
})
export type RecoveryPoint = z.infer<typeof recoveryPointSchema>

/** The ways out of a damaged desk: the findings, and the recovery points, the fullest first. */
export const recoveryPointsSchema = z.object({
  report: salvageReportSchema,
  points: z.array(recoveryPointSchema),
  /** The first records that may be out of date, with their titles. */
  doubts: z.array(z.object({ ref: recordRefSchema, why: z.enum(DOUBTS), title: titleSchema })),
})
export type RecoveryPointsView = z.infer<typeof recoveryPointsSchema>

/** How many of the differing records are named. */
export const PREVIEW_MAX = 300

/** A recovery point, compared with another: the records that it has besides, lacks, and has in a different form. */
export const previewSchema = z.object({
  records: z.int(),
  differences: differencesViewSchema,
  /** Records left out because their schemas refuse them. */
  refused: z.int(),
})
export type Preview = z.infer<typeof previewSchema>
