import { foldText } from '../base/fold-text'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import type { Match } from './ranks'
import type { SearchDocument } from './search-document'

/** The records that a search may find. Empty lists leave all. */
export interface SearchFilter {
  kinds?: readonly string[]
  /** A hit belongs to all of these. */
  links?: readonly string[]
  /** A hit belongs to none of these. */
  unlinked?: readonly string[]
  /** A hit has the words in its own texts, not only in the names of records that it names. */
  inText?: boolean
  /** A hit has a date that may be in this span, in milliseconds. */
  days?: readonly [first: number, last: number] | undefined
}

export interface SearchHit {
  key: string
  kind: string
  /** The worst of its matches: a hit inside a longer word is no better than that. */
  match: Match
  /** Its place among hits, the best lowest; of equal ones the latest change comes first. */
  rank: number
  changedAt: number
}

/** The order of hits: the best first, and of equal ones the latest. */
export const compareHits = (a: SearchHit, b: SearchHit): number =>
  a.rank - b.rank || b.changedAt - a.changedAt || compareNames(a, b)

/** Hits that are alike in all else are always in the same order. */
export const compareNames = (a: Pick<Named, 'kind' | 'key'>, b: Pick<Named, 'kind' | 'key'>): number =>
  (KIND_ORDER.get(a.kind) ?? 0) - (KIND_ORDER.get(b.kind) ?? 0) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** The typed text as a name. */
export const nameOf = (typed: string): string => foldText(typed).trim()

/** Folding changes the length of a name by no more than this: a ligature, a sign of several letters. */
const FOLDED_BY = 8

/** Is this the record's own name, in either language? `name` is folded. */
export const isCalled = ({ called }: Named, name: string): boolean =>
  called.split('\n').some((own) => Math.abs(own.length - name.length) <= FOLDED_BY && foldText(own) === name)

type Named = Pick<SearchDocument, 'kind' | 'key' | 'called'>
const KIND_ORDER: ReadonlyMap<string, number> = new Map(COLLECTION_NAMES.map((kind, order) => [kind, order]))
/** Comes before every record. */
export const NOBODY: Named = { kind: '', key: '', called: '' }

export interface SearchResult {
  /** How many records have the words, after the filter. */
  total: number
  /** How many of each kind, before the filter of kinds. */
  kinds: Record<string, number>
  hits: SearchHit[]
  /** True if no record has all words, and these have the most of them. */
  partial: boolean
}
