import type { SearchDocument } from '../../core/search/search-document'
import { tokensOf } from '../../core/search/tokens'
import type { Chance } from './desk-words'

/** The kinds of search that are measured. Each search is made of what a record has, so that all of them find something. */
export const QUERY_KINDS = [
  'English word',
  'two English words',
  'phrase',
  'typo',
  '1 kanji',
  '2 characters',
  '3 characters',
  '5 characters',
] as const
export type QueryKind = (typeof QUERY_KINDS)[number]

/** The characters of a search in Japanese. */
const LENGTHS: Partial<Record<QueryKind, number>> = {
  '1 kanji': 1,
  '2 characters': 2,
  '3 characters': 3,
  '5 characters': 5,
}

/** Is this kind of search one in Japanese? */
export const isJapanese = (kind: QueryKind): boolean => LENGTHS[kind] !== undefined

/** Some searches of a kind over these records, the same for the same chance. */
export function queriesOf(
  kind: QueryKind,
  documents: readonly SearchDocument[],
  count: number,
  chance: Chance,
): string[] {
  const made: string[] = []
  for (let tries = 0; made.length < count && tries < count * 200; tries += 1) {
    const query = queryFrom(kind, chance.of(documents), chance)
    if (query !== undefined) made.push(query)
  }
  return made
}

function queryFrom(kind: QueryKind, document: SearchDocument, chance: Chance): string | undefined {
  const length = LENGTHS[kind]
  return length === undefined ? english(kind, document, chance) : japanese(length, document, chance)
}

function japanese(length: number, { text }: SearchDocument, chance: Chance): string | undefined {
  const runs = tokensOf(text).filter((token) => token.run && token.text.length >= length)
  if (runs.length === 0) return undefined
  const run = chance.of(runs).text
  const start = chance.below(run.length - length + 1)
  const part = run.slice(start, start + length)
  return length > 1 || /\p{Script=Han}/u.test(part) ? part : undefined
}

function english(kind: QueryKind, { text }: SearchDocument, chance: Chance): string | undefined {
  const words = tokensOf(text).flatMap((token) => (!token.run && /^[a-z]{5,}$/.test(token.text) ? [token.text] : []))
  const [word, other] = words.length > 1 ? [chance.of(words), chance.of(words)] : []
  if (word === undefined || other === undefined) return undefined
  if (kind === 'English word') return word
  if (kind === 'two English words') return `${word} ${other}`
  if (kind === 'phrase') return phrase(text, chance)
  const at = 1 + chance.below(word.length - 2)
  return `${word.slice(0, at)}q${word.slice(at + 1)}`
}

/** Three words of a text that follow one another. */
function phrase(text: string, chance: Chance): string | undefined {
  const phrases = text.match(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/g)
  return phrases ? `"${chance.of(phrases)}"` : undefined
}
