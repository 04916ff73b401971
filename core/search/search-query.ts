import { foldText } from '../base/fold-text'
import { scriptRunsOf, tokensOf, type Token } from './tokens'

/** The longest text that is searched for; the rest is cut. */
export const LONGEST_QUERY = 400
/** The most words that one search looks up. */
const MOST_TERMS = 24

/** A part of a search that a record must have: a word, a run of Chinese or Japanese, or the exact words between quotes. */
export interface Term {
  type: 'word' | 'run' | 'phrase'
  /** Folded. */
  text: string
}

/** Words of a question that say nothing about what is looked for. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be been by can did do does for from had has have how in is it its me of on or s show tell the their there these this those to was were what when where which who whom whose why will with would'.split(
    ' ',
  ),
)
/** The same in Japanese: what is left of a question without its particles. */
const SMALL_RUNS: ReadonlySet<string> = new Set(['誰', '何', '何時', '今', '者'])

/** A parsed search. */
export interface SearchQuery {
  /** The words to look for, without the small words of a question, unless there is nothing else. */
  terms: Term[]
  /** A looser reading, if there is one: Japanese without its particles. A record that has it comes after those that have `terms`. */
  loose?: Term[]
}

/** Reads what somebody typed into the search. Quotes of any shape hold words that must follow one another. */
export function parseQuery(typed: string): SearchQuery {
  const folded = foldText(
    Array.from(typed.slice(0, LONGEST_QUERY * 2))
      .slice(0, LONGEST_QUERY)
      .join(''),
  )
  const parts = folded.replaceAll(/[「」『』«»„]/g, '"').split('"')
  const all = parts.flatMap((part, index) => {
    const isQuoted = index % 2 === 1 && index < parts.length - 1
    return isQuoted ? phraseOf(part) : tokensOf(withoutPossessives(part)).map(termOf)
  })
  const essential = all.filter(({ type, text }) => type !== 'word' || !SMALL_WORDS.has(text))
  const terms = distinct(essential.length > 0 ? essential : all).slice(0, MOST_TERMS)
  const loose = distinct(terms.flatMap(looseOf)).slice(0, MOST_TERMS)
  const isLooser = loose.some(({ text }, index) => text !== terms[index]?.text)
  return { terms, ...(isLooser || loose.length < terms.length ? { loose } : {}) }
}

/** "Japan's" asks for Japan. */
const withoutPossessives = (folded: string) => folded.replaceAll(/(?<=[\p{L}\p{N}])'s(?![\p{L}\p{N}])/gu, ' ')

const termOf = ({ text, run }: Token): Term => ({ type: run ? 'run' : 'word', text })

function phraseOf(part: string): Term[] {
  const text = part.replaceAll(/\s+/g, ' ').trim()
  return tokensOf(text).length > 0 ? [{ type: 'phrase', text }] : []
}

/** A run of Japanese without its particles and its question words. */
function looseOf(term: Term): Term[] {
  if (term.type !== 'run') return [term]
  const runs = scriptRunsOf(term.text)
  if (runs.every(({ hiragana }) => hiragana)) return [term]
  return runs
    .filter(({ text, hiragana }) => !hiragana && !SMALL_RUNS.has(text))
    .map(({ text }): Term => ({ type: 'run', text }))
}

function distinct(terms: readonly Term[]): Term[] {
  const seen = new Set<string>()
  return terms.filter(({ type, text }) => {
    const key = `${type} ${text}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
