import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { idOf, ownIdSchema } from '../values/ids'
import { markingSchema } from '../values/marking'

/** An instant with its offset or Z, to the second or finer: 2025-06-06T23:59:00-04:00. */
export const instantSchema = z.iso.datetime({ offset: true })

/** The header that every record carries: its id, a revision that counts its edits from 1, who made and last changed it, when, and its marking. */
export const headerShape = {
  id: ownIdSchema,
  rev: z.int().min(1),
  createdBy: idOf('staff'),
  createdAt: instantSchema,
  changedBy: idOf('staff'),
  changedAt: instantSchema,
  marking: markingSchema,
}

/** The schema of a record: the header and its own fields. */
export function record<Shape extends z.ZodRawShape>(shape: Shape) {
  return looseObject({ ...headerShape, ...shape })
}
