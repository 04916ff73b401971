import type { Language } from '../base/text'
import { dateFormat } from './date-formats'
import { DAY_MS } from './edtf'
import { instantOfWallClock, zoneOffset } from './time-zone'

/** A line on an axis of time, and its words. */
export interface Tick {
  at: number
  label: string
}

/** The beginnings of months as ticks of an axis: "Mar", and the year in place of its first month. */
export function monthTicks(months: readonly number[], timeZone: string, language: Language): Tick[] {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB'
  return months.map((at) => {
    const isFirst = dateFormat('en-GB', { month: 'numeric', timeZone }).format(at) === '1'
    const options = isFirst ? ({ year: 'numeric', timeZone } as const) : ({ month: 'short', timeZone } as const)
    return { at, label: dateFormat(locale, options).format(at) }
  })
}

/** Mondays as ticks of an axis: "9 Jun". */
export const dayTicks = (days: readonly number[], timeZone: string, language: Language): Tick[] =>
  days.map((at) => ({
    at,
    label: dateFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { day: 'numeric', month: 'short', timeZone }).format(at),
  }))

/** The beginnings of every nth month that begins between two instants (epoch milliseconds), on the clock of a time zone; every January is one of them. */
export function monthsBetween(from: number, until: number, timeZone: string, every = 1): number[] {
  const first = new Date(from + zoneOffset(from, timeZone))
  const months: number[] = []
  for (let month = first.getUTCMonth() + 1; ; month += 1) {
    const at = instantOfWallClock(Date.UTC(first.getUTCFullYear(), month, 1), timeZone)
    if (at > until) return months
    if (month % every === 0) months.push(at)
  }
}

/** The Mondays that begin between two instants (epoch milliseconds), on the clock of a time zone. */
export function mondaysBetween(from: number, until: number, timeZone: string): number[] {
  const wall = from + zoneOffset(from, timeZone)
  // 5 January 1970 was a Monday.
  const first = Math.ceil((wall / DAY_MS - 4) / 7) * 7 + 4
  const days: number[] = []
  for (let day = first; ; day += 7) {
    const at = instantOfWallClock(day * DAY_MS, timeZone)
    if (at > until) return days
    days.push(at)
  }
}
