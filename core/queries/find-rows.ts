import { foldText } from '../base/fold-text'
import type { Language } from '../base/text'
import type { Piece } from '../wording/piece'
import { pieceText } from '../wording/worded-text'
import type { ListRow } from './view-schemas'

/** A row as it reads on the screen, folded for searching. */
export function rowText(row: ListRow, language: Language): string {
  const facts = row.facts.map((fact) => pieceText(fact, language))
  return foldText([row.title[language], row.text ?? '', ...facts].join('\n'))
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

/** The words of a row to filter by, in the form of `stateKey`, each once. */
export const statesOf = (row: Pick<ListRow, 'facts'>): string[] => [
  ...new Set(row.facts.map(stateKey).filter((state) => state !== undefined)),
]
