import { z } from 'zod'
import { getRef, type DeskRead } from '../desk/desk-read'
import { titleOf, titleSchema } from '../desk/titles'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import { recordRefSchema, type RecordRef } from '../model/values/record-ref'
import { recordTexts } from '../search/record-texts'
import type { SearchHit, SearchResult } from '../search/search-hit'
import { LONGEST_QUERY, parseQuery } from '../search/search-query'
import { snippetOf } from '../search/snippet'

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

/** The hits of a search as the window shows them. A record that was deleted meanwhile is left out. */
export function searchView(desk: DeskRead, { find }: Pick<SearchInput, 'find'>, result: SearchResult): SearchView {
  const query = parseQuery(find.slice(0, LONGEST_QUERY * 2))
  return {
    total: result.total,
    kinds: COLLECTION_NAMES.flatMap((kind) => {
      const count = Object.hasOwn(result.kinds, kind) ? result.kinds[kind] : undefined
      return count === undefined ? [] : [{ kind, count }]
    }),
    partial: result.partial,
    hits: result.hits.flatMap((hit) => hitView(desk, hit, query)),
  }
}

function hitView(desk: DeskRead, hit: SearchHit, query: ReturnType<typeof parseQuery>): SearchHitView[] {
  const ref: RecordRef = { collection: hit.kind as CollectionName, id: hit.key.slice(hit.kind.length + 1) }
  const record = getRef(desk, ref)
  if (!record) return []
  const { field, text, marks } = snippetOf(recordTexts(desk, ref), query)
  return [{ ref, title: titleOf(desk, ref), match: hit.match, field, text, marks, changedAt: record.changedAt }]
}
