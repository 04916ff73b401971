import { z } from 'zod'
import { sha256Schema } from '../model/records/sources'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'

/**
 * Marks a stretch of a source's text, as evidence for a field of a record if `evidence` is given, or with a comment (`body`). Without a comment, words that are
 * marked already keep their mark.
 */
export const markSchema = z.object({
  source: ownIdSchema,
  /** UTF-16 units from `start` to before `end`. */
  start: z.int().min(0),
  end: z.int().min(1),
  /** The text that the person saw. */
  sha256: sha256Schema.optional(),
  annotation: ownIdSchema,
  body: z.string().max(100_000).optional(),
  evidence: z
    .object({
      id: ownIdSchema,
      about: recordRefSchema,
      field: z.string().max(200),
      role: z.enum(VOCABULARIES.evidenceRole),
    })
    .optional(),
})
export type Mark = z.infer<typeof markSchema>
