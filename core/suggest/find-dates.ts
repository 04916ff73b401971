import { dateInText } from '../dates/words-in-text'
import type { Tense } from '../dates/relative-days'
import { matchesOf } from './matches-of'
import { once } from './once'
import { compilePhrase } from './phrase'
import type { Passage } from './passages'
import type { SuggestionOf } from './suggestion'
import { DATE_PHRASES_EN, DATE_PHRASES_JA } from './words/date-phrases'

/** The languages that are looked for. */
type Languages = Pick<Passage, 'isLatin' | 'isJapanese'>
type DateSuggestion = SuggestionOf<'date'>

const english = once(() => DATE_PHRASES_EN.map((phrase) => compilePhrase(phrase)))
const japanese = once(() => DATE_PHRASES_JA.map((phrase) => compilePhrase(phrase)))
/** Words before a time that is to come. */
const AHEAD =
  /\b(?:will|would|due|expected|scheduled|plans?|planned|to (?:meet|visit|travel|hold|resume|take|begin)|[Nn]ext|deadline|shall|may)\b/
/** Words that open or close a span, left out where they do not belong to the date. */
const OPENER =
  /^(?:by|before|after|until|till|through|from|since|as of|starting|beginning|prior to|up to|on or before|on or after|no later than|not later than|at the latest by|between|in)\s+(?:the\s+)?/i

/** The source's own day (EDTF), and the time zone of its hours. */
interface Written {
  on: string
  timeZone: string
}
/** A date, or `no-date` for words of a date that mean none: no part of them is a date either. */
type Reading = DateSuggestion | 'no-date' | undefined

/** The dates of a passage that was written on a day. Those that were completed from that day are proposed only. */
export function findDates(text: string, written: Written, { isLatin, isJapanese }: Languages): DateSuggestion[] {
  const dates: DateSuggestion[] = []
  const refused = new Uint8Array(text.length)
  const look = (regexes: readonly RegExp[], read: typeof readEnglish) => {
    for (const regex of regexes)
      for (const match of matchesOf(text, regex)) {
        const words = match.groups?.span ?? match[0]
        const start = match.index + match[0].lastIndexOf(words)
        const date = read(words, start, text, written)
        if (date === 'no-date') refused.fill(1, start, start + words.length)
        else if (date) dates.push(date)
      }
  }
  if (isLatin) look(english(), readEnglish)
  if (isJapanese) look(japanese(), readJapanese)
  return dates.filter(({ start, end }) => refused[start] === 0 || refused[end - 1] === 0)
}

function readEnglish(words: string, start: number, text: string, { on, timeZone }: Written): Reading {
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
  return read(0) ?? (opener ? read(opener[0].length) : undefined) ?? 'no-date'
}

function readJapanese(words: string, start: number, text: string, { on, timeZone }: Written): Reading {
  const after = text.slice(start + words.length, start + words.length + 3)
  const before = text.slice(Math.max(0, start - 1), start)
  // 6日間 and 6日以内 are lengths; 一月 and 十日 alone may be anything; 約6日 and 第6日 count.
  if (/[日月年]$/.test(words) && /^(?:間|以内|目|度|連続|ぶり|程度|ほど|分|以上|余|がかり|後|前)/.test(after))
    return undefined
  // 1日当たり and 1日平均 are per day, 1日3便 too; 2、3日 is a length.
  if (
    words === '1日' &&
    /^(?:当た|当り|あたり|平均|に?[0-9０-９一二三四五六七八九数]+[回便本件])/.test(
      text.slice(start + words.length, start + words.length + 6),
    )
  )
    return undefined
  if (/[0-9０-９][、，]$/.test(text.slice(Math.max(0, start - 2), start)) && /^[0-9０-９]{1,2}日/.test(words))
    return undefined
  if (/^[一二三四五六七八九十]{1,3}[日月]/.test(words) && !/月.*日/.test(words)) return undefined
  if (/[約第\d一二三四五六七八九十]/.test(before) && !words.startsWith('約')) return undefined
  const date = dateInText(words, 'ja', on, timeZone)
  if (!date) return 'no-date'
  return {
    kind: 'date',
    start,
    end: start + words.length,
    text: words,
    value: { ...date.date, proposed: date.proposed },
  }
}
