import { least, ZERO, type Rational } from '../../base/rational'
import type { Layer, Rule } from './compiled'
import type { World } from './facts'
import type { Amount, Sloped } from './own-amount'

/** One layer that a rule sets, and the others of the rule's sum. */
export interface One {
  rule: Rule
  layer: Layer
  amount: Amount
  rest: readonly Amount[]
  amounts: Map<Layer, Amount>
  world: World
}

/** The figure of an amount, or what of it is certain, in percent, with its slope. */
export const amountOf = ({ percent, adValorem, slope }: Amount): Sloped => ({ percent: percent ?? adValorem, slope })

/** A rule whose figure nobody knows leaves its layers without one, while it is at work. */
export const withoutFigure = ({ rule, layer, amount }: One): Amount => ({
  ...amount,
  percent: undefined,
  adValorem: least(amount.percent ?? amount.adValorem, ZERO),
  slope: ZERO,
  floor: amount.floor && least(amount.floor, ZERO),
  unknown: [{ what: 'rate', layer: layer.ref }],
  by: [...amount.by, rule.own.id],
  parts: undefined,
})

/** The contents of assumed shares that the layer or the rest of its sum depends on. */
export const sharesIn = ({ amount, rest }: One): string[] => [
  ...new Set([...amount.shares, ...rest.flatMap(({ shares }) => shares)]),
]

/** Sets the amount, of which nothing is then left that is not known. */
export function settle(one: One, { percent, slope }: Sloped, floor: Rational, isBent = true): void {
  const { rule, layer, amount, rest, amounts } = one
  const shares = sharesIn(one)
  amounts.set(layer, {
    percent,
    by: [...amount.by, rule.own.id],
    unknown: [],
    specific: [],
    adValorem: percent,
    slope,
    floor,
    shares,
    isBent: amount.isBent || (isBent && shares.length > 0),
    isCurved: amount.isCurved || rest.some(({ isCurved }) => isCurved),
    outBy: amount.outBy,
    isTied: amount.isTied,
  })
}

/** Marks the amount as one that can be below or above what it is at both ends of an assumed share. */
export function bend(one: One): void {
  const { layer, amount, amounts } = one
  amounts.set(layer, { ...amount, isBent: amount.isBent || sharesIn(one).length > 0 })
}

/** An amount that is set by one which is not known is not known, for the same reasons; `adValorem` of it is certain. */
export function unsettle(one: One, certain: Sloped, isSet = true): void {
  const { rule, layer, amount, rest, amounts } = one
  amounts.set(layer, {
    ...amount,
    percent: undefined,
    adValorem: certain.percent,
    slope: certain.slope,
    floor: amount.floor && least(amount.floor, certain.percent),
    unknown: [...(isSet && amount.percent ? [] : amount.unknown), ...rest.flatMap(({ unknown }) => unknown)],
    by: [...amount.by, rule.own.id],
    shares: sharesIn(one),
    isBent: amount.isBent || sharesIn(one).length > 0,
    parts: undefined,
  })
}
