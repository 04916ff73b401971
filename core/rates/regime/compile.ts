import { rationalIn } from '../../base/rational'
import type { Rate } from '../terms/rate'
import { parseRate } from '../terms/parse-rate'
import { conditionsIn, conditionsInside, thresholdsOf } from './conditions-inside'
import type { CompiledRegime, Layer, LayerEvent, Rule } from './compiled'
import { LayerIndex } from './layer-index'
import { afterOf, Moments, instantOf, notBefore } from './moments'
import type { Selector } from './law-conditions'
import { LIFTS, RULINGS, type RegimeEvent, type RegimeMeasure, type RegimeRule } from './law-parts'
import type { Regime } from './regime'

/**
 * The order in which rules set amounts, unless the rules have an order of their own: shares, then caps on one layer, then rules
 * on sums, and last the lowest of all.
 */
const AMOUNT_ORDER: readonly string[] = ['onShareOf', 'minimumPrice', 'capsLayer', 'topsUpTo', 'capsSum', 'lowestOf']

/** @throws RangeError of a day that the calendar does not have */
export function compileRegime(regime: Regime): CompiledRegime {
  const moments = new Moments(regime)
  const layers = regime.measures.flatMap((measure) => layersOf(measure, moments)).toSorted(byRef)
  const remembered = new Map<Selector, ReadonlySet<Layer>>()
  const selected = (selector: Selector) => {
    const before = remembered.get(selector)
    if (before) return before
    const found = new Set(layers.filter((layer) => isSelected(layer, selector)))
    remembered.set(selector, found)
    return found
  }
  const asked = new Map<string, Selector>()
  /** The first of the selectors that say the same, and each layer told that it is selected. */
  const ask = (selector: Selector): Selector => {
    const key = JSON.stringify(selector)
    const first = asked.get(key) ?? selector
    if (!asked.has(key)) for (const layer of selected(selector)) layer.selectedBy.push(selector)
    asked.set(key, first)
    return first
  }
  const rules = (regime.rules ?? []).map((own) => ruleOf(own, moments, selected, ask)).toSorted(byOrder)
  const conditions = conditionsIn(regime)
  const askedIn = new Map(conditions.flatMap(({ layers: by }) => (by ? [[by, ask(by)] as const] : [])))
  for (const rule of rules)
    for (const layer of rule.on) {
      if (rule.own.does === 'suspends') layer.suspendedBy.push(rule)
      if (rule.own.does === 'excludes' || rule.own.does === 'replaces') layer.removedBy.push(rule)
    }
  for (const rule of rules)
    if (rule.own.does === 'replaces' && rule.by) for (const layer of selected(rule.by)) layer.takesBy.push(rule)
  const acts = [...(regime.events ?? []), ...(regime.rulings ?? [])]
  for (const own of acts) {
    const event = eventOf(own, moments)
    for (const layer of reachOf(own, acts, selected)) layer.events.push(event)
  }
  for (const { events } of layers) events.sort(byInstant)
  const blocs = blocsOf(regime)
  return {
    clock: regime.clock,
    layers,
    amounts: rules.filter(({ own }) => AMOUNT_ORDER.includes(own.does)),
    columnTwo: (regime.columnTwo ?? []).map(({ origins, known, ...times }) => ({
      origins,
      span: moments.span(times),
      knownFrom: moments.knownFrom(known),
    })),
    blocs,
    selected,
    asked: (selector) => askedIn.get(selector) ?? selector,
    moments,
    thresholds: thresholdsOf(conditions),
    conditionTimes: conditions.flatMap(({ enteredFrom, enteredBefore }) =>
      [enteredFrom, enteredBefore].flatMap((moment) => (moment === undefined ? [] : moments.start(moment))),
    ),
    listed: listedIn(layers),
    programmes: conditions.flatMap(({ programme }) => programme ?? []),
    index: new LayerIndex(layers, blocs),
  }
}

const byRef = (a: Layer, b: Layer) => order(a.ref, b.ref)

function byOrder(a: Rule, b: Rule): number {
  const kind = AMOUNT_ORDER.indexOf(a.own.does) - AMOUNT_ORDER.indexOf(b.own.does)
  return (a.own.order ?? 0) - (b.own.order ?? 0) || kind || order(a.own.id, b.own.id)
}

/** If two events are at one instant, the one that takes a layer out comes after the one that puts it in force: a pause that is renewed as it ends goes on. */
const AT_ONE_INSTANT: readonly string[] = [
  'inForce',
  'amended',
  'suspended',
  'expired',
  'revoked',
  'enjoined',
  'invalidated',
]

const byInstant = (a: LayerEvent, b: LayerEvent): number =>
  order(a.at.min, b.at.min) ||
  AT_ONE_INSTANT.indexOf(a.own.status) - AT_ONE_INSTANT.indexOf(b.own.status) ||
  order(a.own.id, b.own.id)

/** Unlike a difference, it orders what has always been so. */
const order = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : Number(a > b))

