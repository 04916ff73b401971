import { LANGUAGES, type Language } from '../base/text'
import { twoDigits } from '../base/two-digits'
import { dateFormat } from './date-formats'
import { DAY, isEdtf, singleOf } from './edtf'
import { parseDateWords, saysYear, withYear } from './parse-words'
import { clockIn, dayReadings, fold, isOnWeekday, readDay, timeReadings, withoutWeekday } from './plain-dates'
import { readSpan } from './read-said'
import { withoutClock } from './said-clock'
import { dateInText } from './words-in-text'

/** What a reason is about, in each language. */
type What = Record<Language, string>

/** The reasons that name what they are about: a day or hour that does not exist, the day of another weekday, and a day whose figures are another one the other way round. */
const NAMING = ['no-such-day', 'no-such-hour', 'wrong-weekday', 'two-days'] as const
/**
 * The others. `backwards`: it ends before it begins; `no-year`: with a year it would be read; `short-year`: its year has two digits; `no-clock`: its day is read and its
 * time of day is not; `not-known`: it says that no date is known; `several`: its days are no one span; `no-day`: a time of day alone; `noted-day`: a day with free words;
 * `no-time`: it names no time at all; `unread`: it names one in words that are not read.
 */
const PLAIN = [
  'backwards',
  'no-year',
  'short-year',
  'no-clock',
  'not-known',
  'several',
  'no-day',
  'noted-day',
  'no-time',
  'unread',
] as const
/** Every reason for which a text is no date. */
export const WHY_NO_DATE = [...NAMING, ...PLAIN] as const

/** Why a text is no date. */
export type WhyNoDate = { reason: (typeof NAMING)[number]; what: What } | { reason: (typeof PLAIN)[number] }

/** A time of day with its offset, and the hours and minutes in it. */
const TIME =
  /(?:,| at|t)? ?(?<![\d:+])(\d{1,2})(?::(\d{2})(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:\d\d)?(?![\d:])|時(?:(\d{1,2})分)?)/g

/** Why a refused text is no date, with its hours on the clock of `timeZone`. */
export function whyNoDate(text: string, timeZone: string): WhyNoDate {
  const whole = text.trim().replaceAll(/\s+/g, ' ')
  if (whole.length > 100) return { reason: 'unread' }
  const typed = fold(whole)
  return (
    impossible(typed, timeZone) ?? wrongWeekday(typed) ?? twoDays(typed) ?? { reason: unclear(whole, typed, timeZone) }
  )
}

/** A day or an hour that does not exist, or an end before its beginning. */
function impossible(typed: string, timeZone: string): WhyNoDate | undefined {
  const plain = typed.replaceAll(TIME, '')
  const ends = (readSpan(typed, timeZone) ?? readSpan(plain, timeZone) ?? plain)
    .replaceAll(/[~?%](?=$|\/)/g, '')
    .split('/')
  const isDated = ends.length <= 2 && ends.every((end) => DAY.test(end) || end === '..' || singleOf(end) !== undefined)
  if (!isDated) return undefined
  for (const end of ends) if (DAY.test(end) && !isEdtf(end)) return { reason: 'no-such-day', what: dayInWords(end) }
  if (!isEdtf(ends.join('/'))) return { reason: 'backwards' }
  const never = [...typed.matchAll(TIME)].find(
    ([, hour, minute, part]) => Number(hour) > 23 || Number(minute ?? part ?? 0) > 59,
  )
  const moment = typed.replace(/^(?:from|since|until|till|to|by|before|after) /, '')
  // “3 April 2025, 00:01 EST” has the wrong clock, and no wrong hour.
  const skipped =
    clockIn(moment) && timeReadings(moment, timeZone).length === 0 && withoutClock(moment).said === undefined
      ? [...typed.matchAll(TIME)][0]
      : undefined
  const [, hour, minute, part] = never ?? skipped ?? []
  if (hour === undefined) return undefined
  const time = `${twoDigits(hour)}:${twoDigits(minute ?? part ?? '00')}`
  return { reason: 'no-such-hour', what: { en: time, ja: time } }
}

