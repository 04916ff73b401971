import type { Language } from '../base/text'
import { DAY, isEdtf } from './edtf'
import type { FuzzyDate } from './fuzzy-date'
import { languageOfWords, parseDateWords, saysYear, withYear } from './parse-words'
import { dayReadings, fold, isOnWeekday, timeReadings } from './plain-dates'
import { dayAfter, daysOf, lastDayOf, mondayOf, nearestYear } from './relative-days'
import { seasonMonths } from './seasons'
import { dateInText } from './words-in-text'

/**
 * The dates, in EDTF, that a refused text may mean: to be offered to a person, and never taken. 20250710 may be 10 July 2025 or a number,
 * 6/7/2025 is 7 June or 6 July; 20260701/.. begins on such a day; 01:30 comes twice when the clocks of `timeZone` go back; the winter of a year is at its beginning
 * or at its end, and a fiscal year is another one in each country. Empty where nothing is near.
 */
export function offeredDates(text: string, timeZone: string): readonly string[] {
  const typed = text.normalize('NFKC').trim()
  if (isEdtf(typed) || parseDateWords(typed, 'en', timeZone)) return []
  const readings = dayReadings(typed)
  if (readings.length > 1) return readings
  const times = timeReadings(typed, timeZone)
  if (times.length > 1) return times
  const several = severalReadings(fold(typed))
  if (several.length > 0) return several
  const spelled = typed.replaceAll(/(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)/g, '$1-$2-$3').replaceAll(/ ?\/ ?/g, '/')
  return spelled !== typed && isEdtf(spelled) ? [spelled] : []
}

