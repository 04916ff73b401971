import { z } from 'zod'
import { ownIdSchema } from '../model/values/ids'
import { citeSchema } from './cite-schema'

/**
 * A passage of a source by its place: UTF-16 code units of the text of that hash, half open. `cited` makes it evidence for a field of a record, `body` comments
 * on it; one of the two is there. The window gives the new records their ids.
 */
export const markPassageSchema = z.object({
  source: ownIdSchema,
  sha256: z.string().max(64),
  start: z.int().min(0),
  end: z.int().min(1),
  annotation: ownIdSchema,
  cited: citeSchema.pick({ about: true, field: true, role: true, evidence: true }).optional(),
  body: z.string().max(100_000).optional(),
})
export type MarkPassage = z.infer<typeof markPassageSchema>
