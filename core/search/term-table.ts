import { forEachPosted, posted, type Posted } from './postings'

/** How many new terms are looked through one by one before they are sorted in. */
const UNSORTED = 4000

/** The terms of an index with their entries. Finds a term itself, those that begin with it, those that hold it, and those with one typo. */
export class TermTable {
  readonly #entries = new Map<string, Posted>()
  #sorted: string[] = []
  #fresh: string[] = []

  get size(): number {
    return this.#entries.size
  }

  add(term: string, value: number): void {
    const before = this.#entries.get(term)
    if (before === undefined) this.#fresh.push(term)
    this.#entries.set(term, posted(before, value))
  }

  get(term: string): Posted | undefined {
    return this.#entries.get(term)
  }

  /** Calls `each` with every entry of a term, in rising order. */
  each(term: string, each: (value: number) => void): void {
    const entries = this.#entries.get(term)
    if (entries !== undefined) forEachPosted(entries, each)
  }

  /** The terms that begin with a text, the text itself left out. */
  withPrefix(prefix: string): string[] {
    this.#sortIn()
    const found = this.#fresh.filter((term) => term.startsWith(prefix) && term !== prefix)
    for (let index = this.#lowerBound(prefix); index < this.#sorted.length; index += 1) {
      const term = this.#sorted[index] as string
      if (!term.startsWith(prefix)) break
      if (term !== prefix) found.push(term)
    }
    return found
  }

  /** The terms that hold a text, but do not begin with it. */
  holding(text: string): string[] {
    const holds = (term: string) => term.length > text.length && term.indexOf(text, 1) > 0 && !term.startsWith(text)
    return [...this.#fresh.filter(holds), ...this.#sorted.filter(holds)]
  }

  /** The terms that end with a text, the text itself among them. */
  endingWith(text: string): string[] {
    const ends = (term: string) => term.endsWith(text)
    return [...this.#fresh.filter(ends), ...this.#sorted.filter(ends)]
  }

  /** The terms that a text becomes with one typo: a letter more, fewer, another, or two swapped. */
  withTypo(text: string): string[] {
    const near = (term: string) => Math.abs(term.length - text.length) <= 1 && isOneTypo(term, text)
    return [...this.#fresh.filter(near), ...this.#sorted.filter(near)]
  }

  #sortIn(): void {
    if (this.#fresh.length <= UNSORTED) return
    this.#sorted = [...this.#sorted, ...this.#fresh].toSorted(byCodeUnits)
    this.#fresh = []
  }

  #lowerBound(term: string): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#sorted[middle] as string) < term) low = middle + 1
      else high = middle
    }
    return low
  }
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Is one text the other with exactly one typo? */
export function isOneTypo(a: string, b: string): boolean {
  if (a.length > b.length) return isOneTypo(b, a)
  if (b.length - a.length > 1 || a === b) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1)
  if (a.slice(at + 1) === b.slice(at + 1)) return true
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
