import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { sha256Schema } from '../model/records/sources'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'

/** A text as typed: the record's schema says whether it may be in a record, and names the field. */
const typed = z.string().max(100_000)

/**
 * A citation of a source for one field of a record: of a source on the desk, or of a new one with its known details. `passage` is the words that bear on the
 * field, as the source has them; `start`, in UTF-16 units of the source's text, says which place is meant if they are at several, and `sha256` in which
 * text the person saw it. The window gives the new records their ids.
 */
export const citeSchema = z.object({
  about: recordRefSchema,
  field: z.string().max(200),
  role: z.enum(VOCABULARIES.evidenceRole),
  passage: typed,
  start: z.int().min(0).optional(),
  sha256: sha256Schema.optional(),
  source: z.union([
    z.object({ id: ownIdSchema }),
    z.object({
      newId: ownIdSchema,
      title: typed.optional(),
      publisher: typed.optional(),
      /** One author, or several separated by semicolons. */
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
