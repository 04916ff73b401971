import type { Language } from '../base/text'
import { familyText } from '../text/catalogue'

/** What an earlier Parley printed in place of a text. */
const ONCE: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { 'No duty in force': 'rate.nothing' },
  ja: { 適用される関税なし: 'rate.nothing' },
}

/** The words around the announced part of a rate's sentence. */
function around(language: Language): [before: string, end: string] {
  const [before = '', end = ''] = familyText(language, 'rate.sentence', { law: '', announced: '\n' }).split('\n')
  return [before, end]
}

/** A text with what an earlier Parley printed of a duty that is not there in the words of today. */
const inWordsOfToday = (text: string, language: Language): string =>
  Object.entries(ONCE[language]).reduce((all, [once, key]) => all.replaceAll(once, familyText(language, key)), text)

/**
 * A text of today with the sentences of rates as an earlier Parley would have worded them: it had no words for what nobody announced, and called that the same as the law,
 * or not known where the law is not; nor for rules that contradict each other.
 */
function wordedOnce(text: string, language: Language): string {
  const [before, end] = around(language)
  const none = `${before}${familyText(language, 'rate.announcedNone')}${end}`
  const [first = '', ...rest] = text.split(none)
  const told = rest.reduce((all, next) => `${all}${before}${sayingOf(all, before, language)}${end}${next}`, first)
  const conflict = familyText(language, 'rate.announcedConflict')
  return told.replaceAll(
    `${before}${conflict}${end}`,
    `${before}${familyText(language, 'rate.announcedUnknown')}${end}`,
  )
}

/** What an earlier Parley said of an announced rate after the words of the law, where none is recorded. */
function sayingOf(law: string, before: string, language: Language): string {
  const unknown = familyText(language, 'rate.unknown')
  const at = law.lastIndexOf(unknown)
  const words = at < 0 ? '' : law.slice(at)
  if (words === '' || words.includes(before)) return familyText(language, 'rate.announcedSame')
  const [lead = '', tail = ''] = familyText(language, 'rate.unknownAtLeast', { low: '\n' }).split('\n')
  if (!words.startsWith(lead) || !words.endsWith(tail)) return familyText(language, 'rate.announcedUnknown')
  const low = words.slice(lead.length, words.length - tail.length)
  return /^[\d., /%-]+$/.test(low)
    ? familyText(language, 'rate.announcedAtLeast', { low })
    : familyText(language, 'rate.announcedUnknown')
}

/**
 * Do two texts with rates in them say the same, by a comparison of what is left? `printed` may be of an earlier Parley, `now` is in the words of today. A rate that was
 * announced since, or whose announcement is not known any more, is another one.
 */
export function sameButForRates(
  printed: string,
  now: string,
  language: Language,
  isSame: (one: string, other: string) => boolean,
): boolean {
  const told = inWordsOfToday(printed, language)
  return isSame(told, now) || isSame(told, wordedOnce(now, language))
}

/** Does the sentence that was printed say what today's does? */
export const sameRate = (printed: string, now: string, language: Language): boolean =>
  sameButForRates(printed, now, language, (one, other) => one === other)
