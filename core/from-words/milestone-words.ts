import type { FuzzyDate } from '../dates/fuzzy-date'
import type { Vocabulary } from '../model/values/vocabularies'
import { FIXED, HEDGES, TARGET } from './cue-words'
import { dateItself, datesTold } from './dates-told'
import { isConditional } from './doubt'
import { foundOf, sentenceAt, wordsOf, type SelectedWords } from './selected-words'

/** The date to count down to, if the words have one alone. */
export function whenOf(words: SelectedWords): FuzzyDate | undefined {
  const [only, ...others] = datesTold(words)
  if (!only || others.length > 0) return undefined
  const before = words.text.slice(sentenceAt(words, only.start).start, only.start)
  return BEGAN.test(before) ||
    foundOf(words, 'duration').some(({ end }) => COUNTED.test(words.text.slice(end, words.end)))
    ? undefined
    : dateItself(words, only)
}

/** Words before a date from which something else is counted. */
const BEGAN =
  /\b(?:since|took effect|in force|entered into force|after|before|ahead of|signed|dated|announced|imposed|introduced|adopted|published)\b[^,.;]{0,20}$/iu
/** Words after a length of time that is counted from a date. */
const COUNTED = /^\s?(?:after|from|before|of|following)\b|^(?:後|以内)/iu

/** The grounds of a date, if the words leave one answer: a target that is reported, or a day that is fixed. */
export function basisOf(words: SelectedWords): Vocabulary<'milestoneBasis'> | undefined {
  const text = wordsOf(words)
  const [isTarget, isFixed] = [TARGET.test(text), FIXED.test(text)]
  if (isTarget === isFixed) return undefined
  if (isTarget) return 'reported'
  return HEDGES.test(text) || isConditional(text) ? undefined : 'fixed'
}
