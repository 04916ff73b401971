import type { Language } from '../base/text'
import { DAY, isEdtf, MONTH } from './edtf'
import { englishSpan } from './english-words-in-text'
import type { FuzzyDate } from './fuzzy-date'
import { japaneseSpan } from './japanese-words-in-text'
import { parseDateWords } from './parse-words'
import { fold } from './plain-dates'
import type { Tense } from './relative-days'

/** A date in a running text. `proposed` means that its day, month or year comes from the text's own date, so a person must confirm it. */
export interface DateInText {
  date: FuzzyDate
  proposed: boolean
}

/**
 * Reads the words of a date in a running text that was written on the day `on` (EDTF). Complete dates are read as in a form; "6 June", "Thursday", "next week", 6日
 * and 来週前半 are completed from that day, and are then only proposed. Undefined if the words are no date.
 */
export function dateInText(
  words: string,
  language: Language,
  on: string,
  timeZone: string,
  tense?: Tense,
): DateInText | undefined {
  const typed = words.trim().replaceAll(/\s+/g, ' ')
  if (typed === '' || typed.length > 100 || !DAY.test(on)) return undefined
  const whole = parseDateWords(typed, language, timeZone)
  if (whole) return { date: whole, proposed: false }
  const span =
    language === 'ja' ? japaneseSpan(fold(typed), on, timeZone) : englishSpan(fold(typed), on, timeZone, tense)
  if (span === undefined || !isEdtf(span.edtf)) return undefined
  // A plain day needs no words. A memo would print "Thursday" long after that week.
  const isPlain = DAY.test(span.edtf) || MONTH.test(span.edtf) || /^\d{4}$/.test(span.edtf) || openDay(span.edtf)
  return { date: { edtf: span.edtf, ...(isPlain ? {} : { words: { [language]: typed } }) }, proposed: span.proposed }
}

const openDay = (edtf: string) => /^\.\.\/\d{4}(-\d\d){0,2}$|^\d{4}(-\d\d){0,2}\/\.\.$/.test(edtf)
