import type { Language } from '../base/text'
import { twoDigits } from '../base/two-digits'
import { withWesternYears } from '../dates/eras'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { parseDateWords } from '../dates/parse-words'
import { zoneNamed } from '../dates/zone-names'

/** A date in a line, and the rest of the line before and after it. */
export interface DateInLine {
  date: FuzzyDate
  before: string
  after: string
}

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
/** The whole days that a head of a text may give, after folding to plain width; a weekday before it or in brackets after it is no part of it. */
const WHOLE_DAY = new RegExp(
  [
    `\\b${DAY}(?: of)? ${MONTH},? \\d{4}\\b`,
    `\\b${MONTH} ${DAY},? \\d{4}\\b`,
    '(?<![\\d/.-])\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}(?![\\d/-])',
    '(?:\\d{4}|(?:令和|平成|昭和)(?:\\d{1,2}|元)) ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日',
  ].join('|'),
  'i',
)

const WEEKDAY = '(?:,? ?\\((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\\)| ?\\([月火水木金土日]\\)| ?[月火水木金土日]曜日?)?'
const TIME = new RegExp(
  `^${WEEKDAY},?(?:T| at| \\|| -)? ?(?:(午前|午後) ?)?(\\d{1,2})(?::|時)(\\d{2})?(?::\\d{2})?分?(?: ?([ap])\\.?m\\b\\.?)?(?: ?\\(?([A-Z]{2,4}(?![A-Z])|日本時間)\\)?)?`,
  'i',
)

/**
 * Finds the first whole day of a line, with its time of day if the line also names the clock (“10:30 JST”): a time without a clock is left out, since it
 * may be on any. The date is read by the one parser of dates; the words of a Japanese era are kept.
 */
export function dateInLine(line: string, language: Language): DateInLine | undefined {
  const plain = line.normalize('NFKC').replaceAll(/\s+/g, ' ')
  const found = WHOLE_DAY.exec(plain)
  if (!found) return undefined
  const [words] = found
  const rest = plain.slice(found.index + words.length)
  const western = words.includes('年') ? withWesternYears(words.replaceAll(' ', '')) : words
  const day = parseDateWords(western, language, 'UTC')
  if (!day) return undefined
  const before = plain.slice(0, found.index)
  const clock = clockAfter(rest)
  if (clock) {
    const date = parseDateWords(`${day.edtf} ${clock.time}`, language, clock.timeZone)
    if (date) return { date, before, after: rest.slice(clock.length) }
  }
  const date = western === words || !/[令平昭]/.test(words) ? day : { ...day, words: { ja: words } }
  return { date, before, after: rest }
}

/** A time of day with the zone of its clock, at the beginning of what follows a date. */
function clockAfter(rest: string): { time: string; timeZone: string; length: number } | undefined {
  const found = TIME.exec(rest)
  const [all = '', half, hour, minute = '00', meridiem = '', name = ''] = found ?? []
  const timeZone = name === '日本時間' ? 'Asia/Tokyo' : zoneNamed(name)
  if (hour === undefined || timeZone === undefined) return undefined
  const isLate = half === '午後' || meridiem.toLowerCase() === 'p'
  const isHalved = half !== undefined || meridiem !== ''
  if (isHalved && Number(hour) > 12) return undefined
  const of24 = isHalved ? (Number(hour) % 12) + (isLate ? 12 : 0) : Number(hour)
  return { time: `${twoDigits(of24)}:${minute}`, timeZone, length: all.length }
}
