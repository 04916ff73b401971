import {
  add,
  compare,
  divide,
  greatest,
  isZero,
  least,
  ONE,
  subtract,
  times,
  ZERO,
  type Rational,
} from '../../base/rational'
import type { CompiledRegime, Layer, Rule } from './compiled'
import type { Case } from './conditions'
import { contentOf } from './content-shares'
import type { Unknown } from './facts'
import type { Good } from './good'
import { isSelectedBy } from './good-layers'
import type { Selector } from './law-conditions'
import { FIGURED } from './law-parts'
import { flat, HUNDRED, ownAmount, sumOf, unit, unknownAmount, valueOf, type Amount } from './own-amount'
import { crossing, inTurn, setsSum, type Work } from './in-turn'
import { leaveLowest } from './lowest-layer'
import { InConflict } from './conflict'
import { settle, unsettle, withoutFigure, type One } from './set-amount'
import { isAtWork, type Reading } from './standing'
import { capAt, capSum, topUp } from './sum-figures'

/** The amounts of the layers in force, and sums of theirs that are at least a figure, whatever is not known. */
export interface Amounts {
  of: Map<Layer, Amount>
  atLeast: { layers: readonly Layer[]; figure: Rational }[]
}

/**
 * The amount of each layer in force, after the rules that set amounts.
 * @throws InConflict where two rules set one layer to different sums, or the total depends on which of two works first and nothing says so
 */
export function amountsOf(regime: CompiledRegime, layers: readonly Layer[], of: Case, reading: Reading): Amounts {
  const own = layers.map((layer) => [layer, ownAmount(layer, of, reading)] as const)
  const works = atWork(regime, layers, of, reading)
  const crossed = crossing(works)
  const amounts = worked(inTurn(works), { own, crossed, of })
  if (crossed.some(([{ rule }]) => rule.own.does === 'lowestOf')) {
    const other = worked(inTurn(works, 'last'), { own, crossed, of })
    if (!isSameTotal(amounts.of, other.of)) throw undecided(crossed)
  }
  return amounts
}

type Crossed = ReturnType<typeof crossing>
interface Start {
  own: readonly (readonly [Layer, Amount])[]
  crossed: Crossed
  of: Case
}

function worked(works: readonly Work[], { own, crossed, of }: Start): Amounts {
  const amounts = new Map(own)
  const topped = new Map<Layer, Rule>()
  const raised: Raised[] = []
  for (const work of works) {
    const { rule, on } = work
    refuseCrossed(work, crossed, amounts)
    if (rule.own.does === 'topsUpTo') refuseSecond(topped, on, rule)
    apply(rule, on, amounts, of)
    if (rule.own.does === 'topsUpTo') raised.push(...raisedBy(rule, on, amounts))
  }
  const isAsRaised = ({ sum }: Raised) => [...sum].every(([layer, amount]) => amounts.get(layer) === amount)
  return {
    of: amounts,
    atLeast: raised.filter(isAsRaised).map(({ sum, figure }) => ({ layers: [...sum.keys()], figure })),
  }
}

/** Two rules on sums that cross, and that both have something to set: what is left depends on which works first, and on which of its layers. */
function refuseCrossed(work: Work, crossed: Crossed, amounts: ReadonlyMap<Layer, Amount>): void {
  for (const pair of crossed) {
    const isOfSums = pair.includes(work) && pair.every(({ rule }) => setsSum(rule.own))
    if (isOfSums && pair.every((one) => binds(one, amounts))) throw undecided([pair])
  }
}

function binds({ rule: { own, figure }, on, beside }: Work, amounts: ReadonlyMap<Layer, Amount>): boolean {
  const sum = sumOf([...on, ...beside].flatMap((layer) => amounts.get(layer) ?? []))
  if (!sum || !figure) return false
  return own.does === 'capsSum' ? compare(sum, figure) > 0 : compare(sum, figure) < 0
}

function isSameTotal(one: Amounts['of'], other: Amounts['of']): boolean {
  const [a, b] = [one, other].map((amounts) => sumOf([...amounts.values()]))
  return a === undefined || b === undefined ? a === b : compare(a, b) === 0
}

const undecided = (crossed: Crossed) => {
  const works = crossed.flat()
  return new InConflict({
    kind: 'contradiction',
    rules: [...new Set(works.map(({ rule }) => rule.own.id))].toSorted(),
    layers: [...new Set(works.flatMap(({ on }) => on.map(({ ref }) => ref)))].toSorted(),
  })
}

/** The rules on amounts that are at work, with the layers that each sets. */
function atWork(regime: CompiledRegime, layers: readonly Layer[], of: Case, reading: Reading): Work[] {
  return regime.amounts.flatMap((rule) => {
    if (rule.knownFrom > of.question.knownAt) return []
    const on = layers.filter((layer) => isSelectedBy(rule.on, rule.own.on, layer))
    if (on.length === 0 || !isAtWork(rule, of, reading)) return []
    const isBeside = (layer: Layer) => setsSum(rule.own) && !on.includes(layer) && isInSum(rule, layer)
    return [{ rule, on, beside: layers.filter(isBeside) }]
  })
}

