import type { Language } from '../base/text'
import { twoDigits } from '../base/two-digits'
import { precisionOf } from './date-range'
import { isEdtf } from './edtf'
import { withWesternYears } from './eras'
import type { FuzzyDate } from './fuzzy-date'
import { MONTHS } from './month-names'
import { isOfClock, withoutClock, zoneOf, type OnClock } from './said-clock'
import { offsetsOfWallClock, offsetText } from './time-zone'

/** The meaning of typed words: the date, or undefined where they are not understood. Nothing is guessed. */
export type Understood = FuzzyDate | undefined

const MONTH = `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?\\.?`).join('|')}|sept\\.?)`

/**
 * Reads a date as a person writes it: EDTF; "6 June 2025", "June 6, 2025", "5–6 June 2025", "mid-June 2025", "from 9 April 2025",
 * "about June 2025", "6 June 2025, 09:30", "12:01 a.m. EDT on April 3, 2025"; 2025年6月6日, 令和7年6月6日, 2025年6月中旬, 2025年6月5日～6日, 2025年6月5日から6日まで. A time of day is on
 * the clock that it names, else on that of `timeZone`. Fuzzy words are kept with the date. Early, mid and late are the first, second and last ten days or so, 上旬・中旬・下旬 those of the calendar.
 */
export function parseDateWords(text: string, language: Language, timeZone: string): Understood {
  const typed = text.trim().replaceAll(/\s+/g, ' ')
  if (typed === '' || typed.length > 100) return undefined
  if (isEdtf(typed)) return typed.includes('T') ? { edtf: typed, timeZone } : { edtf: typed }
  const folded = fold(typed)
  const clock = clockOf(folded, timeZone)
  const found = readSpan(folded, clock?.zone ?? timeZone)
  if (found === undefined || clock === undefined || !isEdtf(found)) return undefined
  // A time of day is shown on the clock that it was typed on, even where it ends an interval.
  const onClock = (edtf: string) =>
    edtf.includes('T') && clock.zone !== undefined ? { edtf, timeZone: clock.zone } : { edtf }
  const precision = precisionOf({ edtf: found })
  if (precision === 'instant') return onClock(found)
  const plain = precision === 'day' || precision === 'month' || precision === 'year' || precision === 'interval'
  return plain && !isFuzzyWord(typed) ? onClock(found) : { ...onClock(found), words: { [language]: typed } }
}

/** The one clock of the hours in a folded text, without a zone for an offset; undefined if its two ends name different ones. */
function clockOf(text: string, timeZone: string): { zone: string | undefined } | undefined {
  const said = endsIn(text).flatMap((end) => withoutClock(end).said ?? [])
  const [zone, other = zone] = said.map((clock) => zoneOf(clock, timeZone))
  if (other !== zone) return undefined
  return { zone: said.length === 0 ? timeZone : zone }
}

/** Do words leave open which days they mean, as "mid-June" does? */
export const isFuzzyWord = (text: string): boolean => /early|mid|late|[上中下]旬/i.test(text)

/** A typed text in one width and case, with one kind of dash and Western years. A wave at its end says “about”, or in Japanese “from”. */
export const fold = (text: string): string =>
  withWesternYears(foldSigns(text).replaceAll(SHORT_ERA, '令和$1年$2月$3日'))

/** R7.4.3, as officials note 令和7年4月3日. */
const SHORT_ERA = /(?<![a-z\d])r(\d{1,2})\.(\d{1,2})\.(\d{1,2})(?!\d)/g

const foldSigns = (text: string): string =>
  text
    // 15 July 2025~ is "about"; 7月9日〜 is "from".
    .replace(/^([^年月日旬]*[^年月日旬\s]) ?~$/, 'about $1')
    .normalize('NFKC')
    .toLowerCase()
    // Before what is not Japanese, a wave is "about"; ～7月9日 is "until".
    .replace(/^[〜~] ?(?!\d{4}年|\d{1,2}月)/, 'about ')
    .replaceAll(/[‐‑–—〜~]/g, '-')

/** A folded text in EDTF, even if its days do not exist or it ends before it begins. */
export function readSpan(text: string, timeZone: string): string | undefined {
  const about = /^(?:about|around|circa|c\.|ca\.) (.+)$/.exec(text) ?? /^(.+?)(?:頃|ごろ)$/.exec(text)
  if (about?.[1] !== undefined) {
    const inner = readOne(about[1], timeZone)
    return inner === undefined || /[/T]/.test(inner) ? undefined : `${inner}~`
  }
  const from = beginningIn(text)
  if (from !== undefined && readOne(from, timeZone) !== undefined) return `${readOne(from, timeZone)}/..`
  const until = endIn(text)
  if (until !== undefined && readOne(until, timeZone) !== undefined) return `../${readOne(until, timeZone)}`
  return readOne(text, timeZone) ?? readInterval(text, timeZone)
}

/** The date that a folded text names after "from". */
const beginningIn = (text: string): string | undefined =>
  (/^(?:from|since|on or after|as of) (.+)$/.exec(text) ??
    /^(.+?)(?:,? or (?:later|after)|,? onwards?| ?以降| ?から| ?-)$/.exec(text))?.[1]

/** The date that a folded text names after "until". */
function endIn(text: string): string | undefined {
  const end = (/^(?:until|till|to|through|by|on or before|no later than) (.+)$/.exec(text) ??
    /^(.+?) ?まで$/.exec(text) ??
    /^- ?(.+)$/.exec(text))?.[1]
  const [, month, year] = (end !== undefined && new RegExp(`^(?:the )?end of ${MONTH},? (\\d{4})$`).exec(end)) || []
  return month === undefined ? end : lastDay(`${year}-${monthNumber(month)}`)
}

/** The dates that a folded text may name, one or the two of an interval. */
function endsIn(text: string): readonly string[] {
  const parts = partsOf(text)
  return parts.length === 2 ? parts : [beginningIn(text) ?? endIn(text) ?? text]
}

/** The two sides of an interval in words, or the whole text. */
const partsOf = (text: string): string[] =>
  /^(.+?) ?から ?(.+?) ?まで$/.exec(text)?.slice(1) ??
  text.replace(/^from /, '').split(/ - | to | through | until |-(?=\d{4}年|\d{1,2}月|\d{1,2}日)/)

/** One date or part of a month. */
function readOne(text: string, timeZone: string): string | undefined {
  return readTime(text, timeZone) ?? readDay(text) ?? readPart(text) ?? readMonth(text)
}

function readDay(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (year !== undefined && month !== undefined && day !== undefined)
    return `${year}-${twoDigits(month)}-${twoDigits(day)}`
  const british = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH},? (\\d{4})$`).exec(text)
  if (british) return dayOf(british[3], british[2], british[1])
  const american = new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`).exec(text)
  if (american) return dayOf(american[3], american[1], american[2])
  const [only, other] = dayReadings(text)
  return other === undefined ? only : undefined
}

/** The days that figures alone may mean, the year last: 6/15/2025 is one day, 6/7/2025 is 7 June or 6 July. */
export function dayReadings(text: string): string[] {
  const [, first, , second, year] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(fold(text.trim())) ?? []
  if (first === undefined || second === undefined || year === undefined) return []
  const days = [`${year}-${twoDigits(first)}-${twoDigits(second)}`, `${year}-${twoDigits(second)}-${twoDigits(first)}`]
  return [...new Set(days)].filter(isEdtf)
}

const dayOf = (year = '', month = '', day = '') => `${year}-${monthNumber(month)}-${twoDigits(day)}`
const monthNumber = (name: string) => twoDigits(MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1)

/** "mid-June 2025", 2025年6月中旬. */
function readPart(text: string): string | undefined {
  const english = new RegExp(`^(early|mid|late|(?:the )?end of)[- ]${MONTH},? (\\d{4})$`).exec(text)
  if (english) {
    const month = `${english[3]}-${monthNumber(english[2] ?? '')}`
    if (english[1] === 'mid') return `${month}-1X`
    return english[1] === 'early' ? `${month}-01/${month}-10` : `${month}-21/${lastDay(month)}`
  }
  const [, year, number, part] = /^(\d{4})年(\d{1,2})月(上旬|中旬|下旬)$/.exec(text) ?? []
  if (year === undefined || number === undefined) return undefined
  const month = `${year}-${twoDigits(number)}`
  if (part === '上旬') return `${month}-01/${month}-10`
  return part === '中旬' ? `${month}-11/${month}-20` : `${month}-21/${lastDay(month)}`
}

function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return `${month}-${twoDigits(new Date(Date.UTC(year, number, 0)).getUTCDate())}`
}

function readMonth(text: string): string | undefined {
  const english = new RegExp(`^${MONTH},? (\\d{4})$`).exec(text)
  if (english) return `${english[2]}-${monthNumber(english[1] ?? '')}`
  const [, year, month] = /^(\d{4})年(?:(\d{1,2})月)?$/.exec(text) ?? []
  if (year === undefined) return undefined
  return month === undefined ? year : `${year}-${twoDigits(month)}`
}

/** A day with a time of day, on the clock of the zone; an hour that the clocks skip, or show twice, is not understood. */
function readTime(text: string, timeZone: string): string | undefined {
  const [only, other] = timeReadings(text, timeZone)
  return other === undefined ? only : undefined
}

/** The instants that a day with a time of day may mean: two for the hour that the clocks show twice, none for the one that they skip. */
export function timeReadings(text: string, timeZone: string): string[] {
  const clock = clockIn(text)
  if (clock === undefined) return []
  const { said } = withoutClock(fold(text.trim()))
  const wall = Date.parse(`${clock}Z`)
  return offsetsThen(said, wall, timeZone).map((offset) => `${clock}${offsetText(offset)}`)
}

/** How far the clock that a time names, or that of `timeZone`, is ahead of UTC when it shows `wall`: two where it shows it twice. */
function offsetsThen(said: OnClock['said'], wall: number, timeZone: string): number[] {
  if (said && 'offset' in said) return [said.offset]
  const zone = zoneOf(said, timeZone) ?? timeZone
  return offsetsOfWallClock(wall, zone).filter((offset) => isOfClock(said, offset, wall - offset, zone))
}

/** A time of day, with its hour, its minute and the half of the day that it names. */
const TIME = String.raw`(\d{1,2})(?::(\d{2}))? ?(a\.?m\.?|p\.?m\.?)|(\d{1,2}):(\d{2})`
const AT_TIME = new RegExp(`^(.+?)(?:,| at|t)? ?(?:${TIME})$`)
const JAPANESE = /^(.+日) ?(午前|午後)?(\d{1,2})(?:時(?:(\d{1,2})分)?|:(\d{2}))$/

/** The day and the time that a clock shows, "2025-06-05T09:30:00". A clock that the text names is left out. */
export function clockIn(typed: string): string | undefined {
  const { text } = withoutClock(fold(typed.trim()))
  const atNoon = /^(.+?)(?:,| at)? ?(?:noon|正午)$/.exec(text)
  if (atNoon) return wallClock(atNoon[1], '12')
  const japanese = JAPANESE.exec(text)
  // 午後12時 is noon to some, and midnight to others.
  if (japanese?.[2] !== undefined && Number(japanese[3]) === 12) return undefined
  if (japanese) return wallClock(japanese[1], japanese[3], japanese[4] ?? japanese[5], japanese[2])
  const [, day, hour, minute, half, plainHour, plainMinute] = AT_TIME.exec(text) ?? []
  return wallClock(day, hour ?? plainHour, minute ?? plainMinute, half)
}

/** A day at an hour; undefined where there is no such day, or the half of a day has no such hour. */
function wallClock(day = '', hour = '', minute = '00', half?: string): string | undefined {
  const date = readDay(day.trim())
  const isOfHalf = half === undefined || (Number(hour) <= 12 && (Number(hour) > 0 || /午/.test(half)))
  if (date === undefined || hour === '' || !isEdtf(date) || !isOfHalf) return undefined
  const isLate = half !== undefined && /^(?:p|午後)/.test(half)
  const ofDay = half === undefined ? Number(hour) : (Number(hour) % 12) + (isLate ? 12 : 0)
  if (ofDay > 23 || Number(minute) > 59) return undefined
  return `${date}T${twoDigits(String(ofDay))}:${twoDigits(minute)}:00`
}

/** "5-6 june 2025", "5 june - 2 july 2025", "30 december 2025 - 2 january 2026", 2025年6月5日-6日. */
function readInterval(text: string, timeZone: string): string | undefined {
  const parts = partsOf(text)
  const short = new RegExp(`^(\\d{1,2})(?: ?- ?| to )(\\d{1,2}) ${MONTH},? (\\d{4})$`).exec(text)
  if (short) return `${dayOf(short[4], short[3], short[1])}/${dayOf(short[4], short[3], short[2])}`
  const [first, last] = parts
  if (parts.length !== 2 || first === undefined || last === undefined) return undefined
  const to = readOne(last, timeZone) ?? readOne(japaneseEnd(first, last), timeZone)
  const year = to?.slice(0, 4) ?? ''
  const from = readOne(first, timeZone) ?? readOne(`${first} ${year}`, timeZone)
  return from === undefined || to === undefined || /\//.test(from + to) ? undefined : `${from}/${to}`
}

/** The second half of 2025年6月5日-6日 says only what is new. */
function japaneseEnd(first: string, last: string): string {
  const [, year = '', month = ''] = /^(\d{4}年)(\d{1,2}月)/.exec(first) ?? []
  return last.includes('月') ? year + last : year + month + last
}
