import { compare, type Rational } from '../../base/rational'
import type { CompiledRegime } from './compiled'
import { changesOf } from './instants'
import { standingOfLayer } from './one-layer'
import type { Question } from './question'
import { rate } from './rate'
import type { Standing } from './stood'
import type { Answer, LayerAnswer, RateAnswer } from './answer'

/** From an instant (epoch milliseconds) on, what a good pays. */
export interface Step {
  from: number
  answer: RateAnswer
}

/**
 * Since when (epoch milliseconds) a layer has been in force without interruption, as known at the question's `knownAt`: the start of the
 * present run. Undefined: it is not in force, nobody knows, or it always has been.
 */
export function sinceOf(regime: CompiledRegime, question: Question, ref: string): number | undefined {
  const now = rate(regime, question)
  const found = 'conflict' in now ? undefined : now.layers.find((layer) => layer.ref === ref)
  if (found?.standing !== 'inForce') return undefined
  const before = changesOf(regime, question).filter((at) => at <= question.entered)
  return before.findLast((at) => standingAt(regime, question, found, at - 1) !== 'inForce')
}

/** An earlier run of a layer: its instants (epoch milliseconds), the first absent where it is not known, and what the layer was after it. */
export interface EarlierRun {
  from?: number
  until: number
  between: Standing
}

/** The run of a layer before the present one, which began at `since`: the reason why a total may be older than the layer's own "since". */
export function earlierRunOf(
  regime: CompiledRegime,
  question: Question,
  answer: LayerAnswer,
  since: number,
): EarlierRun | undefined {
  const wasInForce = (at: number) => standingAt(regime, question, answer, at) === 'inForce'
  const changes = changesOf(regime, question).filter((at) => answer.layer.span.from.min <= at && at < since)
  const end = changes.findLastIndex((at) => wasInForce(at - 1))
  const until = changes[end]
  const between = standingAt(regime, question, answer, since - 1)
  if (until === undefined || between === undefined) return undefined
  const from = changes.slice(0, end).findLast((at) => !wasInForce(at - 1))
  return { ...(from === undefined || isOnlyBy(answer, from) ? {} : { from }), until, between }
}

/** The standing of a layer of an answer for goods that enter at another instant. */
function standingAt(
  regime: CompiledRegime,
  question: Question,
  { ref, layer }: LayerAnswer,
  entered: number,
): Standing | undefined {
  const then = { ...question, entered }
  const answer = rate(regime, then)
  // Where the rules give no total, a layer may be in force all the same.
  if ('conflict' in answer) return standingOfLayer(regime, then, layer).standing
  return answer.layers.find((one) => one.ref === ref)?.standing
}

/** Is the start of a run only the instant by which it had begun, because nobody knows since when? */
export const isOnlyBy = ({ layer }: Pick<LayerAnswer, 'layer'>, since: number | undefined): boolean =>
  since !== undefined && since === layer.span.from.max && layer.span.from.min < since

/** The rates of a good from one instant to another: a step for each change of the answer, the first at `from`. */
export function stepsOf(regime: CompiledRegime, question: Question, from: number, until: number): Step[] {
  const instants = [from, ...changesOf(regime, question).filter((at) => from < at && at < until)]
  const steps: Step[] = []
  for (const at of instants) {
    const answer = rate(regime, { ...question, entered: at })
    const last = steps.at(-1)
    if (!last || !paysTheSame(last.answer, answer)) steps.push({ from: at, answer })
  }
  return steps
}

/**
 * The next instant after the entry at which the total changes by what was known, and what it is then. Where neither total is known, a
 * layer that comes into force or goes out of it changes it all the same.
 */
export function nextChangeOf(regime: CompiledRegime, question: Question): Step | undefined {
  const now = rate(regime, question)
  for (const at of changesOf(regime, question)) {
    if (at <= question.entered) continue
    const answer = rate(regime, { ...question, entered: at })
    if (!paysTheSame(now, answer) || !isOfTheSameLayers(now, answer)) return { from: at, answer }
  }
  return undefined
}

/** Have two answers the same layers in force? Where a total is known, it says by itself whether it changes. */
function isOfTheSameLayers(one: RateAnswer, other: RateAnswer): boolean {
  if ('conflict' in one || 'conflict' in other || one.total || other.total) return true
  const inForce = ({ layers }: Answer) =>
    layers.flatMap(({ ref, standing }) => (standing === 'inForce' ? [ref] : [])).toSorted()
  return JSON.stringify(inForce(one)) === JSON.stringify(inForce(other))
}

/** The same figures, or the same reasons why there is none. */
function paysTheSame(one: RateAnswer, other: RateAnswer): boolean {
  if ('conflict' in one || 'conflict' in other)
    return 'conflict' in one && 'conflict' in other && JSON.stringify(one) === JSON.stringify(other)
  if (one.total && other.total) return compare(one.total, other.total) === 0
  if (one.total ?? other.total) return false
  return sameRange(one, other) && JSON.stringify(one.unknown) === JSON.stringify(other.unknown)
}

function sameRange({ range: one }: Answer, { range: other }: Answer): boolean {
  const same = (a?: Rational, b?: Rational) => (a && b ? compare(a, b) === 0 : a === b)
  return same(one?.low, other?.low) && same(one?.high, other?.high)
}
