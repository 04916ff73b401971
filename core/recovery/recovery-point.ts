import { z } from 'zod'
import { POINT_KINDS } from '../desk/point-kinds'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { recordRefSchema } from '../model/values/record-ref'
import { titleSchema } from '../queries/view-schemas'
import { DOUBTS, salvageReportSchema } from './salvage-report'

/** Names a restore point of the desk that is shown. */
export const pointIdSchema = z.string().min(1).max(200)

export const recoveryPointSchema = z.object({
  id: pointIdSchema,
  kind: z.enum(POINT_KINDS),
  /** The latest instant of what is in it, and the number of its last edit. */
  at: z.string(),
  revision: z.int(),
  /** Of a branch: whether this machine made it, by whom it was edited, as the desk names them, and how often. */
  here: z.boolean().optional(),
  by: z.array(z.string()).optional(),
  edits: z.int().optional(),
})
export type RecoveryPoint = z.infer<typeof recoveryPointSchema>

/** What can be done about a damaged desk: what was found, and the states that it can be gone on from, the fullest first. */
export const recoveryPointsSchema = z.object({
  report: salvageReportSchema,
  points: z.array(recoveryPointSchema),
  /** The first of the records that may not be as they were saved last, as they are called. */
  doubts: z.array(z.object({ ref: recordRefSchema, why: z.enum(DOUBTS), title: titleSchema })),
})
export type RecoveryPointsView = z.infer<typeof recoveryPointsSchema>

/** How many of the records that differ are named. */
export const PREVIEW_MAX = 300

const changes = { more: z.int(), less: z.int(), changed: z.int() }

/** What a restore point has that another does not: `more` and `less` of it, and what it says otherwise. */
export const previewSchema = z.object({
  records: z.int(),
  ...changes,
  byKind: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), ...changes })),
  /** The first of them, as they are called. */
  named: z.array(z.object({ ref: recordRefSchema, way: z.enum(['more', 'less', 'changed']), title: titleSchema })),
  /** Records that were left out since their schemas refuse them. */
  refused: z.int(),
})
export type Preview = z.infer<typeof previewSchema>
