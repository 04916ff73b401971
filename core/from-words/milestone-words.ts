import type { FuzzyDate } from '../dates/fuzzy-date'
import type { Vocabulary } from '../model/values/vocabularies'
import { dateItself, datesTold } from './dates-told'
import { wordsOf, type SelectedWords } from './selected-words'

/** The date to count down to, if the words have one alone. */
export function whenOf(words: SelectedWords): FuzzyDate | undefined {
  const [only, ...others] = datesTold(words)
  return only && others.length === 0 ? dateItself(words, only) : undefined
}

const TARGET =
  /\b(?:aim(?:s|ed|ing)? (?:for|to|at)|target(?:ing)? (?:date|of|for)|target date|(?:set|sets|has|have) (?:itself |themselves )?(?:a |the )target|goal of)\b|目指[しすそ]|目標/iu
const FIXED =
  /\b(?:expir(?:e|es|ed|ing|y)|runs? out|running out|laps(?:e|es|ed)|starts?|begins?|takes effect|enters into force|deadline)\b|期限|失効|満了|発効|施行|開幕|始ま[るり]/iu
/** Words that leave open if it will be so. */
export const HEDGES =
  /\b(?:may|might|could|possibl[ey]|perhaps|hopes?|hoped|hoping|would like|if|unless|considering|consider)\b|可能性|検討|見通し|かもしれ|模索|希望/iu

/** The grounds of a date, if the words leave one answer: a target that is reported, or a day that is fixed. */
export function basisOf(words: SelectedWords): Vocabulary<'milestoneBasis'> | undefined {
  const text = wordsOf(words)
  const [isTarget, isFixed] = [TARGET.test(text), FIXED.test(text)]
  if (isTarget === isFixed) return undefined
  if (isTarget) return 'reported'
  return HEDGES.test(text) ? undefined : 'fixed'
}
