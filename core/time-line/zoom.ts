import type { Language } from '../base/text'
import { dayTicks, mondaysBetween, monthsBetween, monthTicks, type Tick } from '../dates/axis-ticks'
import { DAY_MS } from '../dates/edtf'

/** How much time a time line shows at once, the most first. */
export const ZOOMS = ['years', 'year', 'quarter', 'month'] as const
export type Zoom = (typeof ZOOMS)[number]

const DAYS: Record<Zoom, number> = { years: 4 * 366, year: 396, quarter: 120, month: 42 }

/** The time that is shown around an instant (epoch milliseconds). */
export function rangeAround(zoom: Zoom, at: number): { from: number; until: number } {
  const half = (DAYS[zoom] * DAY_MS) / 2
  return { from: at - half, until: at + half }
}

/** The middle of what is shown one step earlier (-1) or later (1): half of it stays. */
export const stepped = (zoom: Zoom, at: number, by: number): number => at + (by * DAYS[zoom] * DAY_MS) / 2

/** The lines of its axis with their words, on the clock of a time zone. */
export function ticksOf(
  zoom: Zoom,
  { from, until }: { from: number; until: number },
  timeZone: string,
  language: Language,
): Tick[] {
  if (zoom === 'month') return dayTicks(mondaysBetween(from, until, timeZone), timeZone, language)
  return monthTicks(monthsBetween(from, until, timeZone, zoom === 'years' ? 3 : 1), timeZone, language)
}
