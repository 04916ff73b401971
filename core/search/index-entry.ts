import { countOf, forEachPosted, type Posted } from './postings'
import { SECTIONS, type SearchDocument } from './search-document'
import { pairsOf, tokensOf, wordsOf } from './tokens'

/** An entry of a term: the record's number times this, plus the best place of the term in it. */
export const ENTRY = SECTIONS.length * 2

/** The number of the record of an entry, the section of the place, and whether the term is a whole word there. */
export const numberOf = (value: number): number => Math.floor(value / ENTRY)
export const placedIn = (value: number): number => (value % ENTRY) >> 1
export const isWholeWord = (value: number): boolean => value % 2 === 0

/** A record in the index. */
export interface Entry {
  document: SearchDocument
  /** Title, text and names, with empty lines between them: what runs and phrases are verified in. */
  all: string
}

/** The words and the pairs of a record, each with its best place. */
export function termsOf(document: SearchDocument): { words: Map<string, number>; pairs: Map<string, number> } {
  const words = new Map<string, number>()
  const pairs = new Map<string, number>()
  for (const [section, name] of SECTIONS.entries()) {
    for (const { text, run } of tokensOf(document[name])) {
      if (run) for (const pair of pairsOf(text)) note(pairs, pair.text, section * 2 + (pair.whole ? 0 : 1))
      else for (const word of wordsOf(text)) note(words, word, section * 2)
    }
  }
  return { words, pairs }
}

/** Keeps the best place of a term in a record. */
function note(terms: Map<string, number>, term: string, place: number): void {
  const before = terms.get(term)
  // A whole word in a text is better than a part of one in a title.
  const better = before === undefined || place % 2 < before % 2 || (place % 2 === before % 2 && place < before)
  if (better) terms.set(term, place)
}

/** The first section that holds a text. */
export const sectionOf = (entry: Entry, text: string): number => sectionAt(entry, entry.all.indexOf(text))

/** The section of a place in all texts of a record. */
export function sectionAt({ document }: Entry, at: number): number {
  if (at < document.title.length) return 0
  return at < document.title.length + document.text.length + 2 ? 1 : 2
}

/** The records in every list, from the shortest list on. */
export function common(lists: readonly Posted[]): number[] {
  const [shortest, ...others] = lists.toSorted((a, b) => countOf(a) - countOf(b))
  if (shortest === undefined) return []
  let found: number[] = []
  forEachPosted(shortest, (value) => found.push(numberOf(value)))
  for (const list of others) {
    if (found.length === 0) return []
    const before = found
    const next: number[] = []
    let at = 0
    forEachPosted(list, (value) => {
      const n = Math.floor(value / ENTRY)
      while (at < before.length && (before[at] as number) < n) at += 1
      if (before[at] === n) next.push(n)
    })
    found = next
  }
  return found
}
