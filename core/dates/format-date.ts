import type { FuzzyDate } from '../model/fuzzy-date'
import type { Language } from '../model/text'
import { dateRange, precisionOf } from './edtf'
import { zoneOffset } from './time-zone'

const locale = (language: Language) => (language === 'ja' ? 'ja-JP' : 'en-GB')

/**
 * A date as a reader is shown it, spelled out. Where the date is fuzzy its own words are given, never a day made up from
 * them: {2025-06-1X, "mid-June 2025"} is "mid-June 2025"; without words it is the span that it may mean.
 */
export function formatDate(date: FuzzyDate, language: Language): string {
  const precision = precisionOf(date)
  const exact = precision === 'day' || precision === 'instant'
  if (date.words !== undefined && !exact) return date.words
  if (precision === 'instant') {
    const zone = date.timeZone ?? 'UTC'
    return `${formatInstant(date.edtf, zone, language)} (${zoneName(date.edtf, zone, language)})`
  }
  const { min, max } = wallRange(date)
  if (precision === 'day') return formatDay(min, language)
  if (precision === 'month') return formatIn(min, language, { year: 'numeric', month: 'long' })
  if (precision === 'year') return formatIn(min, language, { year: 'numeric' })
  if (min === -Infinity && max === Infinity) return language === 'ja' ? '不明' : 'not known'
  if (min === -Infinity)
    return language === 'ja' ? `${formatDay(max, language)}まで` : `until ${formatDay(max, language)}`
  if (max === Infinity)
    return language === 'ja' ? `${formatDay(min, language)}以降` : `from ${formatDay(min, language)}`
  return formatDays(min, max, language)
}

/** The first day of an interval, or undefined where its start is open. A word or a time of day is not given. */
export function formatStart(date: FuzzyDate, language: Language): string | undefined {
  const { min } = wallRange(date)
  return min === -Infinity ? undefined : formatDay(min, language)
}

/** The last day of an interval, or undefined where its end is open. */
export function formatEnd(date: FuzzyDate, language: Language): string | undefined {
  const { max } = wallRange(date)
  return max === Infinity ? undefined : formatDay(max, language)
}

/** A date's bounds on the wall clock of its own zone, given as if they were UTC, ready to be formatted as UTC. */
function wallRange(date: FuzzyDate): { min: number; max: number } {
  const zone = date.timeZone ?? 'UTC'
  const { min, max } = dateRange(date)
  const wall = (at: number) => (Number.isFinite(at) ? at + zoneOffset(at, zone) : at)
  return { min: wall(min), max: wall(max) }
}

/** An instant on the wall clock of a zone: "6 June 2025, 23:59". The reader is told the zone by the caller. */
export function formatInstant(instant: string, timeZone: string, language: Language): string {
  const at = Date.parse(instant)
  const day = formatIn(at, language, { year: 'numeric', month: 'long', day: 'numeric' }, timeZone)
  const time = formatIn(at, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone)
  return language === 'ja' ? `${day} ${time}` : `${day}, ${time}`
}

const DAY = 86_400_000

/**
 * Whole days on the calendar from an instant's day, in its zone, to the first and the last day that a date may mean; negative
 * where that is past, ±Infinity where it is open.
 */
export function daysBetween(instant: string, timeZone: string, date: FuzzyDate): { min: number; max: number } {
  const at = Date.parse(instant)
  const today = Math.floor((at + zoneOffset(at, timeZone)) / DAY)
  const { min, max } = wallRange(date)
  const days = (wall: number) => (Number.isFinite(wall) ? Math.floor(wall / DAY) - today : wall)
  return { min: days(min), max: days(max) }
}

/** A zone's name on that day: "Eastern Daylight Time". */
function zoneName(instant: string, timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(locale(language), { timeZone, timeZoneName: 'long' }).formatToParts(
    Date.parse(instant),
  )
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}

/** A date as a day, an instant as its day in its zone: for what is told by days even where the hour is known. */
export function formatAsDay(date: FuzzyDate, language: Language): string {
  return precisionOf(date) === 'instant'
    ? formatInstantDay(date.edtf, date.timeZone ?? 'UTC', language)
    : formatDate(date, language)
}

/** The day of an instant in a zone: "6 June 2025". */
export function formatInstantDay(instant: string, timeZone: string, language: Language): string {
  return formatIn(Date.parse(instant), language, { year: 'numeric', month: 'long', day: 'numeric' }, timeZone)
}

function formatDay(utcDay: number, language: Language): string {
  return formatIn(utcDay, language, { year: 'numeric', month: 'long', day: 'numeric' })
}

/** A span of days: "5–6 June 2025", "30 May – 2 June 2025". */
function formatDays(min: number, max: number, language: Language): string {
  const from = new Date(min)
  const to = new Date(max)
  if (language === 'ja') return `${formatDay(min, language)}～${formatDay(max, language)}`
  const sameYear = from.getUTCFullYear() === to.getUTCFullYear()
  const sameMonth = sameYear && from.getUTCMonth() === to.getUTCMonth()
  if (sameMonth && from.getUTCDate() === to.getUTCDate()) return formatDay(min, language)
  if (sameMonth) return `${from.getUTCDate()}–${formatDay(max, language)}`
  if (sameYear) return `${formatIn(min, language, { month: 'long', day: 'numeric' })} – ${formatDay(max, language)}`
  return `${formatDay(min, language)} – ${formatDay(max, language)}`
}

function formatIn(at: number, language: Language, options: Intl.DateTimeFormatOptions, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat(locale(language), { ...options, timeZone, calendar: 'gregory' }).format(at)
}
