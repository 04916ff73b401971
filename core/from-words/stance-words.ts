import { stancesIn } from '../suggest/find-positions'
import type { Vocabulary } from '../model/values/vocabularies'
import { isOnlyTold, TAKEN_BACK } from './doubt'
import { positionHead } from './position-head'
import { foundOf, onlyOne, wordsOf, type SelectedWords } from './selected-words'

/** Words of a condition, also at the beginning of a sentence. */
const CONDITION =
  /(?<!\b(?:ask|asks|asked|asking|know|see|say|said|wonder|wondered) )\bif\b|(?:れば|たら|なら)、|\b(?:unless|only (?:once|when)|on condition|provided that|as long as|so long as)\b|ない限り|を条件に|条件として/iu
/** A condition that is only spoken of may be one that is put, or not. */
const OF_CONDITIONS = /\bconditions?\b|条件/iu

/**
 * The stance that the words take, if they leave one answer: all their cues have one, or a condition is put on what a side would accept, offer or refuse. A demand
 * with a condition, a denial and a question take none.
 */
export function stanceOf(words: SelectedWords): Vocabulary<'stance'> | undefined {
  if (TAKEN_BACK.test(wordsOf(words)) || isOnlyTold(wordsOf(words)) || isOfAnother(words)) return undefined
  if (words.said.some(({ kind }) => kind === 'denial') || /[?？]["”’』」）)]{0,2}$|か。?$/u.test(wordsOf(words).trim()))
    return undefined
  const named = positionHead(words)?.stance
  if (named !== undefined) return named
  const stances = new Set(stancesIn(wordsOf(words)))
  if (CONDITION.test(wordsOf(words))) stances.add('conditional')
  if (!stances.has('conditional') && OF_CONDITIONS.test(wordsOf(words))) return undefined
  if (stances.has('conditional') && !stances.has('demand')) return 'conditional'
  return onlyOne([...stances])
}

/** Words after a party or a person that make it the one who takes the stance. */
const TAKES =
  /^(?:['’]s \p{L}+)?\s(?:(?:had|has|have|also|again|already)\s)*(?:said|reject|refus|oppos|accept|demand|rul|insist)|^(?:氏|相|大臣|長官)?[はが]/iu

/** Is somebody else named inside of what is said, who may be the one who takes the stance? */
function isOfAnother(words: SelectedWords): boolean {
  const names = [...foundOf(words, 'party'), ...foundOf(words, 'person')]
  return words.statements.some(({ value: { words: said } }) =>
    names.some(
      ({ start, end }) =>
        said !== undefined && start >= said.start && end <= said.end && TAKES.test(words.text.slice(end, end + 40)),
    ),
  )
}
