import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { nameSchema, proseSchema } from '../../base/text'
import { fuzzyDateSchema } from '../../dates/fuzzy-date'
import { idOf } from '../values/ids'
import { recordRefSchema } from '../values/record-ref'
import { vocabulary } from '../values/vocabularies'
import { record } from './header'

/** The SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, { message: 'sha256' })

/** A citation, in the terms of CSL-JSON 1.0. An unknown field is left out and shown as unknown; nothing is recalled or invented. */
export const citationSchema = looseObject({
  type: nameSchema,
  title: nameSchema.optional(),
  author: z.array(looseObject({ literal: nameSchema })).optional(),
  publisher: nameSchema.optional(),
  genre: nameSchema.optional(),
  URL: z
    .string()
    .max(2000)
    .regex(/^https?:\/\/\S+$/, { message: 'url' })
    .optional(),
  issued: fuzzyDateSchema.optional(),
})

/** The file that a source's text was read from: its hash, name, media type, size in bytes, and whether the desk keeps it, as a file named by its hash. */
export const originalSchema = looseObject({
  sha256: sha256Schema,
  name: nameSchema,
  mediaType: nameSchema,
  bytes: z.int().min(0),
  kept: z.boolean().optional(),
})
export type Original = z.infer<typeof originalSchema>

/** How many suggestions of a text may be dismissed: the record is written anew with each. */
const DISMISSED_MAX = 2000

/** A suggestion of a source's present text that somebody dismissed: its kind and its place. It is not offered again. */
const dismissedSchema = looseObject({ kind: nameSchema.max(40), start: z.int().min(0), end: z.int().min(1) })

/**
 * A source. Its text, if the desk holds it, is an immutable file named by the SHA-256 of its bytes. A desk summary is in the desk's own words, and is never
 * quoted as the words of the publisher of the source it retells (`retells`). `original` is the file that the text was read from; if a machine read it off a
 * picture (`readByMachine`), it may have errors. A source may have its file alone, with no text. One with a `scheduleRevision` is a tariff schedule: its lines are
 * read from the file when they are needed, and its text has the lines that are cited.
 */
export const sourceSchema = record({
  kind: vocabulary('sourceKind'),
  citation: citationSchema,
  language: nameSchema.max(20),
  reliability: vocabulary('reliability'),
  retells: idOf('source').optional(),
  retrieved: fuzzyDateSchema.optional(),
  sha256: sha256Schema.optional(),
  original: originalSchema.optional(),
  readByMachine: z.boolean().optional(),
  scheduleRevision: nameSchema.optional(),
  rights: proseSchema.optional(),
  dismissed: z.array(dismissedSchema).max(DISMISSED_MAX).optional(),
})

/**
 * A W3C Web Annotation on a source's text: TextQuoteSelector and TextPositionSelector (UTF-16 offsets) at once. With `snapshot`, the hash of an earlier text of
 * the source, it is a quote of that text: an orphan until a person finds its place in the present one. `was` has the words that were quoted before a person placed it
 * at other words; emptied once somebody has checked that the quote still shows the same.
 */
export const annotationSchema = record({
  source: idOf('source'),
  exact: proseSchema,
  prefix: z.string().max(200),
  suffix: z.string().max(200),
  start: z.int().min(0),
  end: z.int().min(1),
  motivation: vocabulary('motivation'),
  body: proseSchema.optional(),
  snapshot: sha256Schema.optional(),
  was: proseSchema.optional(),
})

/**
 * A passage that supports, contradicts or gives context to one field of a record. `speaker` said it, or the government of `issuedBy`
 * gave it out, if the passage says so: a memo prints that with the field.
 */
export const evidenceSchema = record({
  annotation: idOf('annotation'),
  about: recordRefSchema,
  field: nameSchema,
  role: vocabulary('evidenceRole'),
  speaker: idOf('membership').optional(),
  issuedBy: idOf('party').optional(),
})

/** A related headline: something to follow up, never evidence. */
export const leadSchema = record({
  talk: idOf('talk'),
  text: proseSchema,
  source: idOf('source').optional(),
})
