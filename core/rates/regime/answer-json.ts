import { rationalText, type Rational } from '../../base/rational'
import type { CompiledRegime } from './compiled'
import type { Question } from './question'
import { heldSince, type Held } from './held-since'
import { rate } from './rate'
import type { Answer, LayerAnswer } from './answer'
import { earlierRunOf, isOnlyBy, sinceOf } from './time-line'

/** A percentage in exact digits, or null if it is not known. */
const percentText = (percent: Rational | undefined) => (percent ? rationalText(percent) : null)

/** Basis points of a percentage; null if it is not known, has no whole number of them, or more than a number holds exactly. */
function basisPointsOf(percent: Rational | undefined): number | null {
  if (!percent || (percent.over * 100n) % percent.under !== 0n) return null
  const points = Number((percent.over * 100n) / percent.under)
  return Number.isSafeInteger(points) ? points : null
}

/** The answer to a question as plain data, exact: the law, and beside it all that has been announced. */
export function answerJson(regime: CompiledRegime, question: Question) {
  const law = rate(regime, question)
  const announced = rate(regime, question, 'announced')
  const error = 'conflict' in law ? law.conflict : null
  const told = 'conflict' in law ? undefined : law
  return {
    total: percentText(told?.total),
    totalBasisPoints: basisPointsOf(told?.total),
    range: told?.range ? { low: rationalText(told.range.low), high: rationalText(told.range.high) } : null,
    atLeast: percentText(told?.atLeast),
    possible: told && told.total === undefined ? told.possible.map(possibleJson) : [],
    announced: 'conflict' in announced ? null : percentText(announced.total),
    layers: (told?.layers ?? []).map((layer) => layerJson(regime, question, layer)),
    specific: (told?.specific ?? []).map(({ amount, currency, per }) => ({
      amount: rationalText(amount),
      currency,
      per,
    })),
    adValorem: told ? rationalText(told.adValorem) : null,
    unknown: told?.unknown ?? [],
    error,
  }
}

function possibleJson({ assumed, total, atLeast }: Answer['possible'][number]) {
  return {
    if: assumed.map(({ unknown, choice }) => ({
      ...unknown,
      is: typeof choice === 'object' ? `${choice.below ? '<' : ''}${rationalText(choice.share)}` : choice,
    })),
    total: percentText(total),
    ...(atLeast ? { atLeast: rationalText(atLeast) } : {}),
  }
}

function layerJson(regime: CompiledRegime, question: Question, answer: LayerAnswer) {
  const { ref, layer, standing, by, percent, setBy } = answer
  const since = answer.standing === 'inForce' ? sinceOf(regime, question, answer.ref) : undefined
  const earlier = since === undefined ? undefined : earlierRunOf(regime, question, answer, since)
  return {
    id: ref,
    title: layer.own.title ?? layer.measure.title ?? ref,
    standing,
    by: by ?? null,
    since: since === undefined || isOnlyBy(answer, since) ? null : new Date(since).toISOString(),
    /** The run before this one: from when (null: not known), until when, and what the layer was in between. */
    earlier: earlier
      ? {
          from: earlier.from === undefined ? null : new Date(earlier.from).toISOString(),
          until: new Date(earlier.until).toISOString(),
          between: earlier.between,
        }
      : null,
    rate: layer.own.rate,
    percent: percentText(percent),
    setBy,
    held: standing === 'inForce' ? heldSince(layer, question).map(heldJson) : [],
  }
}

/** A decision of a court on what was owed: it leaves `percent` as it is. */
const heldJson = ({ event, isSince, answers, isHeldOff }: Held) => ({
  id: event.own.id,
  status: event.own.status,
  since: isSince,
  answeredBy: answers.map(({ own }) => own.id),
  heldOff: isHeldOff,
})
