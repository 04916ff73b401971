import { compareNumbers, dateRange } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'

/** Where a date stands among those ahead. */
interface Place {
  /** Epoch milliseconds; infinite if nobody knows when it is over. */
  at: number
  min: number
  max: number
}

/**
 * Where a date stands among the dates ahead of an instant (epoch milliseconds): at its first moment, if that is still to come. A deadline ("by 31 July") and a span that
 * has begun ("FY2025/26" in June) may happen from now on, and are told by their last one: else the vaguest would stand before the nearest. A day without a clock
 * is one of `timeZone`, or of UTC.
 */
function placeAhead(date: FuzzyDate, now: number, timeZone: string | undefined): Place {
  const { min, max } = dateRange(timeZone === undefined ? date : onClock(date, timeZone))
  return { at: hasBegun(min, now) ? max : min, min, max }
}

/** Has a span with this first moment begun, or no known beginning? */
export const hasBegun = (min: number, now: number): boolean => min === -Infinity || min < now

/** The order of dates ahead of an instant, everywhere that they are listed; without an instant, that of a list that has past dates too. */
export function aheadOrder(
  now = -Infinity,
  timeZone?: string,
): (a: { when: FuzzyDate }, b: { when: FuzzyDate }) => number {
  return (a, b) => {
    const [left, right] = [placeAhead(a.when, now, timeZone), placeAhead(b.when, now, timeZone)]
    return (
      compareNumbers(left.at, right.at) || compareNumbers(left.max, right.max) || compareNumbers(left.min, right.min)
    )
  }
}
