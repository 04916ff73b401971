import {
  add,
  compare,
  divide,
  greatest,
  isZero,
  least,
  rational,
  subtract,
  times,
  ZERO,
  type Rational,
} from '../../base/rational'
import { ownValue } from '../../base/own-value'
import type { Rate, Specific, Term } from '../terms/rate'
import type { Layer } from './compiled'
import type { Case } from './conditions'
import { contentOf } from './content-shares'
import { figureIn, type Unknown, type World } from './facts'
import type { Good } from './good'
import type { Reading } from './standing'

/** How much a layer comes to, in percent of the customs value. */
export interface Amount {
  /** Undefined: not known. */
  percent: Rational | undefined
  /** The rules that set or changed it, in order. */
  by: string[]
  unknown: Unknown[]
  /** Amounts on a quantity that no unit value turns into a percentage, and the share of the value beside them. */
  specific: Specific[]
  adValorem: Rational
  /** How much more `adValorem` is for each whole of the assumed share of which the turns are looked for. */
  slope: Rational
  /** It is at least this, whatever the assumed shares are; undefined if nothing is certain. */
  floor: Rational | undefined
  /** The contents, each of an assumed share of the value, that it is in proportion to. */
  shares: readonly string[]
  /** Between two shares that are assumed, can it be below or above what it is at both? */
  isBent: boolean
  /** Is it on a share of a share, so that no turn makes it straight? */
  isCurved: boolean
  /** At this share it is as low as another one, and the lowest passes from the one to the other. */
  isTied?: boolean | undefined
  /** The rule by which a lower one has put it out, or may have. */
  outBy?: { rule: string; isCertain: boolean } | undefined
  /** The contents that it is taken on the share of, and those that it is taken without, with what it is on the whole value. */
  parts?: { whole: Amount; on: readonly string[]; without: readonly string[] } | undefined
}

/** A figure, and how much more it is for each whole of the share of which the turns are looked for. */
export interface Sloped {
  percent: Rational
  slope: Rational
}

/** Two figures are compared: the share at which they meet, if there is one, is a turn. */
export function meet(world: World, one: Sloped, other: Sloped): void {
  if (one.slope === other.slope) return
  const slope = subtract(one.slope, other.slope)
  if (!isZero(slope)) world.turnAt(divide(subtract(other.percent, one.percent), slope))
}

/** A figure that no share changes. */
export const flat = (percent: Rational): Sloped => ({ percent, slope: ZERO })

/** A whole in percent. */
export const HUNDRED = rational(100)

/** Undefined: a part is not known. */
export const sumOf = (parts: readonly Amount[]): Rational | undefined =>
  parts.reduce<Rational | undefined>((sum, { percent }) => sum && percent && add(sum, percent), ZERO)

export const slopeOf = (parts: readonly Amount[]): Rational =>
  parts.reduce((sum, { slope }) => (slope === ZERO ? sum : add(sum, slope)), ZERO)

/** The unit of an amount of money. */
export const unit = ({ per, currency }: { per: string; currency: string }) => ({ per, currency })

const NOTHING = {
  by: [],
  unknown: [],
  specific: [],
  adValorem: ZERO,
  slope: ZERO,
  floor: ZERO,
  shares: [],
  isBent: false,
  isCurved: false,
}

/** An amount of which nothing is known but that nobody is paid for the good. */
export const unknownAmount = (unknown: Unknown): Amount => ({ ...NOTHING, percent: undefined, unknown: [unknown] })

/** A layer's amount by its own rate alone. */
export function ownAmount(layer: Layer, of: Case, reading: Reading): Amount {
  const rate = reading === 'announced' ? layer.announced : layer.rate
  if (!rate) return unknownAmount({ what: 'rate', layer: layer.ref })
  const fixed = FIXED.get(rate)
  if (fixed) return fixed
  const amount = rateAmount(rate, layer, of)
  if (isFixed(rate)) FIXED.set(rate, amount)
  return amount
}

/** The amount of a rate of percentages of the whole value, for every good. */
const FIXED = new WeakMap<Rate, Amount>()
const isFixed = (rate: Rate): boolean =>
  rate.how === 'sum' && rate.terms.every(({ kind, on }) => kind === 'adValorem' && on.kind === 'value')

