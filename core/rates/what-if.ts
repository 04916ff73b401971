import { ParleyError } from '../base/errors'
import type { Good } from './regime/good'
import type { Selector } from './regime/law-conditions'
import type { RegimeEvent, RegimeLayer, RegimeRule } from './regime/law-parts'
import type { Known, Moment } from './regime/law-values'
import { Moments } from './regime/moments'
import type { Regime } from './regime/regime'
import { parseRate } from './terms/parse-rate'

/** A change that somebody supposes: never one of the desk. Layers are named by their references, times as a regime writes them. */
export type WhatIf =
  /** The layer has another rate. */
  | { does: 'rate'; layer: string; rate: string }
  /** The layer is law and in force, whatever its dates, events and suspensions say. Other layers may still take its place. */
  | { does: 'apply'; layer: string }
  /** The layer is not there. */
  | { does: 'remove'; layer: string }
  /** A suspension or an injunction of the layer ends: it is in force again from then on. */
  | { does: 'resume'; layer: string; from: string }
  /** The layer ends: a day is its last, a time its end. */
  | { does: 'end'; layer: string; until: string }
  /** There is one more layer of this name, on every good of every origin. No rule takes it out. */
  | { does: 'add'; name: string; rate: string; from?: string | undefined; until?: string | undefined }
  /** The ordinary duty of the good is another one, whether its line of the schedule or a measure says it. */
  | { does: 'duty'; rate: string }
  /** A rule does not work. */
  | { does: 'ruleOff'; rule: string }
  /** An instrument was never made: nothing that rests on it is there. */
  | { does: 'without'; instrument: string }

const ADDED = 'what-if'

/** The reference of a layer that is supposed to be added. */
export const addedLayer = (name: string): string => `${ADDED}/${name}`

/** A regime with some changes, in their order. The one that is given stays as it is. @throws ParleyError `what-if-rate`, `rate-time` */
export function withWhatIf(regime: Regime, changes: readonly WhatIf[]): Regime {
  return changes.reduce(changed, regime)
}

/** A good with the changes that are about it. The one that is given stays as it is. @throws ParleyError `what-if-rate` */
export function goodWithWhatIf(good: Good, changes: readonly WhatIf[]): Good {
  const last = changes.findLast((change) => change.does === 'duty')
  if (!last) return good
  refuseUnread(last.rate)
  return { ...good, column1: last.rate }
}

function changed(regime: Regime, change: WhatIf): Regime {
  switch (change.does) {
    case 'rate': {
      const { rate } = change
      refuseUnread(rate)
      return withLayer(regime, change.layer, (layer) => [{ ...layer, rate }])
    }
    case 'apply':
      return applied(regime, change.layer)
    case 'remove':
      return withLayer(regime, change.layer, () => [])
    case 'resume':
      return resumed(regime, change.layer, change.from)
    case 'end':
      return withLayer(regime, change.layer, (layer) => [{ ...layer, until: change.until }])
    case 'add':
      return added(regime, change)
    case 'duty':
      // It is the good's, and none of the law.
      return regime
    case 'ruleOff':
      return { ...regime, rules: regime.rules?.filter(({ id }) => id !== change.rule) }
    case 'without':
      return withoutInstrument(regime, change.instrument)
  }
}

function refuseUnread(rate: string): void {
  if (!('rate' in parseRate(rate))) throw new ParleyError('what-if-rate', { value: rate.slice(0, 80) })
}

function added(regime: Regime, { name, rate, from, until }: Extract<WhatIf, { does: 'add' }>): Regime {
  refuseUnread(rate)
  const layer: RegimeLayer = {
    id: name,
    title: name,
    rate,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }
  const before = regime.measures.find(({ id }) => id === ADDED)?.layers ?? []
  return {
    ...regime,
    measures: [
      ...regime.measures.filter(({ id }) => id !== ADDED),
      { id: ADDED, known: ALWAYS_KNOWN, layers: [...before.filter(({ id }) => id !== name), layer] },
    ],
  }
}

