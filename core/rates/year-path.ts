import type { Rational } from '../base/rational'
import type { ChartStep } from '../charts/step-chart'
import { instantOfWallClock, zoneOffset } from '../dates/time-zone'
import { announcedSteps, lawSteps } from './rate-path'
import type { CompiledRegime } from './regime/compiled'
import type { Question } from './regime/question'
import type { Step } from './regime/time-line'

/** Months before and after that of the entry. */
const MONTHS = 6

/** The rate of a good through about a year around its entry, in force and as announced; all times are epoch milliseconds. */
export interface YearPath {
  from: number
  until: number
  /** The beginnings of the months, on the clock of the border. */
  months: readonly number[]
  law: readonly Step[]
  announced: readonly Step[]
}

/** The rate from six months before the month of the entry until six months after it. */
export function yearPath(regime: CompiledRegime, question: Question): YearPath {
  const { clock } = regime
  const wall = new Date(question.entered + zoneOffset(question.entered, clock))
  const month = (away: number) =>
    instantOfWallClock(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + away, 1), clock)
  const [from, until] = [month(-MONTHS), month(MONTHS + 1)]
  return {
    from,
    until,
    months: Array.from({ length: MONTHS * 2 + 1 }, (_, index) => month(index - MONTHS)),
    law: lawSteps(regime, question, from, until),
    announced: announcedSteps(regime, question, from, until),
  }
}

/** The step of a chart for a step of the rate: its figure, or all that it may be. */
export function drawnStep({ from, answer }: Step): ChartStep {
  const ends =
    'conflict' in answer ? undefined : answer.total ? { low: answer.total, high: answer.total } : answer.range
  return { from, ...(ends ? { low: forDrawing(ends.low), high: forDrawing(ends.high) } : {}) }
}

/** About how much a percentage is, for a chart alone. */
export const forDrawing = ({ over, under }: Rational) => Number((over * 1_000_000n) / under) / 1_000_000
