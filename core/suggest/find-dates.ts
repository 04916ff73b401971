import { dateInText } from '../dates/words-in-text'
import type { Tense } from '../dates/relative-days'
import { once } from './once'
import { compilePhrase } from './phrase'
import type { SuggestionOf } from './suggestion'
import { DATE_PHRASES_EN, DATE_PHRASES_JA } from './words/date-phrases'

type DateSuggestion = SuggestionOf<'date'>

const english = once(() => DATE_PHRASES_EN.map((phrase) => compilePhrase(phrase)))
const japanese = once(() => DATE_PHRASES_JA.map((phrase) => compilePhrase(phrase)))
/** Words before a time that is to come. */
const AHEAD =
  /\b(?:will|would|due|expected|scheduled|plans?|planned|to (?:meet|visit|travel|hold|resume|take|begin)|next|deadline|shall|may)\b/
/** Words that open or close a span, left out where they do not belong to the date. */
const OPENER =
  /^(?:by|before|after|until|till|through|from|since|as of|starting|beginning|prior to|up to|on or before|on or after|no later than|not later than|at the latest by|between|in)\s+(?:the\s+)?/i

/** The dates of a text that was written on the day `on` (EDTF). Those that were completed from that day are proposed only. */
export function findDates(text: string, on: string, timeZone: string, hasJapanese: boolean): DateSuggestion[] {
  return [
    ...english().flatMap((regex) =>
      found(text, regex, (words, start) => readEnglish(words, start, text, on, timeZone)),
    ),
    ...(hasJapanese
      ? japanese().flatMap((regex) =>
          found(text, regex, (words, start) => readJapanese(words, start, text, on, timeZone)),
        )
      : []),
  ]
}

function found(
  text: string,
  regex: RegExp,
  read: (words: string, start: number) => DateSuggestion | undefined,
): DateSuggestion[] {
  const dates: DateSuggestion[] = []
  for (const match of text.matchAll(regex)) {
    const span = match.groups?.span
    const start = span === undefined ? match.index : match.index + match[0].lastIndexOf(span)
    const date = read(span ?? match[0], start)
    if (date) dates.push(date)
  }
  return dates
}

function readEnglish(
  words: string,
  start: number,
  text: string,
  on: string,
  timeZone: string,
): DateSuggestion | undefined {
  const before = text.slice(Math.max(0, start - 80), start)
  const tense: Tense = AHEAD.test(before.slice(before.search(/[.!?]\s[^.!?]*$/) + 1)) ? 'future' : undefined
  const read = (at: number): DateSuggestion | undefined => {
    const said = words.slice(at).trimEnd()
    const date = dateInText(said, 'en', on, timeZone, tense)
    if (!date) return undefined
    return {
      kind: 'date',
      start: start + at,
      end: start + at + said.length,
      text: said,
      value: { ...date.date, proposed: date.proposed },
    }
  }
  const opener = OPENER.exec(words)
  return read(0) ?? (opener ? read(opener[0].length) : undefined)
}

function readJapanese(
  words: string,
  start: number,
  text: string,
  on: string,
  timeZone: string,
): DateSuggestion | undefined {
  const after = text.slice(start + words.length, start + words.length + 3)
  const before = text.slice(Math.max(0, start - 1), start)
  // 6日間 and 6日以内 are lengths; 一月 and 十日 alone may be anything; 約6日 and 第6日 count.
  if (/[日月年]$/.test(words) && /^(?:間|以内|目|度|連続|ぶり|程度|ほど|分|以上|余|がかり|後|前)/.test(after))
    return undefined
  if (/^[一二三四五六七八九十]{1,3}[日月]/.test(words) && !/月.*日/.test(words)) return undefined
  if (/[約第\d一二三四五六七八九十]/.test(before) && !words.startsWith('約')) return undefined
  const date = dateInText(words, 'ja', on, timeZone)
  if (!date) return undefined
  return {
    kind: 'date',
    start,
    end: start + words.length,
    text: words,
    value: { ...date.date, proposed: date.proposed },
  }
}
