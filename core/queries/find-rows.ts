import { foldText } from '../base/fold-text'
import type { Language } from '../base/text'
import type { Piece } from '../wording/piece'
import { pieceText } from '../wording/worded-text'
import type { ListRow } from './view-schemas'

/** The filter of a list: typed words, kinds, and words such as a status. An empty choice filters nothing. */
export interface RowFilter {
  find: string
  kinds: readonly string[]
  /** Words, in the form of `stateKey`. */
  states: readonly string[]
}

const texts: Record<Language, WeakMap<ListRow, string>> = { en: new WeakMap(), ja: new WeakMap() }

/** A row as it reads on the screen, folded for searching. Computed once for each row. */
export function rowText(row: ListRow, language: Language): string {
  const known = texts[language].get(row)
  if (known !== undefined) return known
  const facts = row.facts.map((fact) => pieceText(fact, language))
  const text = foldText([row.title[language], row.text ?? '', ...facts].join('\n'))
  texts[language].set(row, text)
  return text
}

/** The words of a search: a match has all of them. */
export const wordsOf = (find: string): string[] => foldText(find).split(/\s+/).filter(Boolean)

/** Does a folded text have every word? */
export const hasWords = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word))

/** The key of a word to filter rows by: its vocabulary, and the word. Undefined for facts of other types. */
export function stateKey(fact: Piece): string | undefined {
  if (fact.type === 'word') return `${fact.vocabulary}.${fact.value}`
  return fact.type === 'caveat' ? `caveat.${fact.caveat}` : undefined
}

/** The group of a `stateKey`: a vocabulary, or `caveat`. */
export const stateGroup = (key: string): string => key.slice(0, key.indexOf('.'))

/** Is a row of a chosen kind? */
export const hasKind = (row: ListRow, kinds: readonly string[]): boolean =>
  kinds.length === 0 || kinds.includes(row.ref.collection)

/** Does a row have a chosen word in each group with chosen words? */
export function hasStates(row: ListRow, states: readonly string[]): boolean {
  const own = new Set(row.facts.map(stateKey))
  return [...new Set(states.map(stateGroup))].every((group) =>
    states.some((state) => stateGroup(state) === group && own.has(state)),
  )
}

/** The choices for filtering a list: its rows' kinds, and their words by group, in order of first appearance. */
export function filtersOf(rows: readonly ListRow[]): { kinds: string[]; states: Map<string, string[]> } {
  const kinds = new Set<string>()
  const keys = new Set<string>()
  for (const row of rows) {
    kinds.add(row.ref.collection)
    for (const fact of row.facts) {
      const key = stateKey(fact)
      if (key !== undefined) keys.add(key)
    }
  }
  const states = new Map<string, string[]>()
  for (const key of keys) states.set(stateGroup(key), [...(states.get(stateGroup(key)) ?? []), key])
  return { kinds: [...kinds], states }
}
