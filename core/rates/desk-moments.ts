import { dateRange, endsOf, isExact, precisionOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import type { DeskRead } from '../desk/desk-read'
import type { Moment } from './regime/law-values'

/** An instant (epoch milliseconds) as a regime writes it. */
export const timeText = (instant: number): string => new Date(instant).toISOString()

/** The beginning that one date gives, on the border's clock: a day begins it at its first instant, a span somewhere inside. */
export function startMoment(date: FuzzyDate, clock: string): Moment {
  const { min, max } = dateRange(onClock(date, clock))
  return isExact(date) ? timeText(min) : spanned(min, max)
}

/** The end that one date gives: a day is the last whole one, an instant ends it there. */
function endMoment(date: FuzzyDate, clock: string): Moment {
  const { min, max } = dateRange(onClock(date, clock))
  const isInstant = precisionOf(date) === 'instant'
  return isInstant || isExact(date) ? timeText(isInstant ? max : max + 1) : spanned(min, max + 1)
}

/** The start and the end of an interval, absent where it is open. */
export function spanOf(date: FuzzyDate | undefined, clock: string): { from?: Moment; until?: Moment } {
  if (!date) return {}
  const { from, to } = endsOf(date)
  return { ...(from ? { from: startMoment(from, clock) } : {}), ...(to ? { until: endMoment(to, clock) } : {}) }
}

/** The first instant at which what a date dates is known to have happened; undefined if the date does not say. */
export function knownTime(date: FuzzyDate | undefined, clock: string): string | undefined {
  if (!date) return undefined
  const { from, to } = endsOf(onClock(date, clock))
  const { min } = dateRange(from ?? to ?? date)
  return Number.isFinite(min) ? timeText(min) : undefined
}

/** Some time between two instants, either of which may not be known. */
export function spanned(min = -Infinity, max = Infinity): Moment {
  const earliest = Number.isFinite(min) ? { earliest: timeText(min) } : {}
  const latest = Number.isFinite(max) ? { latest: timeText(max) } : {}
  return Object.keys({ ...earliest, ...latest }).length === 0 ? null : { ...earliest, ...latest }
}

/** The same, of which nobody could know before a date. */
export function spannedFrom(clock: string, known: FuzzyDate | undefined, min?: number, max?: number): Moment {
  const from = knownTime(known, clock)
  const span = spanned(min, max)
  return from === undefined || span === null || typeof span === 'string' ? span : { ...span, knownFrom: from }
}

/** The date from which a part can be known: its own, that of its instrument, or the one from which it holds. */
export function knownDate(
  desk: Pick<DeskRead, 'get'>,
  own: FuzzyDate | undefined,
  instrument: string | undefined,
  holds: FuzzyDate | undefined,
): FuzzyDate | undefined {
  const order = instrument === undefined ? undefined : desk.get('legalInstrument', instrument)
  return own ?? order?.signed ?? order?.published ?? holds
}

/** The same as a regime has it. */
export function knownOf(clock: string, date: FuzzyDate | undefined): { from?: string } {
  const from = knownTime(date, clock)
  return from === undefined ? {} : { from }
}
