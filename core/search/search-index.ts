import { bestOf } from './best-of'
import {
  common,
  ENTRY,
  isWholeWord,
  numberOf,
  placedIn,
  sectionAt,
  sectionOf,
  termsOf,
  type Entry,
} from './index-entry'
import type { Posted } from './postings'
import { asLoose, INSIDE, matchOf, NO_RANK, NOT_FOUND, PREFIX, rankOf, TYPO, WHOLE, withRank } from './ranks'
import type { SearchDocument } from './search-document'
import {
  compareNames,
  isCalled,
  nameOf,
  NOBODY,
  type SearchFilter,
  type SearchHit,
  type SearchResult,
} from './search-hit'
import { parseQuery, type Term } from './search-query'
import { TermTable } from './term-table'
import { matchIn } from './text-match'
import { innerPairsOf, RUN_END, tokensOf, type Token } from './tokens'

/** A segmenter decides for at most so many records whose neighbours leave open whether they have a whole word. */
const SEGMENTED = 400
/** The fewest letters of a word in which a typo is looked for. */
const TYPO_LETTERS = 4
/** The fewest letters of a word that is looked for inside longer ones. */
const INSIDE_LETTERS = 3
/** So many texts are looked at for a phrase before its first and last words are looked up too. */
const LOOKED_AT = 64
/** Marks a record that belongs to what a filter rules out: more than the links that a filter may want. */
const UNWANTED = 255
/** The part of dead entries from which an index is worn. */
const MOST_DEAD = 0.3

/**
 * An inverted index of our own: words and pairs of Japanese characters, each with the records that have them. Runs and phrases are verified in the texts
 * themselves, so that a hit is never wrong and none is missing. Adding a record costs its own size, however large the index is.
 */
export class SearchIndex {
  readonly #entries: (Entry | undefined)[] = []
  /** The kind of each record, as its place in `#kindNames`, and when it last changed: a search reads these of every hit. -1 for what is forgotten. */
  readonly #kindOf: number[] = []
  readonly #changedAt: number[] = []
  readonly #kindNames: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #words = new TermTable()
  readonly #pairs = new TermTable()
  readonly #links = new TermTable()
  #dead = 0

  /** How many records the index has. */
  get size(): number {
    return this.#numbers.size
  }

  /** Takes a record in, in place of what the index knew of it. */
  add(document: SearchDocument): void {
    this.remove(document.key)
    const number = this.#entries.length
    this.#entries.push({ document, all: `${document.title}\n\n${document.text}\n\n${document.names}` })
    this.#kindOf.push(this.#kindNumber(document.kind))
    this.#changedAt.push(document.changedAt)
    this.#numbers.set(document.key, number)
    const { words, pairs } = termsOf(document)
    for (const [word, place] of words) this.#words.add(word, number * ENTRY + place)
    for (const [pair, place] of pairs) this.#pairs.add(pair, number * ENTRY + place)
    for (const link of new Set(document.links)) this.#links.add(link, number * ENTRY)
  }

  /** Forgets a record, if the index knows it. */
  remove(key: string): void {
    const number = this.#numbers.get(key)
    if (number === undefined) return
    this.#entries[number] = undefined
    this.#kindOf[number] = -1
    this.#numbers.delete(key)
    this.#dead += 1
  }