function withoutInstrument(regime: Regime, id: string): Regime {
  const rests = ({ instrument, known }: { instrument?: string | undefined; known?: Known | undefined }) =>
    instrument === id || known?.instrument === id
  return {
    ...regime,
    measures: regime.measures
      .filter((measure) => !rests(measure) || measure.layers.some((layer) => layer.instrument !== undefined))
      .map((measure) => ({
        ...measure,
        layers: measure.layers.filter(
          (layer) => !rests({ ...layer, instrument: layer.instrument ?? measure.instrument }),
        ),
      })),
    rules: regime.rules?.filter((rule) => !rests(rule)),
    events: regime.events?.filter((event) => !rests(event)),
    rulings: regime.rulings?.filter((event) => !rests(event)),
    instruments: regime.instruments?.filter((instrument) => instrument.id !== id),
  }
}

function withLayer(regime: Regime, ref: string, change: (layer: RegimeLayer) => RegimeLayer[]): Regime {
  return {
    ...regime,
    measures: regime.measures.map((measure) => ({
      ...measure,
      layers: measure.layers.flatMap((layer) => (`${measure.id}/${layer.id}` === ref ? change(layer) : [layer])),
    })),
  }
}

/** Before anything that a desk knows. */
const ALWAYS_KNOWN = { from: '1900-01-01' }

function applied(regime: Regime, ref: string): Regime {
  const lawful = withLayer(regime, ref, ({ from: _from, until: _until, inTransit: _transit, ...layer }) => [
    { ...layer, standing: 'law', known: ALWAYS_KNOWN },
  ])
  return {
    ...lawful,
    rules: regime.rules?.map((rule) => (rule.does === 'suspends' ? without(rule, ref) : rule)),
    events: regime.events?.map((event) => without(event, ref)),
    rulings: regime.rulings?.map((event) => without(event, ref)),
  }
}

function resumed(regime: Regime, ref: string, from: string): Regime {
  const moments = new Moments(regime)
  // Both keep the name, by which a stay answers a ruling.
  const ends = <E extends RegimeRule | RegimeEvent>(one: E): E[] => [
    without(one, ref),
    { ...one, on: { layers: [ref] }, until: earlierEnd(one.until, from, moments) },
  ]
  const hasLayer = selects(regime, ref)
  const ofEvents = (events: readonly RegimeEvent[] | undefined) =>
    events?.flatMap((event) => {
      const isStop = ['suspended', 'enjoined', 'invalidated'].includes(event.status)
      return isStop && event.until !== null && hasLayer(event.on) ? ends(event) : [event]
    })
  return {
    ...regime,
    rules: regime.rules?.flatMap((rule) => (rule.does === 'suspends' && hasLayer(rule.on) ? ends(rule) : [rule])),
    events: ofEvents(regime.events),
    rulings: ofEvents(regime.rulings),
  }
}

/** The end that comes first: one of the law, or a time that somebody supposes. */
function earlierEnd(until: Moment | undefined, from: string, moments: Moments): Moment {
  const [own, supposed] = [moments.end(until), moments.instant(from)]
  if (own.min >= supposed || own.knownFrom > -Infinity) return from
  if (own.max <= supposed) return until ?? null
  const earliest = Number.isFinite(own.min) ? { earliest: new Date(own.min).toISOString() } : {}
  return { ...earliest, latest: from }
}

/** The parts that no longer reach a layer, and all others as before. */
function without<E extends { on: Selector }>(one: E, ref: string): E {
  const { except } = one.on
  return { ...one, on: { ...one.on, except: { ...except, layers: [...(except?.layers ?? []), ref] } } }
}

/** Does a selector name a layer? */
function selects({ measures }: Regime, ref: string): (selector: Selector) => boolean {
  const measure = measures.find(({ id, layers }) => layers.some((layer) => `${id}/${layer.id}` === ref))
  const own = measure?.layers.find((layer) => `${measure.id}/${layer.id}` === ref)
  const isNamed = (selector: Selector): boolean =>
    measure !== undefined &&
    own !== undefined &&
    (selector.every === true ||
      (selector.base === true && measure.base === true) ||
      has(selector.layers, ref) ||
      has(selector.measures, measure.id) ||
      has(selector.authorities, own.authority ?? measure.authority) ||
      has(selector.instruments, own.instrument ?? measure.instrument)) &&
    !(selector.except && isNamed(selector.except))
  return isNamed
}

const has = (list: readonly string[] | undefined, one: string | undefined) =>
  one !== undefined && (list?.includes(one) ?? false)
