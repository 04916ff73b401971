import { z } from 'zod'
import { titleSchema } from '../desk/titles'
import { NOT_TAKEN } from '../memo/returned/run-field'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { recordRefSchema } from '../model/values/record-ref'
import { vocabulary } from '../model/values/vocabularies'
import { stretchSchema } from '../text/word-changes'

/** The origin of a Word file by its own marks: this memo, another version of it, another memo, another desk, or unknown because the marks are gone. */
export const RETURNED_OF = ['this', 'version', 'memo', 'desk', 'unmarked'] as const

const saidSchema = z.object({ who: z.string().optional(), at: z.string().optional() })

/** Suggestions of one kind for one place. */
const suggestionSchema = z.object({
  /** The same for the same suggestion in the same file. */
  key: z.string(),
  kind: z.enum(['change', 'removed', 'added', 'comment']),
  /** Both texts as one, cut where they differ; of a comment, the words that it is on. */
  words: z.array(stretchSchema),
  by: z.array(saidSchema),
  /** A comment and its answers. */
  said: z.array(saidSchema.extend({ text: z.string() })).optional(),
  /** The record that the text comes from, and the path of its field; the section for the desk's own words. */
  ref: recordRefSchema.optional(),
  title: titleSchema.optional(),
  field: z.string().optional(),
  section: vocabulary('memoSection').optional(),
  /** True if sources are cited for the text. */
  isSourced: z.boolean(),
  /** The edit that takes it over, or why none can; `present` is the text of today, where that is another one. */
  edit: z
    .object({
      collection: z.enum(COLLECTION_NAMES),
      id: z.string(),
      rev: z.int(),
      fields: z.record(z.string(), z.unknown()),
    })
    .optional(),
  why: z.enum(NOT_TAKEN).optional(),
  present: z.string().optional(),
  /** A note that keeps the comment, or who suggested the edit; it repeats text of the memo `quotes`. */
  note: z.object({ about: recordRefSchema, body: z.string(), quotes: z.string() }).optional(),
})
export type ReturnedSuggestion = z.infer<typeof suggestionSchema>

export const returnedViewSchema = z.object({
  file: z.string(),
  of: z.enum(RETURNED_OF),
  /** The version that the file is of, and the other memo, if the desk has it. */
  version: z.int().optional(),
  other: z.object({ ref: recordRefSchema, title: titleSchema }).optional(),
  /** True if the memo is made for another reader: files of it have no marks. */
  isCopy: z.boolean(),
  /** True if the memo was issued. */
  frozen: z.boolean(),
  /** The draft that changes of an issued memo's own words would go to. */
  draft: z.object({ ref: recordRefSchema, version: z.int() }).optional(),
  /** The share of the memo's text that the file has, in hundredths, and how many portions it has not. */
  share: z.int(),
  missing: z.int(),
  /** Parts that were not read: pictures and embedded files, tracked changes of looks, and texts in the heads and feet of pages that differ from the memo's. */
  leftOut: z.object({ objects: z.int(), looks: z.int(), margins: z.int() }),
  /** The number of suggestions, and of those that a person may take over or keep; the first ones of all. */
  count: z.int(),
  open: z.int(),
  suggestions: z.array(suggestionSchema),
})
export type ReturnedView = z.infer<typeof returnedViewSchema>
