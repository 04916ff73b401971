import { localName, type Language } from '../base/text'
import { precisionOf } from './date-range'
import { formatDate, formatInstant } from './format-date'
import type { FuzzyDate } from './fuzzy-date'
import { parseDateWords } from './parse-words'

/**
 * A date as a person would type it: in the words that it was given in, else in plain ones, where these are read back as that very date, with a time of day on
 * the clock of `timeZone`; in EDTF where no words say it.
 */
export function typedDate(date: FuzzyDate, language: Language, timeZone: string): string {
  if (date.words) return localName(date.words, language)
  const isInstant = precisionOf(date) === 'instant'
  const plain = isInstant ? formatInstant(date.edtf, date.timeZone ?? timeZone, language) : formatDate(date, language)
  const read = parseDateWords(plain, language, timeZone)
  const isSame =
    read !== undefined &&
    read.edtf === date.edtf &&
    (!read.words || read.words[language] === plain) &&
    read.timeZone === date.timeZone
  return isSame ? plain : date.edtf
}
