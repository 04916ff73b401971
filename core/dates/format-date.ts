import { LANGUAGES, type Language } from '../base/text'
import { dateFormat } from './date-formats'
import { dateRange, endsOf, isExact, isUnreadable, precisionOf } from './date-range'
import { DAY_MS, writtenOffset } from './edtf'
import type { FuzzyDate } from './fuzzy-date'
import { saidBy } from './parse-words'
import { saysMore, type Said } from './said-date'
import { inWords } from './say-date'
import { zoneOffset } from './time-zone'
import { meansExactly, saidOf } from './words-agree'
import { ownZoneName } from './zone-names'

const locale = (language: Language) => (language === 'ja' ? 'ja-JP' : 'en-GB')

/**
 * A date as a reader is shown it, spelled out. Where the date is fuzzy its own words are given, never a day made up from
 * them: {2025-06-1X, "mid-June 2025"} is "mid-June 2025"; without words it is the span that it may mean.
 */
export function formatDate(date: FuzzyDate, language: Language): string {
  return wordsIn(date, language) ?? formatPlain(date, language)
}

/** A date printed from its EDTF alone. */
function formatPlain(date: FuzzyDate, language: Language): string {
  const precision = precisionOf(date)
  if (isUnreadable(date)) return language === 'ja' ? `${date.edtf}（日付ではありません）` : `${date.edtf} (not a date)`
  if (precision === 'instant') return formatExactInstant(date, language)
  const { from, to } = endsOf(date)
  const unsure = /^([^/T]*?)([~?%])(?:\/(.*?)\2)?$/.exec(date.edtf)
  if (unsure) {
    const [, first = '', sign = '', last] = unsure
    return notSure(
      formatPlain({ ...date, edtf: last === undefined ? first : `${first}/${last}` }, language),
      sign,
      language,
    )
  }
  if (from && to && from.edtf !== to.edtf) return formatInterval(from, to, date, language)
  // One end that is said twice is one date: an hour stays an hour.
  if (from && date.edtf.includes('/') && from.edtf === to?.edtf)
    return formatPlain({ ...date, edtf: from.edtf }, language)
  if (!from && !to) return language === 'ja' ? '不明' : 'not known'
  if (!from || !to) return openText(from, to, language)
  const { min, max } = wallRange(date)
  if (precision === 'day') return formatDay(min, language)
  if (precision === 'month') return formatIn(min, language, { year: 'numeric', month: 'long' })
  if (precision === 'year') return formatIn(min, language, { year: 'numeric' })
  return formatDays(min, max, language)
}

/** Marks a date as approximate or unconfirmed, so that nobody takes it for an exact or settled one. */
function notSure(text: string, sign: string, language: Language): string {
  const about = sign === '?' ? text : language === 'ja' ? `${text}頃` : `about ${text}`
  if (sign === '~') return about
  return language === 'ja' ? `${about}（未確定）` : `${about} (not confirmed)`
}

/**
 * The words of a date that a reader in a language is shown in place of its EDTF: its own words in that language; those of another language by their kind, or, where
 * Parley knows no such kind, the EDTF with the original words beside it. Undefined where the words say no more than the date does.
 */
export function wordsIn(date: FuzzyDate, language: Language): string | undefined {
  const { words } = date
  if (words === undefined || isExact(date)) return undefined
  const hasHours = date.edtf.includes('T')
  const own = words[language]
  // Words that say just the hours give way to them: they say on which clock they are.
  if (own !== undefined && !(hasHours && saysJustTheDate(own, language, date))) return own
  const other = LANGUAGES.find((one) => one !== language && words[one] !== undefined)
  const theirs = other && words[other]
  if (other === undefined || theirs === undefined) return undefined
  if (saysJustTheDate(theirs, other, date)) return undefined
  const said = saidOf(theirs, date)
  const { words: _words, ...bare } = date
  if (!said || hasHours) {
    const noted: Said = { kind: 'noted', of: { kind: 'date', edtf: date.edtf }, note: theirs }
    return inWords(noted, language, () => formatPlain(bare, language))
  }
  return inWords(said, language, (edtf) => formatPlain({ ...bare, edtf }, language))
}

function saysJustTheDate(words: string, language: Language, date: FuzzyDate): boolean {
  const said = saidBy(words, date.timeZone ?? 'UTC')
  return said !== undefined && !saysMore(said) && meansExactly(words, language, date)
}

function openText(from: FuzzyDate | undefined, to: FuzzyDate | undefined, language: Language): string {
  if (from) return language === 'ja' ? `${formatMoment(from, language)}以降` : `from ${formatMoment(from, language)}`
  const end = to ? formatMoment(to, language) : ''
  return language === 'ja' ? `${end}まで` : `until ${end}`
}

