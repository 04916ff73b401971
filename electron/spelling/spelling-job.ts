import type { Variant } from '../../core/spelling/spelling-choice'

/** What the thread of the dictionary is given: the folder of its files. */
export interface SpellingThreadData {
  folder: string
}

/** A question to the thread: which of some words are wrong, or which words may be meant by one. */
export interface SpellingQuestion {
  id: number
  kind: 'wrong' | 'suggest'
  variant: Variant
  words: readonly string[]
}

/** Its answer. */
export interface SpellingAnswer {
  id: number
  words: string[]
}
