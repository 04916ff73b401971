import { twoDigits } from '../base/two-digits'
import { dateFormat } from './date-formats'

/** Is this an IANA time zone that this machine knows (Asia/Tokyo)? */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  dateFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })

/** Before 1800 every zone kept its mean solar time. Years of one or two digits would be read as those of another century. */
const MEAN_TIME_UNTIL = Date.UTC(1800, 0, 1)

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
export function zoneOffset(at: number, timeZone: string): number {
  const instant = Math.max(at, MEAN_TIME_UNTIL)
  const parts = clockOf(timeZone).formatToParts(instant)
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(instant / 1000) * 1000
}

/** The instant at which a zone's wall clock shows `wall` (given as if it were UTC), in epoch milliseconds. */
export function instantOfWallClock(wall: number, timeZone: string): number {
  const guess = wall - zoneOffset(wall, timeZone)
  return wall - zoneOffset(guess, timeZone)
}

const HALF_DAY = 43_200_000

/**
 * How far a zone's clock is ahead of UTC, in milliseconds, when it shows `wall` (given as if it were UTC), the earliest instant first: two where the clocks
 * go back and show it twice, none where they go forward and skip it.
 */
export function offsetsOfWallClock(wall: number, timeZone: string): number[] {
  const near = [-HALF_DAY, HALF_DAY].map((by) => zoneOffset(wall + by - zoneOffset(wall, timeZone), timeZone))
  return [...new Set(near)].filter((offset) => zoneOffset(wall - offset, timeZone) === offset)
}

/** An offset in milliseconds as ISO 8601 writes it: "+09:00", "-04:00". */
export function offsetText(offset: number): string {
  const minutes = Math.abs(Math.round(offset / 60_000))
  return `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}