  #kindNumber(kind: string): number {
    const known = this.#kindNames.indexOf(kind)
    return known >= 0 ? known : this.#kindNames.push(kind) - 1
  }

  /** True if so much of the index is dead that it should be made anew. */
  get isWorn(): boolean {
    return this.#dead > 1000 && this.#dead > this.#entries.length * MOST_DEAD
  }

  /** The records of the index, in the order in which they came. */
  *documents(): Generator<SearchDocument> {
    for (const entry of this.#entries) if (entry) yield entry.document
  }

  /** A record as the index has it. */
  get(key: string): SearchDocument | undefined {
    const number = this.#numbers.get(key)
    return number === undefined ? undefined : this.#entries[number]?.document
  }

  /** The keys of the records that belong to a link. */
  linkedTo(link: string): string[] {
    const found: string[] = []
    this.#links.each(link, (value) => {
      const entry = this.#entries[numberOf(value)]
      if (entry) found.push(entry.document.key)
    })
    return found
  }

  /**
   * The records that have what was typed, best first: whole words before beginnings of words, then typos, then hits inside longer words; in each, titles before
   * texts, a record of the very name that was typed before others, and of equal ones the latest. `limit` hits from `offset` on; the counts are of all.
   */
  search(typed: string, filter: SearchFilter = {}, limit = 50, offset = 0): SearchResult {
    const { terms, loose } = parseQuery(typed)
    const allowed = this.#allowed(filter)
    // Nothing typed finds everything, the latest first; signs alone find nothing.
    const none = new Uint16Array(this.#entries.length).fill(typed.trim() === '' ? 0 : NOT_FOUND)
    const answer = (of: Uint16Array) => this.#answer(of, nameOf(typed), filter, allowed, limit, offset)
    if (terms.length === 0) return { ...answer(none), partial: false }
    const ranks = this.#having(terms)
    if (loose) {
      const looser = this.#having(loose)
      for (let n = 0; n < ranks.length; n += 1) if (ranks[n] === NOT_FOUND) ranks[n] = asLoose(looser[n] as number)
    }
    if (filter.inText) this.#dropOutsideText(ranks, terms)
    const most = loose && loose.length > terms.length ? loose : terms
    const partial = most.length > 1 && !this.#any(ranks, allowed)
    return { ...answer(partial ? this.#havingMost(most) : ranks), partial }
  }

  #dropOutsideText(ranks: Uint16Array, terms: readonly Term[]): void {
    for (let n = 0; n < ranks.length; n += 1) {
      if (ranks[n] === NOT_FOUND) continue
      const text = this.#entries[n]?.document.text ?? ''
      if (!terms.every((term) => text.includes(term.text))) ranks[n] = NOT_FOUND
    }
  }

  #any(ranks: Uint16Array, allowed: Uint8Array | undefined): boolean {
    return ranks.some(
      (rank, n) => rank !== NOT_FOUND && this.#entries[n] !== undefined && (!allowed || allowed[n] === 1),
    )
  }

  #answer(
    ranks: Uint16Array,
    name: string,
    filter: SearchFilter,
    allowed: Uint8Array | undefined,
    limit: number,
    offset: number,
  ): Pick<SearchResult, 'total' | 'kinds' | 'hits'> {
    const counts = this.#kindNames.map(() => 0)
    const all = !filter.kinds || filter.kinds.length === 0
    const wanted = this.#kindNames.map((kind) => all || filter.kinds?.includes(kind) === true)
    const found: number[] = []
    for (let n = 0; n < ranks.length; n += 1) {
      if (ranks[n] === NOT_FOUND) continue
      const kind = this.#kindOf[n] as number
      if (kind < 0 || (allowed && allowed[n] !== 1)) continue
      counts[kind] = (counts[kind] as number) + 1
      if (wanted[kind] === true) found.push(n)
    }
    const kinds = Object.fromEntries(
      this.#kindNames.flatMap((kind, at) => (counts[at] === 0 ? [] : [[kind, counts[at] as number] as const])),
    )
    const changed = (n: number) => this.#changedAt[n] as number
    const named = (n: number) => this.#entries[n]?.document ?? NOBODY
    // Among records with all words in their titles, one of the very name comes first.
    const called = new Set(found.filter((n) => ranks[n] === 0 && isCalled(named(n), name)))
    const rankNow = (n: number) => (ranks[n] as number) * 2 + (called.has(n) ? 0 : 1)
    const compare = (a: number, b: number) =>
      rankNow(a) - rankNow(b) || changed(b) - changed(a) || compareNames(named(a), named(b))
    const hits = bestOf(found, offset + limit, compare)
      .slice(offset)
      .flatMap((n): SearchHit[] => {
        const document = this.#entries[n]?.document
        if (!document) return []
        const { key, kind, changedAt } = document
        return [{ key, kind, changedAt, rank: rankNow(n), match: matchOf(ranks[n] as number) }]
      })
    return { total: found.length, kinds, hits }
  }

  /** 1 for each record that the links and the days of a filter allow; undefined if they allow all. */
  #allowed({ links = [], unlinked = [], days }: SearchFilter): Uint8Array | undefined {
    const wanted = new Set(links)
    if (wanted.size === 0 && unlinked.length === 0 && !days) return undefined
    const counts = new Uint8Array(this.#entries.length)
    for (const link of wanted)
      this.#links.each(link, (value) => {
        const n = numberOf(value)
        counts[n] = (counts[n] as number) + 1
      })
    for (const link of unlinked) this.#links.each(link, (value) => (counts[numberOf(value)] = UNWANTED))
    return counts.map((count, n) => (count === wanted.size && this.#isWithin(n, days) ? 1 : 0))
  }

  #isWithin(n: number, days: SearchFilter['days']): boolean {
    const own = this.#entries[n]?.document.days
    return !days || (own !== undefined && own[0] <= days[1] && own[1] >= days[0])
  }

  /** The rank of each record that has every term; `NOT_FOUND` for the others. */
  #having(terms: readonly Term[]): Uint16Array {
    const ranks = new Uint16Array(this.#entries.length)
    for (const term of terms) {
      const own = this.#withTerm(term)
      for (let n = 0; n < ranks.length; n += 1) ranks[n] = withRank(ranks[n] as number, own[n] as number)
    }
    return ranks
  }

  /** The rank of each record that has the most terms, if that is at least half of them. */
  #havingMost(terms: readonly Term[]): Uint16Array {
    const counts = new Uint8Array(this.#entries.length)
    const ranks = new Uint16Array(this.#entries.length)
    for (const term of terms) {
      const own = this.#withTerm(term)
      for (let n = 0; n < ranks.length; n += 1) {
        const rank = own[n] as number
        if (rank === NO_RANK || !this.#entries[n]) continue
        counts[n] = (counts[n] as number) + 1
        ranks[n] = withRank(ranks[n] as number, rank)
      }
    }
    const most = counts.reduce((a, b) => Math.max(a, b), 0)
    const enough = most > 0 && most * 2 >= terms.length
    return ranks.map((rank, n) => (enough && counts[n] === most ? rank : NOT_FOUND))
  }

  #withTerm({ type, text }: Term): Uint8Array {
    return type === 'word' ? this.#withWord(text) : this.#withRun(text)
  }

  #withWord(word: string): Uint8Array {
    const ranks = new Uint8Array(this.#entries.length).fill(NO_RANK)
    const take = (term: string, match: number) =>
      this.#words.each(term, (value) => {
        const n = numberOf(value)
        const rank = rankOf(match, placedIn(value))
        if (rank < (ranks[n] as number)) ranks[n] = rank
      })
    take(word, WHOLE)
    const begin = this.#words.withPrefix(word)
    for (const term of begin) take(term, PREFIX)
    if (word.length >= INSIDE_LETTERS) for (const term of this.#words.holding(word)) take(term, INSIDE)
    const isKnown = begin.length > 0 || this.#words.get(word) !== undefined
    if (!isKnown && word.length >= TYPO_LETTERS) for (const term of this.#words.withTypo(word)) take(term, TYPO)
    return ranks
  }

  /** Records whose texts hold a run of Chinese or Japanese, or a phrase, character for character. */
  #withRun(text: string): Uint8Array {
    const ranks = new Uint8Array(this.#entries.length).fill(NO_RANK)
    const open = isOneCharacter(text)
      ? this.#takePairs([text + RUN_END, ...this.#pairs.withPrefix(text)], ranks)
      : text.length === 2 && this.#pairs.get(text) !== undefined
        ? this.#takePairs([text], ranks)
        : this.#takeVerified(text, ranks)
    if (open.length > SEGMENTED) return ranks
    for (const n of open) {
      const entry = this.#entries[n]
      if (entry && matchIn(entry.all, text, true) === 'whole') ranks[n] = rankOf(WHOLE, sectionOf(entry, text))
    }
    return ranks
  }

  /**
   * Ranks the records with any of these pairs, which need no verifying: the index knows where they are, and what their neighbours say. Returns those where a
   * whole word is still possible.
   */
  #takePairs(pairs: readonly string[], ranks: Uint8Array): number[] {
    for (const pair of pairs)
      this.#pairs.each(pair, (value) => {
        const n = numberOf(value)
        // A single character is a word of its own only where its run ends with it.
        const isWhole = isWholeWord(value) && (pairs.length === 1 || pair.endsWith(RUN_END))
        const rank = rankOf(isWhole ? WHOLE : INSIDE, placedIn(value))
        if (rank < (ranks[n] as number)) ranks[n] = rank
      })
    const open: number[] = []
    const firstInside = rankOf(INSIDE, 0)
    for (let n = 0; n < ranks.length; n += 1) {
      const rank = ranks[n] as number
      if (rank !== NO_RANK && rank >= firstInside) open.push(n)
    }
    return open
  }

  #takeVerified(text: string, ranks: Uint8Array): number[] {
    const open: number[] = []
    for (const n of this.#candidates(text)) {
      const entry = this.#entries[n]
      const at = entry ? entry.all.indexOf(text) : -1
      if (!entry || at < 0) continue
      const match = matchIn(entry.all, text, false, at)
      ranks[n] = rankOf(match === 'whole' ? WHOLE : INSIDE, sectionAt(entry, at))
      if (match === 'perhaps') open.push(n)
    }
    return open
  }

  /** Records that may hold a text: they have all its pairs and words, in whatever order. */
  #candidates(text: string): Iterable<number> {
    const tokens = tokensOf(text)
    const lists: Posted[] = []
    for (const [index, token] of tokens.entries()) {
      // The first and the last word of a phrase may be parts of longer words.
      if (!token.run && (index === 0 || index === tokens.length - 1)) continue
      for (const term of token.run ? innerPairsOf(token.text) : [token.text]) {
        const entries = (token.run ? this.#pairs : this.#words).get(term)
        if (entries === undefined) return []
        lists.push(entries)
      }
    }
    if (lists.length === 0) return this.#beginningWith(tokens.at(-1))
    return this.#withEdges(common(lists), tokens)
  }

  /** Leaves out records without the first and the last word of a phrase, if so many are left that a look at each text costs more. */
  #withEdges(found: readonly number[], tokens: readonly Token[]): readonly number[] {
    const [first, last] = [tokens[0], tokens.at(-1)]
    let left = found
    if (last && !last.run && left.length > LOOKED_AT)
      left = this.#among(left, [last.text, ...this.#words.withPrefix(last.text)])
    // A piece of digits and letters may begin inside of a number, where the index has two words: "5pp" in "2.5pp".
    if (first && !first.run && first !== last && !/^\p{N}/u.test(first.text) && left.length > LOOKED_AT)
      left = this.#among(left, this.#words.endingWith(first.text))
    return left
  }

  /** The records that have any of some words. */
  #among(found: readonly number[], words: readonly string[]): number[] {
    const has = new Uint8Array(this.#entries.length)
    for (const word of words) this.#words.each(word, (value) => (has[numberOf(value)] = 1))
    return found.filter((n) => has[n] === 1)
  }

  /** Records that have a word, or one that begins with it. */
  #beginningWith(last: Token | undefined): Iterable<number> {
    if (!last || last.run) return this.#entries.keys()
    const found = new Set<number>()
    for (const term of [last.text, ...this.#words.withPrefix(last.text)])
      this.#words.each(term, (value) => found.add(numberOf(value)))
    return found
  }
}

const isOneCharacter = (text: string) => Array.from(text.slice(0, 3)).length === 1