function rateAmount(rate: Rate, layer: Layer, of: Case): Amount {
  const parts =
    rate.how === 'sum'
      ? rate.terms.map((term) => termAmount(term, layer, of))
      : rate.of.map((one) => rateAmount(one, layer, of))
  const all: Amount = {
    ...NOTHING,
    percent: undefined,
    unknown: parts.flatMap((part) => part.unknown),
    specific: parts.flatMap((part) => part.specific),
    shares: parts.flatMap((part) => part.shares),
    isBent: parts.some((part) => part.isBent),
  }
  const floors = parts.flatMap(({ floor }) => floor ?? [])
  if (rate.how === 'sum')
    return {
      ...all,
      percent: sumOf(parts),
      adValorem: parts.map((part) => part.adValorem).reduce(add, ZERO),
      slope: slopeOf(parts),
      floor: floors.length < parts.length ? undefined : floors.reduce(add, ZERO),
    }
  return { ...all, ...oneOf(rate.how, parts, of.world), isBent: all.isBent || all.shares.length > 0 }
}

/** The greater or the lesser of some amounts. Of the greater, each that is known is certain; of the lesser, all are needed. */
function oneOf(how: 'greater' | 'lesser', parts: readonly Amount[], world: World) {
  const floors = parts.flatMap(({ floor }) => floor ?? [])
  const isFloored = how === 'greater' ? floors.length > 0 : floors.length === parts.length
  const floor = isFloored ? floors.reduce(how === 'greater' ? greatest : least) : undefined
  const sloped = parts.map(({ percent, adValorem, slope }) => ({ percent: percent ?? adValorem, slope }))
  for (const [at, one] of sloped.entries()) for (const other of sloped.slice(at + 1)) meet(world, one, other)
  const isKnown = parts.every(({ percent }) => percent !== undefined)
  const pick = how === 'greater' ? greatest : least
  const percents = sloped.map(({ percent }) => percent)
  // An amount that is not known may be anything from its certain part on.
  const certain = percents.length === 0 ? ZERO : percents.reduce(pick)
  const slope = sloped.find(({ percent }) => percent === certain)?.slope ?? ZERO
  return { percent: isKnown ? certain : undefined, adValorem: certain, slope, floor }
}

function termAmount(term: Term, layer: Layer, of: Case): Amount {
  const { good } = of.question
  const base = term.on
  const figure = term.kind === 'specific' ? term.amount : term.percent
  /** Nobody knows how much a part below zero takes off. */
  const floor = figure.over < 0n ? undefined : ZERO
  if (base.kind === 'words') {
    const specific = term.kind === 'specific' ? [term] : []
    return { ...unknownAmount({ what: 'words', layer: layer.ref }), specific, floor }
  }
  if (base.kind === 'content') return contentAmount(term, base.of, of, floor)
  if (term.kind === 'adValorem')
    return { ...NOTHING, percent: term.percent, adValorem: term.percent, floor: term.percent }
  if (isZero(term.amount)) return { ...NOTHING, percent: ZERO }
  const value = valueOf(good, term)
  if (value && !isZero(value)) {
    const percent = times(divide(term.amount, value), HUNDRED)
    return { ...NOTHING, percent, adValorem: percent, floor: percent }
  }
  return { ...unknownAmount({ what: 'unitValue', layer: layer.ref, ...unit(term) }), specific: [term], floor }
}

/** A term on a part of the good. The share of a part that nobody states is not none here: the rate itself speaks of it. */
function contentAmount(term: Term, name: string, of: Case, floor: Rational | undefined): Amount {
  const stated = ownValue(of.question.good.facts?.content, name)
  if (stated === undefined || term.kind === 'specific')
    return {
      ...unknownAmount({ what: 'content', of: name }),
      specific: term.kind === 'specific' ? [term] : [],
      floor,
    }
  const { share, isAssumed, slope } = contentOf(name, of)
  const percent = times(term.percent, share)
  return {
    ...NOTHING,
    percent,
    adValorem: percent,
    slope: times(term.percent, slope),
    floor: isAssumed ? least(term.percent, ZERO) : percent,
    shares: isAssumed ? [name] : [],
  }
}

/** The customs value of a unit of the good, in the currency of an amount. Of two that differ, nobody knows which one is right. */
export function valueOf(good: Good, { per, currency }: { per: string; currency: string }): Rational | undefined {
  const told = good.facts?.unitValue?.filter((value) => value.per === per && value.currency === currency) ?? []
  const [first, ...others] = told.map(({ amount }) => (amount === null ? undefined : figureIn(amount)))
  return first && others.every((other) => other && compare(other, first) === 0) ? first : undefined
}
