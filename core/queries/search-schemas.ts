import { z } from 'zod'
import { titleSchema } from '../desk/titles'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { recordRefSchema } from '../model/values/record-ref'
import { memoTypeField } from './memo-type'

/** The most hits of one answer. */
export const HITS_MAX = 100
/** The longest text that a window may send to search for; more than `LONGEST_QUERY` is cut. */
export const FIND_MAX = 20_000

const instant = z.iso.datetime({ offset: true })

/** A search: what was typed, and its filters. Nothing typed asks for the latest records. */
export const searchInputSchema = z.object({
  find: z.string().max(FIND_MAX),
  kinds: z.array(z.enum(COLLECTION_NAMES)).max(COLLECTION_NAMES.length).default([]),
  /** Records that a hit belongs to: parties, issues, talks, staff. */
  of: z.array(recordRefSchema).max(20).default([]),
  from: instant.optional(),
  to: instant.optional(),
  limit: z.int().min(1).max(HITS_MAX).default(50),
  offset: z.int().min(0).max(1_000_000).default(0),
})
export type SearchInput = z.infer<typeof searchInputSchema>

const hitSchema = z.object({
  ref: recordRefSchema,
  title: titleSchema,
  ...memoTypeField,
  /** How the record has the words: as whole words, as beginnings, with a typo, or only inside longer words. */
  match: z.enum(['whole', 'prefix', 'typo', 'inside']),
  /** The field that has them, the sentence around them on one line, and the words to light in it as [start, end). */
  field: z.string(),
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
  changedAt: z.string(),
})
export type SearchHitView = z.infer<typeof hitSchema>

export const searchViewSchema = z.object({
  /** How many records have the words, after the filters. */
  total: z.int(),
  /** How many of each kind, before the filter of kinds. */
  kinds: z.array(z.object({ kind: z.enum(COLLECTION_NAMES), count: z.int() })),
  /** True if no record has all words, and these have the most of them. */
  partial: z.boolean(),
  hits: z.array(hitSchema),
  /** How far the desk has been read, while that is going on: more may be found. */
  reading: z.object({ done: z.int(), of: z.int() }).optional(),
})
export type SearchView = z.infer<typeof searchViewSchema>
