import { compare, greatest, isZero, least, rationalText, ZERO, type Rational } from '../../base/rational'
import type { NeedsFact, Unknown } from './facts'
import type { Answer, LayerAnswer } from './answer'
import type { Conflict } from './conflict'
import type { Standing } from './stood'

/** The answer in one world, or in several together. */
export interface Outcome extends Answer {
  /** The total is at least this, whatever the assumed shares are. */
  floor?: Rational
  /** The layers that can be below or above what they are at both ends of an assumed share. */
  bent: readonly string[]
  /** Is it so however many shares are assumed? */
  isCurved: boolean
  /** The layers of which the lowest passes from one to another at an assumed share: beside it they are not what they are there. */
  tied: readonly string[]
  /** The law gives no answer here, or in any of these worlds. */
  conflict?: Conflict
}

/**
 * The outcome where one fact may be in several ways: known only if it makes no difference, to the total and to what each layer comes to,
 * so that layers always add up to a total that is shown.
 */
export function together({ unknown }: NeedsFact, ways: readonly Outcome[]): Outcome {
  const [first] = ways
  if (!first) return nothingKnown()
  // No amount in any of them, but a layer may stand in one and not in another.
  if (ways.every(({ conflict }) => conflict)) return { ...first, layers: layersTogether(ways, []) }
  const bent = [...new Set(ways.flatMap((way) => way.bent))]
  const isBent = bent.length > 0
  const tied = [...new Set(ways.flatMap((way) => way.tied))]
  if (!isBent && ways.every((way) => paysAs(way, first))) return { ...first, layers: layersTogether(ways, []) }
  const layers = layersTogether(ways, [...bent, ...tied])
  const isKnownInEach = ways.every(({ total }) => total !== undefined)
  const makesDifference = isKnownInEach || ways.some((way) => outcomeText(way) !== outcomeText(first))
  const range = isBent ? undefined : rangeOf(ways)
  const floor = leastOf(ways.map((way) => way.floor))
  const atLeast = isBent ? floor : leastOf(ways.map((way) => way.total ?? way.atLeast))
  const adValorem = ways.map((way) => way.adValorem).reduce(least)
  return {
    total: undefined,
    ...(range ? { range } : {}),
    ...(atLeast ? { atLeast } : {}),
    ...(floor ? { floor } : {}),
    possible: ways.flatMap((way) => way.possible),
    unknown: distinct([...(makesDifference ? [unknown] : []), ...ways.flatMap((way) => way.unknown)]),
    specific: first.specific,
    // Between two shares that are assumed there may be less than at both.
    adValorem: isBent ? least(adValorem, greatest(floor ?? ZERO, ZERO)) : adValorem,
    layers,
    bent,
    isCurved: ways.some((way) => way.isCurved),
    tied,
  }
}

/** The least of some figures, if all are known. */
function leastOf(figures: readonly (Rational | undefined)[]): Rational | undefined {
  const known = figures.flatMap((figure) => figure ?? [])
  return known.length < figures.length || known.length === 0 ? undefined : known.reduce(least)
}

const same = (one: Rational | undefined, other: Rational | undefined): boolean =>
  one && other ? compare(one, other) === 0 : one === other

/** Are the total and every layer known, and the same? */
function paysAs(one: Outcome, other: Outcome): boolean {
  if (!one.total || !same(one.total, other.total)) return false
  const amounts = new Map(other.layers.map(({ ref, percent }) => [ref, percent]))
  return (
    one.layers.every(({ ref, percent }) => same(percent, amounts.has(ref) ? amounts.get(ref) : ZERO)) &&
    other.layers.every(
      ({ ref, percent }) => (percent && isZero(percent)) || one.layers.some((layer) => layer.ref === ref),
    )
  )
}

const outcomeText = ({ total, range, unknown }: Outcome) =>
  JSON.stringify([total && rationalText(total), range && [rationalText(range.low), rationalText(range.high)], unknown])

function rangeOf(ways: readonly Outcome[]): Answer['range'] {
  const ends = ways.map(({ total, range }) => (total ? { low: total, high: total } : range))
  const known = ends.flatMap((end) => end ?? [])
  if (known.length < ends.length) return undefined
  const pick = (values: readonly Rational[], sign: number) =>
    values.reduce<Rational | undefined>(
      (best, next) => (best && compare(best, next) * sign <= 0 ? best : next),
      undefined,
    )
  const low = pick(
    known.map((end) => end.low),
    1,
  )
  const high = pick(
    known.map((end) => end.high),
    -1,
  )
  return low && high && { low, high }
}

/** A layer is what it is in every world, or it is not known if it counts. */
function layersTogether(ways: readonly Outcome[], unsteady: readonly string[]): LayerAnswer[] {
  const refs = [...new Set(ways.flatMap(({ layers }) => layers.map(({ ref }) => ref)))]
  return refs.flatMap((ref) => {
    const answers = ways.map(({ layers }) => layers.find((layer) => layer.ref === ref))
    const [one] = answers.flatMap((answer) => (answer ? [answer] : []))
    if (!one) return []
    const standing = standingTogether(answers)
    const isSame =
      !unsteady.includes(ref) && answers.every((answer) => same(answer ? answer.percent : ZERO, one.percent))
    const by = answers.every((answer) => answer?.by === one.by) ? one.by : undefined
    const { by: _, ...rest } = one
    return [{ ...rest, ...(by === undefined ? {} : { by }), standing, percent: isSame ? one.percent : undefined }]
  })
}

/** In force if it is in every world, else it is unclear which. */
function standingTogether(answers: readonly (LayerAnswer | undefined)[]): Standing {
  const standings = new Set(answers.map((answer) => answer?.standing))
  const [only] = standings
  return standings.size === 1 && only !== undefined ? only : 'unclear'
}

export const nothingKnown = (): Outcome => ({
  total: undefined,
  possible: [],
  unknown: [{ what: 'tooMany' }],
  specific: [],
  adValorem: ZERO,
  layers: [],
  bent: [],
  isCurved: false,
  tied: [],
})

export const distinct = (unknown: readonly Unknown[]): Unknown[] => [
  ...new Map(unknown.map((one) => [JSON.stringify(one), one])).values(),
]
