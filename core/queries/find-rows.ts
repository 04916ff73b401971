import { foldText } from '../base/fold-text'
import type { Language } from '../base/text'
import type { Piece } from '../wording/piece'
import { pieceText } from '../wording/worded-text'
import type { ListRow } from './view-schemas'

/** What rows of a list are narrowed to: what is typed, kinds, and words such as a status. Nothing chosen narrows nothing. */
export interface RowFilter {
  find: string
  kinds: readonly string[]
  /** Words as `stateKey` puts them. */
  states: readonly string[]
}

const texts: Record<Language, WeakMap<ListRow, string>> = { en: new WeakMap(), ja: new WeakMap() }

/** The words of a row as they are shown, ready to be looked through. Worked out once for each row. */
export function rowText(row: ListRow, language: Language): string {
  const known = texts[language].get(row)
  if (known !== undefined) return known
  const facts = row.facts.map((fact) => pieceText(fact, language))
  const text = foldText([row.title[language], row.text ?? '', ...facts].join('\n'))
  texts[language].set(row, text)
  return text
}

/** The words that are looked for: all of them must be there. */
export const wordsOf = (find: string): string[] => foldText(find).split(/\s+/).filter(Boolean)

/** Has a folded text every one of the words? */
export const hasWords = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word))

/** The key of a word that rows can be narrowed to: what it is a word of, and the word. Undefined for facts of other types. */
export function stateKey(fact: Piece): string | undefined {
  if (fact.type === 'word') return `${fact.vocabulary}.${fact.value}`
  return fact.type === 'caveat' ? `caveat.${fact.caveat}` : undefined
}

/** What a key of `stateKey` is a word of: a vocabulary, or `caveat`. */
export const stateGroup = (key: string): string => key.slice(0, key.indexOf('.'))

/** Is a row of the chosen kinds? */
export const hasKind = (row: ListRow, kinds: readonly string[]): boolean =>
  kinds.length === 0 || kinds.includes(row.ref.collection)

/** Has a row one of the chosen words of each group of which some are chosen? */
export function hasStates(row: ListRow, states: readonly string[]): boolean {
  const own = new Set(row.facts.map(stateKey))
  return [...new Set(states.map(stateGroup))].every((group) =>
    states.some((state) => stateGroup(state) === group && own.has(state)),
  )
}

/** What the rows of a list can be narrowed to: their kinds, and their words by group, each in the order in which it first comes. */
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
