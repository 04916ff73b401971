import { localName, type Language } from '../base/text'
import { endsOf, precisionOf } from './date-range'
import { formatDate, formatInstant, wordsIn } from './format-date'
import type { FuzzyDate } from './fuzzy-date'
import { parseDateWords } from './parse-words'

/**
 * A date as a person would type it: in the words that it was given in, else in plain ones, where these are read back as that very date. Hours are on the
 * clock of `timeZone`, which the reader of the text supposes; hours on another clock name it. In EDTF where no words say it.
 */
export function typedDate(date: FuzzyDate, language: Language, timeZone: string): string {
  const { words, ...plain } = date
  const isRead = (text: string) => isReadAs(text, plain, language, timeZone)
  const hasHours = date.edtf.includes('T')
  // Free words of another language are shown to be typed on as they are: no words of this one are read as they were.
  const shown = wordsIn(date, language)
  const own = words?.[language] ?? (shown !== undefined && !isRead(shown) && words ? localName(words, language) : shown)
  // The hour in a person's words is on the clock of the field in which they were typed.
  if (own !== undefined && (!hasHours || isRead(own))) return own
  const texts = [...(hasHours ? [inHours(plain, language, timeZone)] : []), formatDate(plain, language)]
  return texts.find(isRead) ?? date.edtf
}

function isReadAs(text: string, date: FuzzyDate, language: Language, timeZone: string): boolean {
  const read = parseDateWords(text, language, timeZone)
  if (read === undefined || (read.words && read.words[language] !== text)) return false
  // Days, and hours that say no clock of their own, are on that of the field.
  const isSameClock =
    read.timeZone === date.timeZone || [read.timeZone, date.timeZone].every((zone) => !zone || zone === timeZone)
  return isSameClock && toSeconds(read.edtf) === toSeconds(date.edtf)
}

const toSeconds = (edtf: string) => edtf.replaceAll(/(T\d\d:\d\d)(?=Z|[+-])/g, '$1:00')

/** A date with its hours on the clock of a zone, which goes without saying. */
function inHours(date: FuzzyDate, language: Language, timeZone: string): string {
  const { from, to } = endsOf(date)
  const end = (one: FuzzyDate) =>
    precisionOf(one) === 'instant' ? formatInstant(one.edtf, timeZone, language) : formatDate(one, language)
  if (from && to) return from.edtf === to.edtf ? end(from) : `${end(from)}${language === 'ja' ? '～' : ' – '}${end(to)}`
  if (from) return language === 'ja' ? `${end(from)}以降` : `from ${end(from)}`
  return to ? (language === 'ja' ? `${end(to)}まで` : `until ${end(to)}`) : ''
}
