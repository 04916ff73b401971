import { instantOfWallClock, zoneOffset } from '../../../core/dates/time-zone'

const DAY = 86_400_000

/** The day of a day or an instant, on a clock: "2025-06-06". */
export function dayOf(at: string, zone: string): string {
  if (at.length === 10) return at
  const instant = Date.parse(at)
  return new Date(instant + zoneOffset(instant, zone)).toISOString().slice(0, 10)
}

/** A day so many days after another. */
export const dayAway = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** The noon of a day on a clock, in epoch milliseconds. */
export const noonOf = (day: string, zone: string): number => instantOfWallClock(Date.parse(`${day}T12:00:00Z`), zone)

/** A day as a number, the next day one more. */
export const numberOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY
