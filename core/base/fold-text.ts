import { withCurrentKanji } from './kanji-forms'

/**
 * A text as searches compare it: full and half width, capitals and small letters, accented letters, old and new kanji, and the signs that people type for one
 * another (' and ’, - and –) are alike. Unseen characters, such as a soft hyphen, are left out.
 */
export function foldText(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : folded(text)
}

/** Letters and signs of ASCII that fold to themselves, except capitals. */
const PLAIN = /^[\t\n\r\u0020-\u005F\u0061-\u007E]*$/

function folded(text: string): string {
  const letters = text
    .replaceAll('\u00B4', "'")
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .replaceAll(/[\u2018-\u201B\u02B9\u02BB\u02BC\u0060\u2032\u2035]/g, "'")
    .replaceAll(/[\u201C-\u201F]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2043\u2212\u2E3A\u2E3B]/g, '-')
    .replaceAll('\u301C', '~')
    .toLocaleLowerCase('en')
    // A small sigma has another form at the end of a word.
    .replaceAll('ς', 'σ')
  return withCurrentKanji(letters)
}

/** Characters that fold together: one with its marks, or a Korean syllable in its parts. */
const CLUSTER = /[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]+|\P{M}[\p{M}\uFF9E\uFF9F]*|\p{M}+/gu

/** The folded form of characters that were folded before: a text has the same ones again and again. */
const clusters = new Map<string, string>()

function foldCluster(characters: string): string {
  const known = clusters.get(characters)
  if (known !== undefined) return known
  const next = foldText(characters)
  if (clusters.size > 20_000) clusters.clear()
  clusters.set(characters, next)
  return next
}

/** A folded text, and for each code unit of it where in the text its characters begin and end. */
export interface FoldedText {
  folded: string
  starts: readonly number[]
  ends: readonly number[]
}

/** Folds a text, and says for each code unit of the result where in the text it comes from. */
export function foldWithPlaces(text: string): FoldedText {
  const starts: number[] = []
  const ends: number[] = []
  let all = ''
  for (const found of text.matchAll(CLUSTER)) {
    const [characters] = found
    const next = foldCluster(characters)
    all += next
    for (let unit = 0; unit < next.length; unit += 1) {
      starts.push(found.index)
      ends.push(found.index + characters.length)
    }
  }
  return { folded: all, starts, ends }
}
