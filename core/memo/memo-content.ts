import { z } from 'zod'
import { languageSchema } from '../base/text'
import { instantSchema } from '../model/records/header'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { markingSchema } from '../model/values/marking'
import { VOCABULARIES } from '../model/values/vocabularies'
import { factSchema, runSchema } from './memo-model'

/**
 * The part of a memo that comes from the records, before sections are ordered and numbered. It is kept with a saved memo, compared with the records later, and
 * laid out as pages together with the memo's own words.
 */

/** A run that names its supporting notes by their keys; they are numbered once the order of the sections is known. */
export const contentRunSchema = runSchema.omit({ notes: true }).extend({ cites: z.array(z.string()).optional() })
export type ContentRun = z.infer<typeof contentRunSchema>

const runs = z.array(contentRunSchema)
const paragraphShape = { runs, empty: z.boolean().optional(), points: z.array(runs).optional() }

/** A part of a section: a paragraph with points under it, a heading with paragraphs under it, or a table. */
export const sectionPartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), ...paragraphShape, lettered: z.boolean().optional() }),
  z.object({ kind: z.literal('sub'), runs, paragraphs: z.array(z.object(paragraphShape)) }),
  z.object({
    kind: z.literal('table'),
    weights: z.array(z.number()),
    header: z.array(runs),
    rows: z.array(z.array(runs)),
  }),
])
export type SectionPart = z.infer<typeof sectionPartSchema>

/** A note: the full citation of what it `cites`, given only at the first of its notes, and the passage if it has one. */
export const contentNoteSchema = z.object({
  cites: z.string(),
  citation: runs,
  passage: runs.optional(),
  contradicts: z.boolean().optional(),
})
export type ContentNote = z.infer<typeof contentNoteSchema>

export const memoContentSchema = z.object({
  language: languageSchema,
  pageSize: z.enum(VOCABULARIES.pageSize),
  /** The session of a memo about one. */
  session: z.string().optional(),
  /** The subject's title: used by a memo that has none of its own. */
  title: runs,
  /** The as-of instant in words, and itself. */
  asOf: z.string(),
  asOfInstant: instantSchema,
  timeZone: z.string(),
  /** The memo's knowledge cut-off in words, if it has one. */
  knownUntil: z.string().optional(),
  /** At least that of every record used. */
  marking: markingSchema,
  facts: z.array(factSchema.extend({ runs })),
  /** All sections, in the order of the kind of memo. */
  sections: z.array(z.object({ section: z.enum(VOCABULARIES.memoSection), parts: z.array(sectionPartSchema) })),
  notes: z.record(z.string(), contentNoteSchema),
  /** The meaning of the marks, and the number of sources that are not printed; a memo kept by an earlier Parley has none. */
  remarks: runs.optional(),
  disclaimer: runs,
  /** Every record used, with its revision. */
  used: z.array(z.object({ collection: z.enum(COLLECTION_NAMES), id: z.string(), rev: z.int() })),
})
export type MemoContent = z.infer<typeof memoContentSchema>