/** An interval as one span of days where both ends are days; if they are not, each end as exactly as it is known. */
function formatInterval(from: FuzzyDate, to: FuzzyDate, whole: FuzzyDate, language: Language): string {
  const isInstant = (end: FuzzyDate) => precisionOf(end) === 'instant'
  // Hours are never hidden: "10 April – 9 July" leaves open whether 9 July is one of the days.
  if (isInstant(from) && isInstant(to)) return formatHours(from, to, language)
  if (precisionOf(from) === 'day' && precisionOf(to) === 'day') {
    const { min, max } = wallRange(whole)
    return formatDays(min, max, language)
  }
  return `${formatMoment(from, language)}${language === 'ja' ? '～' : ' – '}${formatMoment(to, language)}`
}

/** "10 April 2025, 00:01 – 9 July 2025, 00:01 (EDT)"; on one day "5 June 2025, 10:00–11:50 (EDT)". */
function formatHours(from: FuzzyDate, to: FuzzyDate, language: Language): string {
  const [first, last] = [from, to].map(momentParts(language))
  if (!first || !last) return ''
  const isOneClock = first.clock === last.clock
  const dash = language === 'ja' ? '～' : '–'
  const isOneYear = isOneClock && first.year === last.year && language === 'en'
  const start =
    isOneYear && first.day !== last.day ? first.withoutYear : isOneClock ? first.text : withClock(first, language)
  const end = isOneClock && first.day === last.day ? last.time : last.text
  const gap = end === last.time || language === 'ja' ? dash : ` ${dash} `
  return withClock({ text: `${start}${gap}${end}`, clock: last.clock }, language)
}

/** An instant with its hour and clock, as short as they can be said; any other date as it is shown. */
export function formatMoment(date: FuzzyDate, language: Language): string {
  return precisionOf(date) === 'instant' ? withClock(momentParts(language)(date), language) : formatDate(date, language)
}

const withClock = ({ text, clock }: { text: string; clock: string }, language: Language) =>
  language === 'ja' ? `${text}（${clock}）` : `${text} (${clock})`

const momentParts = (language: Language) => (date: FuzzyDate) => {
  const { edtf, timeZone } = date
  const zone = timeZone ?? 'UTC'
  const at = timeZone === undefined ? new Date(Date.parse(edtf) + writtenOffset(edtf)).toISOString() : edtf
  const text = formatInstant(at, zone, language)
  return {
    text,
    day: formatInstantDay(at, zone, language),
    year: text.match(/\d{4}/)?.[0],
    withoutYear: text.replace(/ \d{4},/, ','),
    time: /\d\d:\d\d$/.exec(text)?.[0] ?? '',
    clock: timeZone === undefined ? `UTC${/[+-]\d\d:\d\d$/.exec(edtf)?.[0] ?? ''}` : zoneName(edtf, zone, language),
  }
}

/** "6 June 2025, 09:00 (EDT)"; without a zone, on the clock of the offset it is written with. */
function formatExactInstant(date: FuzzyDate, language: Language): string {
  if (date.timeZone !== undefined) {
    const clock = zoneName(date.edtf, date.timeZone, language)
    return withClock({ text: formatInstant(date.edtf, date.timeZone, language), clock }, language)
  }
  const offset = /[+-]\d\d:\d\d$/.exec(date.edtf)?.[0] ?? ''
  const wall = new Date(Date.parse(date.edtf) + writtenOffset(date.edtf)).toISOString()
  return withClock({ text: formatInstant(wall, 'UTC', language), clock: `UTC${offset}` }, language)
}

/** How an interval begins, as exactly as that is known, or undefined where its start is open. */
export function formatStart(date: FuzzyDate, language: Language): string | undefined {
  const { from } = endsOf(date)
  return from && formatMoment(from, language)
}

/** How an interval ends, as exactly as that is known, or undefined where its end is open. */
export function formatEnd(date: FuzzyDate, language: Language): string | undefined {
  const { to } = endsOf(date)
  return to && formatMoment(to, language)
}

/** A date's bounds on the wall clock of its own zone, given as if they were UTC, ready to be formatted as UTC. */
function wallRange(date: FuzzyDate): { min: number; max: number } {
  const { min, max } = dateRange(date)
  const { from, to } = endsOf(date)
  const wall = (at: number, end: FuzzyDate | undefined) => (end ? at + clockOffset(at, end) : at)
  return { min: wall(min, from), max: wall(max, to) }
}

/** How far the clock of a date is ahead of UTC: its zone's, else that of the offset it is written with. */
function clockOffset(at: number, date: FuzzyDate): number {
  return date.timeZone === undefined ? writtenOffset(date.edtf) : zoneOffset(at, date.timeZone)
}

