import { rationalText } from '../base/rational'
import { rateInOrder } from './rate-in-order'
import type { CompiledRegime } from './regime/compiled'
import { changesOf } from './regime/instants'
import type { Question } from './regime/question'
import type { RateAnswer } from './regime/answer'
import type { Standing } from './regime/stood'
import type { Step } from './regime/time-line'

/** The rates of a good from one instant to another, by what is known. It names each step, even one that pays the same as the one before. */
export const lawSteps = (regime: CompiledRegime, question: Question, from: number, until: number): Step[] =>
  within(from, until, changesOf(regime, question)).map((at) => ({
    from: at,
    answer: rateInOrder(regime, { ...question, entered: at }),
  }))

/** The start, and the instants after it and before the end, each once. */
const within = (from: number, until: number, instants: readonly number[]) => [
  from,
  ...[...new Set(instants)].filter((at) => from < at && at < until).toSorted((a, b) => a - b),
]

/**
 * The announced rates, day by day from one instant to another: at each of them by what was known then, and never by more than is known
 * at the question's `knownAt`. It names each step, as `lawSteps` does.
 */
export function announcedSteps(regime: CompiledRegime, question: Question, from: number, until: number): Step[] {
  const { layers } = regime.index.touching(question.good, question.origin)
  const heard = [...layers, ...regime.amounts].map(({ knownFrom }) => knownFrom)
  const ofRules = layers.flatMap(({ removedBy, events }) => [...removedBy, ...events].map(({ knownFrom }) => knownFrom))
  return within(from, until, [...changesOf(regime, question), ...heard, ...ofRules]).map((at) => ({
    from: at,
    answer: rateInOrder(regime, { ...question, entered: at, knownAt: Math.min(at, question.knownAt) }, 'announced'),
  }))
}

/** A layer that is something else from an instant on. Undefined: it does not touch the good then, or has ended. */
interface Turned {
  ref: string
  was: Standing | undefined
  is: Standing | undefined
}

/** An instant (epoch milliseconds) at which a layer begins, ends or comes back, or the rate changes, by what is known; and the answers until and from then. */
export interface Turn {
  at: number
  before: RateAnswer
  answer: RateAnswer
  turned: readonly Turned[]
}

/** More instants than this are not looked at: the law of a border rarely has ten ahead. */
const MOST_LOOKED_AT = 200

/** The next instants after the entry at which something begins or ends for the good, or changes what it pays, at most so many. */
export function nextTurns(regime: CompiledRegime, question: Question, most: number): Turn[] {
  const turns: Turn[] = []
  let before = rateInOrder(regime, question)
  const ahead = changesOf(regime, question).filter((at) => at > question.entered)
  for (const at of ahead.slice(0, MOST_LOOKED_AT)) {
    if (turns.length === most) break
    const answer = rateInOrder(regime, { ...question, entered: at })
    const turned = turnedBetween(before, answer)
    // A rule on amounts changes the rate, and no layer's standing.
    if (turned.length > 0 || amountText(before) !== amountText(answer)) turns.push({ at, before, answer, turned })
    before = answer
  }
  return turns
}

/** The amount of an answer, or its bounds, as a text to compare. */
const amountText = (answer: RateAnswer): string =>
  'conflict' in answer
    ? 'conflict'
    : [answer.total, answer.atLeast, answer.range?.low, answer.range?.high]
        .map((figure) => (figure ? rationalText(figure) : '?'))
        .join(' ')

function turnedBetween(before: RateAnswer, after: RateAnswer): Turned[] {
  if ('conflict' in before || 'conflict' in after) return []
  const [was, is] = [before, after].map(
    ({ layers }) => new Map(layers.map(({ ref, standing }) => [ref, standing] as const)),
  )
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])]
    .map((ref) => ({ ref, was: was?.get(ref), is: is?.get(ref) }))
    .filter((one) => one.was !== one.is)
}
