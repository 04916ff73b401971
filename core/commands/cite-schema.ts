import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'

/** A text as it is typed: whether it may stand in a record is said by the record's schema, which names the field. */
const typed = z.string().max(100_000)

/**
 * The citing of a source for one field of a record: of one that the desk has, or of a new one with what is known of it. `passage` is
 * the words that bear on the field as they stand in the source; the new records get the ids that the window gives them.
 */
export const citeSchema = z.object({
  about: recordRefSchema,
  field: z.string().max(200),
  role: z.enum(VOCABULARIES.evidenceRole),
  passage: typed,
  source: z.union([
    z.object({ id: ownIdSchema }),
    z.object({
      newId: ownIdSchema,
      title: typed.optional(),
      publisher: typed.optional(),
      /** One author, or several with semicolons between. */
      author: typed.optional(),
      issued: fuzzyDateSchema.optional(),
      URL: typed.optional(),
      reliability: z.enum(VOCABULARIES.reliability),
    }),
  ]),
  annotation: ownIdSchema,
  evidence: ownIdSchema,
})
export type Cite = z.infer<typeof citeSchema>
export type NewSource = Extract<Cite['source'], { newId: unknown }>