const WINTER = /^(?:(?:in )?(?:the )?winter(?: of|,)? ([1-9]\d{3})|([1-9]\d{3}) winter|([1-9]\d{3})年の?冬)$/
const FISCAL =
  /^(?:the )?(?:(end) of )?(?:(india|indian|uk|british)(?:['’]s)? )?(?:fy ?|fiscal year |financial year |fiscal )([1-9]\d{3})$/
const WEEK_OF_MONTH =
  /^(?:(?:in )?(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) week (?:of|in) (.+)|(.+月)の?第([1-4])週)$/
const NTH = ['first', 'second', 'third', 'fourth']

const WEEK_OF_DAY = /^(?:(?:in )?(?:the )?week (?:of )?(?:the )?(.+)|(.+日(?:\(日(?:曜日?)?\))?)(?:の|を含む)週)$/

/** The spans of a folded text that has several readings: the winter of a year, a fiscal year without its country, the first week of a month, 2025-26. */
function severalReadings(text: string): string[] {
  const winter = WINTER.exec(text)
    ?.slice(1)
    .find((year) => year !== undefined)
  if (winter !== undefined) return [before(winter), winter].map((year) => `${year}-12/${after(year)}-02`)
  // The seasons of EDTF have no months of their own.
  const [, of, season] = /^([1-9]\d{3})-(2[1-3])$/.exec(text) ?? []
  if (of !== undefined)
    return [seasonMonths((['spring', 'summer', 'autumn'] as const)[Number(season) - 21] ?? 'spring', of)]
  const [, end, whose, year] = FISCAL.exec(text) ?? []
  if (year !== undefined) {
    const april = (first: string) => `${first}-04/${after(first)}-03`
    const years = [
      april(year),
      whose === undefined ? `${before(year)}-10/${year}-09` : april(before(year)),
      ...(whose === undefined ? [april(before(year))] : []),
    ]
    // The end of one is its last month.
    return end === undefined ? years : years.map((span) => span.slice(-7))
  }
  const [, from, to] = /^([1-9]\d{3})-(\d\d)$/.exec(text) ?? []
  if (from !== undefined && to !== undefined && !isEdtf(text) && after(from).endsWith(to))
    return [`${from}/${after(from)}`, `${from}-04/${after(from)}-03`]
  const [, itsDay, itsJapanese] = WEEK_OF_DAY.exec(text) ?? []
  const sunday = parseDateWords(itsDay ?? itsJapanese ?? '', 'en', 'UTC')?.edtf ?? ''
  if (DAY.test(sunday) && isOnWeekday(sunday, 0))
    return [`${mondayOf(sunday)}/${sunday}`, `${sunday}/${dayAfter(sunday, 6)}`]
  const [, nth, english, japanese, number] = WEEK_OF_MONTH.exec(text) ?? []
  const month = parseDateWords(english ?? japanese ?? '', 'en', 'UTC')?.edtf ?? ''
  return /^\d{4}-\d\d$/.test(month)
    ? weeksOf(month, nth === 'last' ? undefined : Number(number ?? nth?.[0]) || NTH.indexOf(nth ?? '') + 1)
    : []
}

const before = (year: string) => String(Number(year) - 1)
const after = (year: string) => String(Number(year) + 1)

/** The weeks that the so-many-th of a month may be: seven days from its first, the week of the calendar that holds its first, or its first whole one. */
function weeksOf(month: string, nth: number | undefined): string[] {
  const last = lastDayOf(month)
  const week = (monday: string) => `${monday}/${dayAfter(monday, 6)}`
  if (nth === undefined)
    return [
      ...new Set([week(dayAfter(last, -6)), week(mondayOf(last)), week(dayAfter(mondayOf(dayAfter(last, 1)), -7))]),
    ]
  const first = `${month}-01`
  const whole = mondayOf(dayAfter(first, 6))
  return [...new Set([first, mondayOf(first), whole].map((start) => week(dayAfter(start, (nth - 1) * 7))))].toSorted()
}

/**
 * All dates that a refused text may mean, as they would be kept: those that it may mean whenever it was written, and one that the day `on` (EDTF) completes: “week of
 * 16 June” is of the nearest year, “next week” is counted from that day.
 */
export function proposedDates(text: string, language: Language, on: string, timeZone: string): readonly FuzzyDate[] {
  // Nothing typed means no date: not even this year.
  if (text.trim() === '') return []
  const offered = offeredDates(text, timeZone)
  if (offered.length > 0) return offered.map((edtf) => (edtf.includes('T') ? { edtf, timeZone } : { edtf }))
  const typed = ofSeason(text.trim().replaceAll(/\s+/g, ' '), on.slice(0, 4))
  const named = typed === text.trim() ? undefined : parseDateWords(typed, language, timeZone)
  if (named) return [named]
  if (!DAY.test(on) || saysYear(typed) || parseDateWords(typed, language, timeZone)) return []
  const read = (year: number) =>
    withYear(typed, String(year))
      .map((dated) => parseDateWords(dated, language, timeZone))
      .find((date) => date && daysOf(date.edtf.replace(/^\.\.\/|\/\.\.$/, '').replaceAll(/T[^/]*/g, '')))
  const year = nearestYear(on, (near) => daysAlone(read(near)), undefined)?.edtf
  const found =
    year === undefined
      ? undefined
      : [0, 1, -1].map((by) => read(Number(on.slice(0, 4)) + by)).find((date) => daysAlone(date) === year)
  if (found) return [found]
  const told = dateInText(typed, languageOfWords(typed) ?? language, on, timeZone)
  // Words that are counted from today would say another day tomorrow.
  return told
    ? [{ edtf: told.date.edtf, ...(told.date.timeZone === undefined ? {} : { timeZone: told.date.timeZone }) }]
    : []
}

/** “This summer”, 今夏 and 来春 with their year. */
const ofSeason = (text: string, year: string): string =>
  text
    .replace(/^(?:in )?this (?=spring|summer|autumn|fall)(\w+)$/i, `$1 ${year}`)
    .replace(
      /^([昨今来])(?:年の?)?(?=[春夏秋]$)/,
      (_, which: string) => `${Number(year) + '昨今来'.indexOf(which) - 1}年`,
    )

/** A date without its hours and its open end, to tell its year. */
const daysAlone = (date: FuzzyDate | undefined): string | undefined =>
  date?.edtf.replace(/^\.\.\/|\/\.\.$/, '').replaceAll(/T[^/]*/g, '')

/** The instants that a refused text may mean, on the clock that the caller adds: a day without an hour is offered to its last minute. */
export function offeredEndsOfDay(text: string): readonly string[] {
  const typed = text.normalize('NFKC').trim()
  const days = isEdtf(typed) ? [typed] : offeredDates(typed, 'UTC')
  return days.filter((day) => DAY.test(day)).map((day) => `${day} 23:59`)
}
