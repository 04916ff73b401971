import { stancesIn } from '../suggest/find-positions'
import type { Vocabulary } from '../model/values/vocabularies'
import { onlyOne, wordsOf, type SelectedWords } from './selected-words'

/** Words of a condition, also at the beginning of a sentence. */
const CONDITION =
  /\b(?:unless|only (?:if|once|when)|on condition|provided that|as long as|so long as)\b|ない限り|を条件に|条件として/iu
/** A condition that is only spoken of may be one that is put, or not. */
const OF_CONDITIONS = /\bconditions?\b|条件/iu

/**
 * The stance that the words take, if they leave one answer: all their cues have one, or a condition is put on what a side would accept, offer or refuse. A demand
 * with a condition, a denial and a question take none.
 */
export function stanceOf(words: SelectedWords): Vocabulary<'stance'> | undefined {
  if (words.said.some(({ kind }) => kind === 'denial') || /[?？]["”’』」）)]{0,2}$|か。?$/u.test(wordsOf(words).trim()))
    return undefined
  const stances = new Set(stancesIn(wordsOf(words)))
  if (CONDITION.test(wordsOf(words))) stances.add('conditional')
  if (!stances.has('conditional') && OF_CONDITIONS.test(wordsOf(words))) return undefined
  if (stances.has('conditional') && !stances.has('demand')) return 'conditional'
  return onlyOne([...stances])
}
