import { z } from 'zod'
import { SOURCE_TEXT_MAX } from '../anchors/source-text'
import { originalSchema, sha256Schema } from '../model/records/sources'
import { ownIdSchema } from '../model/values/ids'
import { recordRefSchema } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'

/** A stretch of a source's text: UTF-16 units from `start` to before `end`. */
const stretch = {
  start: z.int().min(0),
  end: z.int().min(1),
  /** The text that the person saw. Without it, the text that the source has by then, as in a batch that gives it. */
  sha256: sha256Schema.optional(),
}

/**
 * Gives a source its whole text, or a new one. `original` is the file that it was read from; `readByMachine` says that a machine read it off a picture.
 * The source loses either one that is left out, but keeps an original whose file the desk keeps. `keep` is the name under which the desk's process holds the
 * file, if the desk is to keep it.
 */
export const giveTextSchema = z.object({
  source: ownIdSchema,
  rev: z.int().min(1),
  text: z.string().max(SOURCE_TEXT_MAX),
  original: originalSchema.optional(),
  keep: z.string().max(64).optional(),
  readByMachine: z.boolean().optional(),
})
export type GiveText = z.infer<typeof giveTextSchema>

/** Gives a quote a place in the present text of its source. */
export const placeQuoteSchema = z.object({ annotation: ownIdSchema, rev: z.int().min(1), ...stretch })
export type PlaceQuote = z.infer<typeof placeQuoteSchema>

/** Dismisses a suggestion of a source's text by its kind and its place. */
export const dismissSchema = z.object({ source: ownIdSchema, suggestion: z.string().min(1).max(40), ...stretch })
export type Dismiss = z.infer<typeof dismissSchema>

/** Raises the markings of a source's quotes and evidence to at least its own; those of all sources if none is named. */
export const raiseQuotesSchema = z.object({ source: ownIdSchema.optional() })
export type RaiseQuotes = z.infer<typeof raiseQuotesSchema>

/** Offers the dismissed suggestions of a source again. */
export const offerAgainSchema = z.object({ source: ownIdSchema })
export type OfferAgain = z.infer<typeof offerAgainSchema>

/**
 * Marks a stretch of a source's text, as evidence for a field of a record if `evidence` is given, or with a comment (`body`). Without a comment, words that are
 * marked already keep their mark.
 */
export const markSchema = z.object({
  source: ownIdSchema,
  ...stretch,
  annotation: ownIdSchema,
  motivation: z.enum(VOCABULARIES.motivation).optional(),
  body: z.string().max(100_000).optional(),
  evidence: z
    .object({
      id: ownIdSchema,
      about: recordRefSchema,
      field: z.string().max(200),
      role: z.enum(VOCABULARIES.evidenceRole),
      speaker: ownIdSchema.optional(),
      issuedBy: ownIdSchema.optional(),
    })
    .optional(),
})
export type Mark = z.infer<typeof markSchema>
