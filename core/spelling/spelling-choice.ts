/** The dictionaries of the app: British and American English. */
export const VARIANTS = ['en-GB', 'en-US'] as const
export type Variant = (typeof VARIANTS)[number]

/** What is checked as somebody types: one of the dictionaries, or nothing. */
export const SPELLINGS = [...VARIANTS, 'off'] as const
export type Spelling = (typeof SPELLINGS)[number]

/** What a window's preload script is started with if spelling is checked in it. */
export const CHECKS_SPELLING = '--parley-checks-spelling'

/** The longest word that is checked, in UTF-16 units. */
export const WORD_MAX = 60
/** How many words one question may have. */
export const MISSPELT_MAX = 2000
/** How many words a person may add on a machine. */
export const OWN_WORDS_MAX = 5000

/** A word as it is compared with the added ones: of any case, with one form of the apostrophe. */
export const ownForm = (word: string): string => word.normalize('NFC').replaceAll('’', "'").toLowerCase()

/** The added words with another one, in order; the same words if it is among them, is too long, or there is no room. */
export function withOwnWord(words: readonly string[], word: string): readonly string[] {
  if (word.trim() === '' || word.length > WORD_MAX || words.length >= OWN_WORDS_MAX) return words
  if (words.some((known) => ownForm(known) === ownForm(word))) return words
  return [...words, word].toSorted((a, b) => a.localeCompare(b, 'en'))
}
