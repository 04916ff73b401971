import { compareHits, type SearchFilter, type SearchResult } from './search-hit'
import { SearchIndex } from './search-index'
import type { SearchDocument } from './search-document'
import { parseQuery, type Term } from './search-query'

/** Kinds whose records say what others are: a talk names its chief negotiators, and a membership gives a person a post. */
const SAYS_ROLES = /^(?:talk|membership)\//
const HAS_ROLES = /^(?:person|membership)\//

/**
 * An index that takes records faster than it can sort them in: those that wait are looked through one by one, so that a search finds everything at once. Call
 * `work` when there is time.
 */
export class GrowingIndex {
  #index = new SearchIndex()
  readonly #waiting = new Map<string, SearchDocument>()
  #renewing: { next: SearchIndex; rest: Iterator<SearchDocument> } | undefined

  get size(): number {
    return this.#index.size + this.#waiting.size
  }

  /** True if there is nothing to sort in. */
  get isSorted(): boolean {
    return this.#waiting.size === 0 && !this.#renewing
  }

  /**
   * Takes a record in. Returns the keys of records whose texts may have changed with it: those that name it, if it is called something else now, and those whose
   * part in a talk or in a post it says.
   */
  put(document: SearchDocument): string[] {
    const before = this.get(document.key)
    this.#index.remove(document.key)
    this.#renewing?.next.remove(document.key)
    this.#waiting.set(document.key, document)
    const named = before && before.called !== document.called ? this.#linkedTo(document.key) : []
    return [...named, ...this.#rolesIn(document, before)].filter((key) => key !== document.key)
  }

  /** Forgets a record. Returns the keys of records whose texts may have changed with it. */
  remove(key: string): string[] {
    const before = this.get(key)
    if (!before) return []
    this.#index.remove(key)
    this.#renewing?.next.remove(key)
    this.#waiting.delete(key)
    return this.#rolesIn(before).filter((other) => other !== key)
  }

  get(key: string): SearchDocument | undefined {
    return this.#waiting.get(key) ?? this.#index.get(key)
  }

  *documents(): Generator<SearchDocument> {
    yield* this.#index.documents()
    yield* this.#waiting.values()
  }

  #linkedTo(link: string): string[] {
    const waiting = [...this.#waiting.values()].filter(({ links }) => links.includes(link))
    return [...this.#index.linkedTo(link), ...waiting.map(({ key }) => key)]
  }

  #rolesIn(...documents: (SearchDocument | undefined)[]): string[] {
    const links = documents.flatMap((document) => (document && SAYS_ROLES.test(document.key) ? document.links : []))
    return [...new Set(links)].filter((link) => HAS_ROLES.test(link))
  }

  /** Sorts waiting records in until `enough` says so. */
  work(enough: () => boolean): void {
    for (const [key, document] of this.#waiting) {
      if (enough()) return
      this.#waiting.delete(key)
      this.#index.add(document)
      this.#renewing?.next.add(document)
    }
    this.#renew(enough)
  }

  /** Makes a worn index anew, a part at a time. */
  #renew(enough: () => boolean): void {
    if (!this.#renewing && this.#index.isWorn)
      this.#renewing = { next: new SearchIndex(), rest: this.#index.documents() }
    while (this.#renewing && !enough()) {
      const { next, rest } = this.#renewing
      const { value, done } = rest.next()
      if (done) {
        this.#index = next
        this.#renewing = undefined
      } else if (!next.get(value.key)) next.add(value)
    }
  }

  /** As `SearchIndex.search`. */
  search(typed: string, filter: SearchFilter, limit: number, offset: number): SearchResult {
    if (this.#waiting.size === 0) return this.#index.search(typed, filter, limit, offset)
    const sorted = this.#index.search(typed, filter, offset + limit)
    const waiting = scan(this.#waiting.values(), typed, filter, offset + limit)
    if (sorted.partial !== waiting.partial && sorted.total > 0 && waiting.total > 0)
      return part(sorted.partial ? waiting : sorted, limit, offset)
    const kinds = { ...sorted.kinds }
    for (const [kind, count] of Object.entries(waiting.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count
    const hits = [...sorted.hits, ...waiting.hits].toSorted(compareHits)
    const partial = sorted.total > 0 ? sorted.partial : waiting.partial
    return part({ total: sorted.total + waiting.total, kinds, hits, partial }, limit, offset)
  }
}

const part = (result: SearchResult, limit: number, offset: number): SearchResult => ({
  ...result,
  hits: result.hits.slice(offset, offset + limit),
})

/** Searches records without an index of them all: those that have the words are sorted into a small one. Finds no typos. */
export function scan(
  documents: Iterable<SearchDocument>,
  typed: string,
  filter: SearchFilter = {},
  limit = 50,
): SearchResult {
  const { terms, loose = [] } = parseQuery(typed)
  const needed = loose.length > 0 ? [terms, loose] : [terms]
  const few = new SearchIndex()
  const some = new SearchIndex()
  for (const document of documents) {
    const { title, names } = document
    const has = ({ text }: Term) => title.includes(text) || document.text.includes(text) || names.includes(text)
    if (needed.some((texts) => texts.every(has))) few.add(document)
    else if (few.size === 0 && terms.some(has)) some.add(document)
  }
  return (few.size > 0 ? few : some).search(typed, filter, limit)
}
