import { LANGUAGES } from '../base/text'
import type { Derive } from '../desk/desk-read'
import type { MemoryDesk } from '../desk/memory-desk'
import { choiceIndex } from './choice-texts'
import { wordsOf } from './find-rows'
import { ISSUE_WORDS } from './find-issues'
import type { Arrangement } from './list-schemas'
import { NOTE_WORDS } from './notes'
import { ROW_TEXT, ROW_TITLE, valuesRead } from './row-values'

/** A place where people filter by words, each with words of its own for all its records. */
export type WordPlace = keyof typeof VALUES | 'choices'

/** The derived values that are made for the words of a place alone. */
const VALUES = {
  rows: LANGUAGES.map((language) => ROW_TEXT[language]),
  titles: LANGUAGES.map((language) => ROW_TITLE[language]),
  issues: ISSUE_WORDS,
  notes: NOTE_WORDS,
} as const satisfies Record<string, readonly Derive<unknown>[]>

/** The place, if a filter there asks for words. */
export const wordsIn = (place: WordPlace, find: string): WordPlace[] => (wordsOf(find).length > 0 ? [place] : [])

/** The places whose words a list reads for an arrangement, and for `more`. */
export function wordsOfList(arrangement: Arrangement, more: readonly Derive<unknown>[]): WordPlace[] {
  const values = new Set([...valuesRead(arrangement), ...more])
  return (['rows', 'titles'] as const).filter((place) => VALUES[place].some((make) => values.has(make)))
}

/** The derived values that are forgotten with the words of a place: what was worked out from them must go first. */
export const wordValues = (place: WordPlace): readonly Derive<unknown>[] => (place === 'choices' ? [] : VALUES[place])

/** Forgets the words of a place, a little at each step. The next filter there has them made again. */
export function* forgetWords(desk: MemoryDesk, place: WordPlace): Generator<void> {
  if (place === 'choices') yield* choiceIndex.forgetSteps(desk)
  else for (const make of VALUES[place]) yield* desk.forgetSteps(make)
}
