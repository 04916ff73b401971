/**
 * The pieces of a folded text that a search looks up. Words of alphabets are looked up whole; Chinese and Japanese have no spaces, so their runs are looked up
 * by pairs of characters.
 */

/** Characters of a run of Chinese or Japanese. */
const RUN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〇〆ヶ'
const IN_RUN = new RegExp(`[${RUN}]`, 'u')
/** A run, or a word with the stops and commas inside a number: 27.5, 1,000. */
const PIECES = new RegExp(`[${RUN}]+|(?:(?![${RUN}])[\\p{L}\\p{N}])+(?:[.,](?=\\p{N})\\p{N}+)*`, 'gu')

/** A piece of a folded text: a word, or a run of Chinese or Japanese. */
export interface Token {
  text: string
  run: boolean
}

/** The words and the runs of a folded text, in their order. */
export function tokensOf(folded: string): Token[] {
  return (folded.match(PIECES) ?? []).map((text) => ({ text, run: isRunCharacter(text) }))
}

/** The words that a token is found by: itself, and a number without its commas. */
export function wordsOf(text: string): string[] {
  return /^\d{1,3}(?:,\d{3})+$/.test(text) ? [text, text.replaceAll(',', '')] : [text]
}

/** Is the first character of a text one of a run of Chinese or Japanese? */
export function isRunCharacter(text: string): boolean {
  const code = text.codePointAt(0) ?? 32
  // All of these characters come after the alphabets that are typed most.
  return code >= 0x2e80 && IN_RUN.test(String.fromCodePoint(code))
}

/** Ends a run in the index, so that its last character is found too. */
export const RUN_END = '\u0000'

/** A pair of characters of a run, the last one with the end of the run; `whole` if it is no part of a longer word, as far as its neighbours tell. */
export interface Pair {
  text: string
  whole: boolean
}

/** The pairs of characters of a run. */
export function pairsOf(run: string): Pair[] {
  const characters = Array.from(run)
  return characters.map((character, index) => {
    const next = characters[index + 1]
    const before = characters[index - 1]
    const after = characters[index + 2]
    const isFree = !belongs(before, character) && !belongs(next ?? character, next === undefined ? undefined : after)
    return { text: character + (next ?? RUN_END), whole: next === undefined ? characters.length === 1 : isFree }
  })
}

/** The pairs that a run is looked up by; none for a single character. */
export const innerPairsOf = (run: string): string[] =>
  pairsOf(run)
    .slice(0, -1)
    .map(({ text }) => text)

/** The runs of one kind of character inside a run: 日本の交渉官 has 日本, の and 交渉官. */
export function scriptRunsOf(run: string): { text: string; hiragana: boolean }[] {
  return (
    run.match(/\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|[^\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu) ?? []
  ).map((text) => ({ text, hiragana: scriptOf(text) === HIRAGANA }))
}

const OTHER = 0
const KANJI = 1
const HIRAGANA = 2
const KATAKANA = 3

/** May two characters side by side, given as code units, belong to one word of Chinese or Japanese? Only two of one kind may. */
export function codeBelongs(code: number, next: number): boolean {
  const script = scriptOfCode(code)
  return script !== OTHER && script === scriptOfCode(next)
}

const belongs = (character: string | undefined, next: string | undefined): boolean =>
  character !== undefined && next !== undefined && codeBelongs(character.charCodeAt(0), next.charCodeAt(0))

const scriptOf = (character: string): number => scriptOfCode(character.charCodeAt(0))

function scriptOfCode(code: number): number {
  if (code < 0x3005) return OTHER
  if (code >= 0x3041 && code <= 0x309f) return HIRAGANA
  if ((code >= 0x30a1 && code <= 0x30ff) || (code >= 0x31f0 && code <= 0x31ff)) return KATAKANA
  // Kanji beyond the basic plane come as two code units, and both count.
  const isKanji = (code >= 0x3400 && code <= 0x9fff) || (code >= 0xd840 && code <= 0xdfff)
  return isKanji || code === 0x3005 || code === 0x3007 ? KANJI : OTHER
}