/** A sum as a rule has raised it to a figure. It is at least that as long as no other rule changes a part of it. */
interface Raised {
  sum: ReadonlyMap<Layer, Amount>
  figure: Rational
}

function raisedBy(rule: Rule, on: readonly Layer[], amounts: ReadonlyMap<Layer, Amount>): Raised[] {
  const { figure } = rule
  if (!figure) return []
  const inSum = [...amounts].filter(([layer]) => on.includes(layer) || isInSum(rule, layer))
  return [{ sum: new Map(inSum), figure }]
}

const isInSum = (rule: Rule, layer: Layer): boolean => isSelectedBy(rule.sum, rule.own.sum ?? BASE, layer)

const BASE: Selector = { base: true }

function refuseSecond(topped: Map<Layer, Rule>, on: readonly Layer[], rule: Rule): void {
  for (const layer of on) {
    const before = topped.get(layer)
    if (before?.figure && rule.figure && compare(before.figure, rule.figure) !== 0)
      throw new InConflict({
        kind: 'contradiction',
        rules: [before.own.id, rule.own.id].toSorted(),
        layers: [layer.ref],
      })
    topped.set(layer, rule)
  }
}

function apply(rule: Rule, on: readonly Layer[], amounts: Map<Layer, Amount>, of: Case): void {
  const { own, figure } = rule
  if (own.does === 'lowestOf') return leaveLowest(rule, on, amounts, of.world)
  for (const layer of on) {
    const amount = amounts.get(layer)
    if (!amount) continue
    const one: One = { rule, layer, amount, rest: restOf(rule, layer, on, amounts), amounts, world: of.world }
    if (FIGURED.has(own.does) && !figure) amounts.set(layer, withoutFigure(one))
    else if (own.does === 'capsLayer' && figure) capAt(one, figure)
    else if (own.does === 'topsUpTo' && figure) topUp(one, figure)
    else if (own.does === 'capsSum' && figure) capSum(one, figure)
    else if (own.does === 'onShareOf') onShare(one, of)
    else if (own.does === 'minimumPrice') upToPrice(one, of.question.good)
  }
}

function restOf(rule: Rule, layer: Layer, on: readonly Layer[], amounts: ReadonlyMap<Layer, Amount>): Amount[] {
  if (!setsSum(rule.own)) return []
  const rest = [...amounts].flatMap(([other, amount]) =>
    other !== layer && (on.includes(other) || isInSum(rule, other)) ? [amount] : [],
  )
  const { base, every } = rule.own.sum ?? BASE
  const lacksBase = (base === true || every === true) && ![...amounts.keys()].some(({ isBase }) => isBase)
  // A sum with an ordinary duty that nobody has told is not known.
  return lacksBase ? [...rest, unknownAmount({ what: 'columnOne' })] : rest
}

/** The contents are parts of one value: what is taken on several, or without several, is taken on their sum. */
function onShare({ rule, layer, amount, amounts }: One, of: Case): void {
  const content = rule.own.of
  if (content === undefined) return
  const { whole, on, without } = amount.parts ?? { whole: amount, on: [], without: [] }
  const parts =
    rule.own.rest === true
      ? { whole, on, without: [...new Set([...without, content])] }
      : { whole, on: [...new Set([...on, content])], without }
  const shares = (names: readonly string[]) => names.map((name) => ({ name, ...contentOf(name, of) }))
  const taken = shares(parts.on.length > 0 ? parts.on.filter((name) => !parts.without.includes(name)) : [])
  const spared = shares(parts.on.length > 0 ? [] : parts.without)
  const sum = (of_: typeof taken, what: 'share' | 'slope') => of_.map((one) => one[what]).reduce(add, ZERO)
  const part = parts.on.length > 0 ? sum(taken, 'share') : subtract(ONE, sum(spared, 'share'))
  const slope = subtract(sum(taken, 'slope'), sum(spared, 'slope'))
  const assumed = [...taken, ...spared].filter(({ isAssumed }) => isAssumed).map(({ name }) => name)
  const isCurved = whole.isCurved || (whole.shares.length > 0 && assumed.length > 0)
  amounts.set(layer, {
    ...whole,
    percent: whole.percent && times(whole.percent, part),
    adValorem: times(whole.adValorem, part),
    slope: add(times(whole.slope, part), times(whole.adValorem, slope)),
    floor: whole.floor && (assumed.length > 0 ? least(whole.floor, ZERO) : times(whole.floor, part)),
    by: [...amount.by, rule.own.id],
    shares: [...new Set([...whole.shares, ...assumed])],
    isBent: whole.isBent || isCurved,
    isCurved,
    parts,
  })
}

function upToPrice(one: One, good: Good): void {
  const { rule, layer, amount } = one
  const { price } = rule.own
  if (!price || !rule.price) return
  const value = valueOf(good, price)
  if (!value || isZero(value)) {
    const unknown: Unknown[] = [{ what: 'unitValue', layer: layer.ref, ...unit(price) }]
    return unsettle({ ...one, amount: { ...amount, percent: undefined, unknown, floor: ZERO } }, flat(ZERO), false)
  }
  const short = greatest(subtract(rule.price, value), ZERO)
  const percent = times(divide(short, value), HUNDRED)
  settle(one, flat(percent), percent)
}