function layersOf(measure: RegimeMeasure, moments: Moments): Layer[] {
  const whole = moments.knownFrom(measure.known, measure.instrument)
  return measure.layers.map((own) => {
    const rate = readRate(own.rate)
    return {
      ref: `${measure.id}/${own.id}`,
      measure,
      own,
      isBase: measure.base ?? false,
      isAnnounced: own.standing === 'announced',
      rate,
      announced: own.announcedRate === undefined ? rate : readRate(own.announcedRate),
      origins: own.origins ?? measure.origins ?? 'all',
      scope: own.scope ?? measure.scope ?? 'all',
      span: moments.span(own),
      inTransit: (own.inTransit ?? []).map(({ loadedBefore, enteredBefore }) => ({
        loadedBefore: moments.start(loadedBefore),
        enteredBefore: enteredBefore === undefined ? moments.end(undefined) : moments.start(enteredBefore),
      })),
      knownFrom: moments.knownFrom(own.known, own.instrument, whole),
      events: [],
      suspendedBy: [],
      removedBy: [],
      takesBy: [],
      selectedBy: [],
    }
  })
}

/** Undefined of a rate that is not known. */
export function readRate(text: string | null): Rate | undefined {
  const parsed = text === null ? undefined : parseRate(text)
  return parsed?.kind === 'rate' ? parsed.rate : undefined
}

function ruleOf(
  own: RegimeRule,
  moments: Moments,
  selected: CompiledRegime['selected'],
  ask: (selector: Selector) => Selector,
): Rule {
  const { layers: by, ...besides } = own.when ?? {}
  return {
    by: by && ask(by),
    besides: Object.keys(besides).length === 0 ? undefined : besides,
    asksLayers: conditionsInside(besides).some(({ layers }) => layers !== undefined),
    own,
    on: selected(own.on),
    sum: selected(own.sum ?? BASE),
    figure: own.figure === undefined ? undefined : rationalIn(own.figure),
    price: own.price && rationalIn(own.price.amount),
    span: moments.span(own),
    isAnnounced: own.standing === 'announced',
    knownFrom: moments.knownFrom(own.known, own.instrument),
  }
}

const BASE: Selector = { base: true }

function eventOf(own: RegimeEvent, moments: Moments): LayerEvent {
  const decided = moments.start(own.at)
  const at = own.effective === undefined ? decided : moments.start(own.effective)
  return {
    own,
    // A court's decision does not rewrite what was owed before it, even if it says so.
    at: RULINGS.has(own.status) || LIFTS.has(own.status) ? notBefore(at, decided) : at,
    decided,
    until: moments.end(own.until),
    knownFrom: moments.knownFrom(own.known, own.instrument),
  }
}

/** The layers that an event is about: if a stay or a reversal names none, those of the decision that it answers. */
function reachOf(
  own: RegimeEvent,
  events: readonly RegimeEvent[],
  selected: CompiledRegime['selected'],
  asked: readonly RegimeEvent[] = [],
): Layer[] {
  const { on, answers, status } = own
  if (answers === undefined || !LIFTS.has(status) || !namesNothing(on)) return [...selected(on)]
  const before = [...asked, own]
  const answered = events.filter((event) => event.id === answers && !before.includes(event))
  const reached = new Set(answered.flatMap((event) => reachOf(event, events, selected, before)))
  return [...reached].filter((layer) => !(on.except && isSelected(layer, on.except)))
}

const namesNothing = ({ layers = [], measures = [], authorities = [], instruments = [], base, every }: Selector) =>
  base !== true && every !== true && [...layers, ...measures, ...authorities, ...instruments].length === 0

/** Does a selector select a layer? */
export function isSelected(layer: Layer, selector: Selector): boolean {
  const { measure, own, ref } = layer
  const authority = own.authority ?? measure.authority
  const instrument = own.instrument ?? measure.instrument
  const isNamed =
    selector.every === true ||
    (selector.base === true && layer.isBase) ||
    (selector.layers?.includes(ref) ?? false) ||
    (selector.measures?.includes(measure.id) ?? false) ||
    (authority !== undefined && (selector.authorities?.includes(authority) ?? false)) ||
    (instrument !== undefined && (selector.instruments?.includes(instrument) ?? false))
  return isNamed && !(selector.except && isSelected(layer, selector.except))
}

function blocsOf({ blocs = [], clock }: Regime): CompiledRegime['blocs'] {
  return new Map(
    blocs.map(({ id, members }) => [
      id,
      members.map(({ party, from, until }) => ({
        party,
        from: from === undefined ? -Infinity : instantOf(from, clock),
        until: until === undefined ? Infinity : afterOf(until, clock),
      })),
    ]),
  )
}

function listedIn(layers: readonly Layer[]): CompiledRegime['listed'] {
  const found = new Map<RegimeMeasure, { layer: Layer; origins: readonly string[] }[]>()
  for (const layer of layers) {
    const { measure, origins } = layer
    if (!Array.isArray(origins)) continue
    found.set(measure, [...(found.get(measure) ?? []), { layer, origins }])
  }
  return found
}
