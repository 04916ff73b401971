import { diffWords } from 'diff'
import { z } from 'zod'
import type { Language } from '../base/text'

/** A stretch of a rewritten text: in both texts, only in the earlier one, or only in the later one. */
export const stretchSchema = z.object({ text: z.string(), kind: z.enum(['same', 'removed', 'added']) })
export type Stretch = z.infer<typeof stretchSchema>

/** Two texts as one, cut wherever their words differ. */
export function wordChanges(before: string, after: string, language: Language): Stretch[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' })
  return diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
