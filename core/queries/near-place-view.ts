import { z } from 'zod'
import type { NearPlace } from '../anchors/near-places'
import type { Source } from '../model/records/records'
import { stretchSchema, wordChanges } from '../text/word-changes'

/** How much of a quote, and of what is at a place, is shown, in UTF-16 units. */
const SHOWN_MAX = 2000

/** A place that a quote may have, and how the words there differ from it. */
export const nearPlaceSchema = z.object({
  /** The place in the present text, in UTF-16 units. */
  start: z.int(),
  end: z.int(),
  prefix: z.string(),
  suffix: z.string(),
  /** How much of the quote is there, from 0 to 1; 1 if only line breaks, hyphens or the like differ. */
  likeness: z.number(),
  /** The quote and the words there as one text. */
  differences: z.array(stretchSchema),
})
export type NearPlaceView = z.infer<typeof nearPlaceSchema>

/** A near place of some words for a person to judge. Long words are cut to their beginning. */
export function nearPlaceView({ language }: Source, words: string, { exact, ...place }: NearPlace): NearPlaceView {
  return { ...place, differences: wordChanges(cutWords(words), cutWords(exact), wordLanguage(language)) }
}

const wordLanguage = (language: string) => (language.startsWith('ja') ? 'ja' : 'en')

/** Is a text too long to be shown whole? */
export const isCutWords = (text: string): boolean => text.length > SHOWN_MAX

/** The beginning of a long text, without half a character. */
export const cutWords = (text: string): string =>
  isCutWords(text) ? text.slice(0, SHOWN_MAX).replace(/[\uD800-\uDBFF]$/, '') : text