/** A day that is on another weekday than the one beside it. */
function wrongWeekday(typed: string): WhyNoDate | undefined {
  const plain = typed
    .replace(/^(?:from|since|until|till|to|by|before|after|on) /, '')
    .replace(/(?:まで|から|以降)に?$/, '')
    .replaceAll(TIME, '')
  const { core, weekday } = withoutWeekday(plain)
  const day = weekday === undefined ? undefined : readDay(core)
  if (day === undefined || weekday === undefined || !isEdtf(day) || isOnWeekday(day, weekday)) return undefined
  const at = Date.parse(day)
  const inFull = (locale: string) =>
    dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', weekday: 'long', timeZone: 'UTC' }).format(at)
  return { reason: 'wrong-weekday', what: { en: inFull('en-GB').replace(/^(\w+),? /, '$1 '), ja: inFull('ja-JP') } }
}

/** Figures in a text, such as 6/7/2025, that are two days. */
function twoDays(typed: string): WhyNoDate | undefined {
  const found = [...typed.matchAll(/(?<!\d)\d{1,2}([-/.])\d{1,2}\1\d{4}(?!\d)/g)]
    .map(([figures]) => dayReadings(figures))
    .find((days) => days.length > 1)
  if (!found) return undefined
  const [one, other] = found.map(dayInWords)
  return (
    one && other && { reason: 'two-days', what: { en: `${one.en} or ${other.en}`, ja: `${one.ja}または${other.ja}` } }
  )
}

const NOT_KNOWN =
  /^(?:(?:date )?(?:not (?:yet )?(?:set|known|fixed|decided|confirmed)|unknown|undecided)|tb[cda]|to be (?:confirmed|decided|determined|announced)|n\/a|none|未定|不明|調整中|未確定)\.?$/
const TIME_ALONE =
  /^(?:at )?(?:\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m\.?|noon|midnight|(?:午前|午後)?\d{1,2}(?:時(?:\d{1,2}分)?|:\d\d)|正午)$/
const SHORT_YEAR = /\d[-/.]\d{1,2}[-/.]\d\d(?!\d)|['’]\d\d(?!\d)|[a-z]{3,9}[ -]\d\d$|\b(?:fy|q[1-4]|h[12]) ?\d\d$/
const SOME_TIME =
  /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|spring|summer|autumn|\bfall\b|winter|\b(?:year|month|week|quarter|today|tomorrow|[a-z]+day)\b|[年月日週春夏秋冬]|[一二三四五六七八九十]/

function unclear(whole: string, typed: string, timeZone: string): (typeof PLAIN)[number] {
  if (NOT_KNOWN.test(typed)) return 'not-known'
  if (TIME_ALONE.test(typed)) return 'no-day'
  if (!saysYear(whole)) {
    if (SHORT_YEAR.test(typed)) return 'short-year'
    return isReadWithYear(whole, timeZone) || /^\d{1,2}[-/.]\d{1,2}$/.test(typed)
      ? 'no-year'
      : SOME_TIME.test(typed)
        ? 'unread'
        : 'no-time'
  }
  const untimed = typed.replaceAll(
    /(?:,| at)? ?(?<!\d)(?:\d{1,2}(?::\d\d)? ?[ap]\.?m\.?|\d{1,2}:\d\d|(?:午前|午後)?\d{1,2}(?:時(?:\d{1,2}分)?|:\d\d)|midnight|noon|正午|深夜).*$/g,
    '',
  )
  if (untimed !== typed && untimed !== '' && readSpan(untimed, timeZone) !== undefined) return 'no-clock'
  if (
    / and | & |,|、|・|及び|と|\//.test(typed) &&
    readSpan(typed.replace(/ and | & |, |、|・|及び|と| ?\/ ?/, '-'), timeZone) !== undefined
  )
    return 'several'
  const bare = typed.replace(/ ?\([^()]*\)$/, '')
  return bare !== typed && DAY.test(readSpan(bare, timeZone) ?? '') ? 'noted-day' : 'unread'
}

/** Leap years, in which every day exists, and on different weekdays. */
const YEARS = ['2024', '2028']

/** Would a text be read if it said a year too? */
const isReadWithYear = (whole: string, timeZone: string): boolean =>
  LANGUAGES.some(
    (language) =>
      YEARS.flatMap((year) => withYear(whole, year)).some((text) => parseDateWords(text, language, timeZone)) ||
      dateInText(whole, language, '2024-06-01', timeZone) !== undefined,
  )

/** A day that does not exist, as it would be written; in figures where its month does not exist either. */
function dayInWords(day: string): What {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (month < 1 || month > 12) return { en: day, ja: day }
  const name = dateFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1))
  return { en: `${date} ${name} ${year}`, ja: `${year}年${month}月${date}日` }
}