/** An instant on the wall clock of a zone: "6 June 2025, 23:59". The caller names the zone. */
export function formatInstant(instant: string, timeZone: string, language: Language): string {
  const at = Date.parse(instant)
  const day = formatIn(at, language, { year: 'numeric', month: 'long', day: 'numeric' }, timeZone)
  const time = formatIn(at, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone)
  return language === 'ja' ? `${day} ${time}` : `${day}, ${time}`
}

/**
 * Whole days on the calendar from an instant's day, in its zone, to the first and the last day that a date may mean; negative
 * where that is past, ±Infinity where it is open.
 */
export function daysBetween(instant: string, timeZone: string, date: FuzzyDate): { min: number; max: number } {
  return daysFrom(dayOf(instant, timeZone), date)
}

/** The number of an instant's day in a time zone: to count from it to many dates. */
export function dayOf(instant: string, timeZone: string): number {
  const at = Date.parse(instant)
  return Math.floor((at + zoneOffset(at, timeZone)) / DAY_MS)
}

/** Whole days from a day to a date, as `daysBetween` counts them. */
export function daysFrom(day: number, date: FuzzyDate): { min: number; max: number } {
  const { min, max } = wallRange(date)
  const days = (wall: number) => (Number.isFinite(wall) ? Math.floor(wall / DAY_MS) - day : wall)
  return { min: days(min), max: days(max) }
}

/** A zone's name on that day: "EDT". The runtime's own names are only for zones that Parley has no name for. */
function zoneName(instant: string, timeZone: string, language: Language): string {
  const at = Date.parse(instant)
  const year = new Date(at).getUTCFullYear()
  const standard = Math.min(...[0, 6].map((month) => zoneOffset(Date.UTC(year, month, 1), timeZone)))
  const own = ownZoneName(timeZone, zoneOffset(at, timeZone) > standard, language)
  if (own !== undefined) return own
  const named = (of: string, timeZoneName: 'long' | 'short') =>
    dateFormat(of, { timeZone, timeZoneName })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value
  const short = language === 'en' ? named('en-US', 'short') : undefined
  return short !== undefined && /^[A-Z]{2,5}$/.test(short) ? short : (named(locale(language), 'long') ?? timeZone)
}

/** A date as a day, an instant as its day in its zone: for lists that count in days even if the hour is known. */
export function formatAsDay(date: FuzzyDate, language: Language): string {
  if (precisionOf(date) === 'instant') return formatDay(wallRange(date).min, language)
  const { from, to } = endsOf(date)
  const areInstants = [from, to].every((end) => end && precisionOf(end) === 'instant')
  if (!areInstants || date.words) return formatDate(date, language)
  const { min, max } = wallRange(date)
  return formatDays(min, max, language)
}

/** The day of an instant in a zone: "6 June 2025". */
export function formatInstantDay(instant: string, timeZone: string, language: Language): string {
  return formatIn(Date.parse(instant), language, { year: 'numeric', month: 'long', day: 'numeric' }, timeZone)
}

/**
 * The last day of what ends at an instant, as a day in words: the day before an instant that begins a day, for that day has nothing of it any more; undefined if the
 * instant is within a day.
 */
export function lastDayBefore(instant: string, timeZone: string, language: Language): string | undefined {
  const before = formatInstantDay(new Date(Date.parse(instant) - 1).toISOString(), timeZone, language)
  return before === formatInstantDay(instant, timeZone, language) ? undefined : before
}

function formatDay(utcDay: number, language: Language): string {
  return formatIn(utcDay, language, { year: 'numeric', month: 'long', day: 'numeric' })
}

/** A span of days: "5–6 June 2025", "30 May – 2 June 2025". */
function formatDays(min: number, max: number, language: Language): string {
  const from = new Date(min)
  const to = new Date(max)
  const sameYear = from.getUTCFullYear() === to.getUTCFullYear()
  const sameMonth = sameYear && from.getUTCMonth() === to.getUTCMonth()
  if (sameMonth && from.getUTCDate() === to.getUTCDate()) return formatDay(min, language)
  if (language === 'ja') return `${formatDay(min, language)}～${formatDay(max, language)}`
  if (sameMonth) return `${from.getUTCDate()}–${formatDay(max, language)}`
  if (sameYear) return `${formatIn(min, language, { month: 'long', day: 'numeric' })} – ${formatDay(max, language)}`
  return `${formatDay(min, language)} – ${formatDay(max, language)}`
}

function formatIn(at: number, language: Language, options: Intl.DateTimeFormatOptions, timeZone = 'UTC'): string {
  return dateFormat(locale(language), { ...options, timeZone, calendar: 'gregory' }).format(at)
}
