import { z } from 'zod'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { originalSchema } from '../model/records/sources'
import { ownIdSchema } from '../model/values/ids'
import { VOCABULARIES } from '../model/values/vocabularies'
import { SOURCE_TEXT_MAX } from '../anchors/source-text'

/** A text as typed: the record's schema says whether it may be in a record, and names the field. */
const typed = z.string().max(100_000)

/**
 * A new source with its whole text, or with its file alone. The window gives it its id; only a title is needed. Several authors are separated by semicolons.
 */
export const addSourceSchema = z.object({
  id: ownIdSchema,
  /** Absent if the file that is to be kept could not be read. */
  text: z.string().max(SOURCE_TEXT_MAX).optional(),
  title: typed,
  publisher: typed.optional(),
  author: typed.optional(),
  issued: fuzzyDateSchema.optional(),
  URL: typed.optional(),
  language: typed.optional(),
  reliability: z.enum(VOCABULARIES.reliability).optional(),
  /** The file that the text was read from. */
  original: originalSchema.optional(),
  /** The name under which the desk's process holds that file, if the desk is to keep it. */
  keep: z.string().max(64).optional(),
  readByMachine: z.boolean().optional(),
  /** The file is a tariff schedule of this revision. */
  scheduleRevision: typed.optional(),
})
export type AddSource = z.infer<typeof addSourceSchema>
