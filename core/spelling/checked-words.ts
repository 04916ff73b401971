import { WORD_MAX, type Variant } from './spelling-choice'

/** Letters of the Latin script, with apostrophes and hyphens between them. */
const LATIN = /^\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*$/u
/** The 's of a possessive, or of a plural of capitals. */
const ENDING = /['’]?s$|['’]$/u

/**
 * Is a word looked up at all? Not if it has a digit, a full stop or a letter of another script, is a single letter, is in capitals only (MFN, FTAs), or
 * has a capital inside (MoU, McKinsey): such words are codes, figures, addresses, names or Japanese.
 */
export function isChecked(word: string): boolean {
  if (word.length < 2 || word.length > WORD_MAX || !LATIN.test(word)) return false
  const stem = word.replace(ENDING, '')
  if (stem.length < 2 || !/\p{Ll}/u.test(stem)) return false
  return !/\p{Ll}\p{M}*\p{Lu}|\p{Lu}{2}/u.test(stem)
}

/** A word without its accents: the dictionaries have none. */
const plain = (word: string) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC')

/** The forms of a word of which one has to be known: as it is, without accents, without a possessive; in British English with either of -ise and -ize. */
export function formsOf(word: string, variant: Variant): string[] {
  const straight = word.normalize('NFC').replaceAll('’', "'")
  const stems = [straight, straight.replace(/'s$|'$/, '')]
  const forms = [...stems, ...stems.map(plain)]
  const other = variant === 'en-GB' ? forms.map((form) => form.replace(/iz(?=e|i|a)/, 'is')) : []
  return [...new Set([...forms, ...other])]
}

/** A word with two neighbouring letters in the other order, the commonest slip of a hurried hand: each way once. */
export function swapsOf(word: string): string[] {
  const letters = Array.from(word)
  const swapped = letters.slice(1).map((letter, index) => {
    const next = [...letters]
    next[index + 1] = letters[index] ?? ''
    next[index] = letter
    return next.join('')
  })
  return [...new Set(swapped)].filter((made) => made !== word)
}
