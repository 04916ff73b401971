import { z } from 'zod'
import { MISSPELT_MAX, OWN_WORDS_MAX, VARIANTS, WORD_MAX } from './spelling-choice'

/** The words that a person added to the dictionary on this machine. */
export const ownWordsSchema = z.array(z.string().min(1).max(WORD_MAX)).max(OWN_WORDS_MAX)

const word = z.string().min(1).max(200)

/** Words, and the English that they are in. */
export const misspeltInputSchema = z.object({ words: z.array(word).max(MISSPELT_MAX), variant: z.enum(VARIANTS) })
export const misspeltSchema = z.object({ misspelt: z.array(word) })
