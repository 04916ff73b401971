import type { RateProblem, ReadRate } from '../terms/rate'
import type { SpecialRate } from '../terms/special-column'
import type { Schedule, ScheduleLine } from './schedule'

/** A line for a code: itself, the one that covers exactly the same, or (`isExact` false) the nearest one above. */
export type FoundLine =
  { line: ScheduleLine; isExact: boolean; problem?: undefined } | { problem: 'codeForm' | 'codeUnknown' }

/**
 * The line of a schedule for a code of 4, 6, 8 or 10 digits, with or without points. A subheading that is not divided has zeros for its
 * last digits: 0101.21 is 0101.21.00.
 */
export function lineOf(schedule: Schedule, code: string): FoundLine {
  const digits = code.trim().replaceAll('.', '')
  if (!/^\d{4}(?:\.?\d{2}){0,3}$/.test(code.trim())) return { problem: 'codeForm' }
  for (let same = digits; same.length <= 10; same += '00') {
    const line = schedule.byCode.get(same)
    if (line) return { line, isExact: true }
  }
  for (let length = digits.length - 2; length >= 4; length -= 2) {
    const line = schedule.byCode.get(digits.slice(0, length))
    if (line) return { line, isExact: false }
  }
  return { problem: 'codeUnknown' }
}

/** Why a line has no rate by itself. */
export type NoRate =
  /** Lines under it have rates of their own: choose one. */
  | { why: 'ratesBelow' }
  | { why: 'noRate' }
  /** A broken row is above it, which may have the rate. */
  | { why: 'brokenAbove' }
  /** The special column cannot be taken apart. */
  | { why: 'columnUnread'; from: ScheduleLine; problem: RateProblem }
  /** The special column does not list the programme, or lists it under a limit: for some countries (`A*`) or products only. */
  | { why: 'programmeNotListed' | 'programmeLimited'; from: ScheduleLine; rates: readonly SpecialRate[] }

/** The rate of a line, and the line that has it: itself, or the one that it inherits from. `rate` may be a reference or a problem. */
export type LineRate =
  { rate: ReadRate; column: 'general' | 'special' | 'column2'; from: ScheduleLine; why?: undefined } | NoRate

/** The general rate of a line, the special rate of a claimed programme (by its sign: "KR"), or the rate of column 2. */
export function rateOf(line: ScheduleLine, ask: { programme?: string; column2?: boolean } = {}): LineRate {
  if (ask.programme !== undefined) return specialRate(line, ask.programme)
  const column = ask.column2 ? 'column2' : 'general'
  const from = nearest(line, (at) => at[column] !== undefined)
  const own = 'why' in from ? undefined : from.line[column]
  if ('why' in from || !own) return 'why' in from ? from : { why: 'noRate' }
  return { rate: own.read, column, from: from.line }
}

/** The line whose special column is that of a line. One with a general rate has its own, even if nothing is in it. */
export const specialFrom = (line: ScheduleLine): { line: ScheduleLine } | NoRate =>
  nearest(line, (at) => at.special !== undefined || at.general !== undefined)

function specialRate(line: ScheduleLine, programme: string): LineRate {
  const found = specialFrom(line)
  if ('why' in found) return found
  const { line: from } = found
  const { rates, problem } = from.special ?? { rates: [] }
  if (problem) return { why: 'columnUnread', from, problem }
  const listed = rates.find(({ programmes }) => programmes.includes(programme))
  if (listed) return { rate: listed.rate, column: 'special', from }
  const isLimited = rates.some(({ programmes }) => programmes.some((sign) => sign.replace(/[*+]$/, '') === programme))
  return { why: isLimited ? 'programmeLimited' : 'programmeNotListed', from, rates }
}

/** The line itself or the nearest one above that has something; broken rows end the way up. */
function nearest(line: ScheduleLine, has: (at: ScheduleLine) => boolean): { line: ScheduleLine } | NoRate {
  for (let at: ScheduleLine | undefined = line; at; at = at.parent) {
    if (has(at)) return { line: at }
    if (at.isUnderBroken) return { why: 'brokenAbove' }
  }
  return { why: line.hasRatesBelow ? 'ratesBelow' : 'noRate' }
}
