import { divide, rational, rationalIn, rationalText } from '../base/rational'
import { localName } from '../base/text'
import { dateRange, endsOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import { byId } from '../desk/desk-index'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/records/measures'
import type { Measure, RecordOf, StackingRule } from '../model/records/records'
import { begunAt, eventKnownDate, regimeEvents, regimeRuling, type Source } from './desk-events'
import { knownDate, knownOf, knownTime, spanned, spannedFrom, spanOf, startMoment } from './desk-moments'
import { saysInForce, type StatusEvent } from './measure-status'
import type { Condition, Scope, Selector } from './regime/law-conditions'
import type { RegimeLayer, RegimeMeasure, RegimeRule } from './regime/law-parts'
import type { Moment } from './regime/law-values'
import type { Regime } from './regime/regime'
import { rulingsOn } from './rulings-on-layer'
import { targetMeasureOf } from './layer-rules'
import { parseRate } from './terms/parse-rate'

const imposerOf = ({ imposer }: Measure): string => imposer

/** The parties whose borders the desk has measures of. */
export const bordersOf = (desk: DeskRead): string[] => [...desk.index('measure', imposerOf).keys()]

/** The clock of a party's border: that of its capital, or UTC if the desk's settings have none. */
export function clockOf(desk: DeskRead, border: string): string {
  const [settings] = desk.all('deskSettings')
  return settings?.capitals.find(({ party }) => party === border)?.timeZone ?? 'UTC'
}

/**
 * The law of a party's border, as the desk has it: its measures with their layers and status events, the rules between them, and the
 * rulings that say their effect. Origins are named by the codes of their parties ("JP").
 */
export function regimeOf(desk: DeskRead, border: string): Regime {
  const measures = desk.index('measure', imposerOf).get(border)
  const rules = desk.index('stackingRule', targetMeasureOf).getAny(measures.map(({ id }) => id))
  return regimeOfMeasures(desk, border, { measures, rules })
}

/** A part of that law: some measures of the border, and some rules on their layers. */
export function regimeOfMeasures(
  desk: DeskRead,
  border: string,
  { measures, rules }: { measures: readonly Measure[]; rules: readonly StackingRule[] },
): Regime {
  const clock = clockOf(desk, border)
  const from: Source = { desk, clock, rules }
  return {
    clock,
    measures: measures.map((measure) => regimeMeasure(measure, from)),
    rules: rules.flatMap((rule) => regimeRule(rule, from)),
    events: measures.flatMap((measure) => regimeEvents(measure, from)),
    rulings: rulingsOn(desk, measures).flatMap((ruling) => regimeRuling(desk, ruling, clock)),
    instruments: instrumentsOf(desk, measures, rules).map((instrument) => regimeInstrument(instrument, clock)),
    blocs: desk
      .index('party', blocOf)
      .get('bloc')
      .map(({ code, members }) => ({ id: code, members: members.map((party) => ({ party: codeOf(desk, party) })) })),
    columnTwo: (desk.get('party', border)?.columnTwo ?? []).map(({ partner, validity }) => {
      const known = knownTime(validity, clock)
      return {
        origins: [codeOf(desk, partner)],
        ...spanOf(validity && onClock(validity, clock), clock),
        ...(known === undefined ? {} : { known: { from: known } }),
      }
    }),
  }
}

/** All blocs under one key. */
const blocOf = ({ members }: RecordOf<'party'>): string | undefined => (members.length > 0 ? 'bloc' : undefined)

/** The instruments that measures and rules name, in the order of the desk. */
function instrumentsOf(
  desk: DeskRead,
  measures: readonly Measure[],
  rules: readonly StackingRule[],
): readonly RecordOf<'legalInstrument'>[] {
  const named = [...rules, ...measures.flatMap(({ components, events }) => [...components, ...events])]
  return desk.index('legalInstrument', byId).getAny(named.flatMap(({ instrument }) => instrument ?? []))
}

const codeOf = (desk: DeskRead, party: string): string => desk.get('party', party)?.code ?? party
const refOf = ({ measure, component }: StackingRule['target']) => `${measure}/${component}`

function regimeMeasure(measure: Measure, from: Source): RegimeMeasure {
  const { id, title, authority, kind, components } = measure
  return {
    id,
    title: localName(title, 'en'),
    base: kind === 'ordinaryDuty',
    ...(authority === undefined ? {} : { authority }),
    origins: originsOf(measure, from.desk),
    scope: scopeOf(measure),
    layers: components.map((component) => regimeLayer(measure, component, from)),
  }
}

function originsOf({ targets, targetsAll, notTargets = [] }: Measure, desk: DeskRead): RegimeMeasure['origins'] {
  const codes = (parties: readonly string[]) => parties.map((party) => codeOf(desk, party))
  // A measure on nobody is one of which nobody has said whose goods it touches.
  if (!targetsAll) return targets.length > 0 ? codes(targets) : 'notKnown'
  return notTargets.length === 0 ? 'all' : { except: codes(notTargets) }
}

/** The goods that a measure covers: a list that is empty and says no more is not known. */
export function scopeOf({ scope, scopeSays }: Measure): Scope {
  if (scopeSays === 'all' || scopeSays === 'notKnown') return scopeSays
  const codes = (wanted: 'include' | 'exclude') => scope.filter(({ mode }) => mode === wanted).map(({ hs }) => hs)
  const [include, exclude] = [codes('include'), codes('exclude')]
  if (include.length > 0) return { include, exclude }
  return scopeSays === undefined || exclude.length === 0 ? 'notKnown' : { include: 'all', exclude }
}

function regimeLayer(measure: Measure, component: RateComponent, from: Source): RegimeLayer {
  const { id, layer, instrument, origins, law } = component
  const { desk, clock } = from
  const instrumentName = instrument === undefined ? {} : { instrument }
  return {
    id,
    title: localName(layer, 'en'),
    rate: rateText(component),
    standing: law === 'announcedOnly' ? 'announced' : 'law',
    ...instrumentName,
    ...(origins && origins.length > 0 ? { origins: origins.map((party) => codeOf(desk, party)) } : {}),
    ...spanOf(onClock(component.validity, clock), clock),
    ...startOf(measure, component, from),
    ...inTransitOf(component, clock),
    known: {
      ...instrumentName,
      ...knownOf(clock, layerKnownDate(desk, component)),
    },
  }
}

/** The goods on their way that a layer spares. A day means its first instant: goods loaded on the day pay. */
function inTransitOf({ loadedBefore, enteredBefore }: RateComponent, clock: string): Pick<RegimeLayer, 'inTransit'> {
  if (!loadedBefore) return {}
  const entered = enteredBefore && { enteredBefore: startMoment(enteredBefore, clock) }
  return { inTransit: [{ loadedBefore: startMoment(loadedBefore, clock), ...entered }] }
}

/** The date from which a layer can be known, if the desk says. */
export const layerKnownDate = (
  desk: Pick<DeskRead, 'get'>,
  { knownFrom, announced, instrument, validity }: RateComponent,
): FuzzyDate | undefined => knownDate(desk, knownFrom ?? announced, instrument, validity)

/** A layer's rate in the words of a schedule; null if it is not known or is not written as one. */
const rateText = ({ rate }: RateComponent): string | null =>
  rate !== null && parseRate(rate).kind === 'rate' ? rate : null

/** Does a rule set a total or a cap, so that it needs a figure? */
export const setsTotal = ({ kind }: Pick<StackingRule, 'kind'>): boolean =>
  ['allInTotal', 'capsSum', 'capsLayer'].includes(kind)

/**
 * The start of a layer whose own interval does not settle it: by the events that say that the measure is in force, never for one that has
 * only been announced, and not known otherwise. An ordinary duty is in force until something ends it: schedules do not say since when.
 */
function startOf(measure: Measure, { validity, law }: RateComponent, { desk, clock }: Source): { from?: Moment } {
  const { from } = endsOf(validity)
  if (law === 'announcedOnly') return {}
  const earliest = from && dateRange(onClock(from, clock)).min
  // Nobody knows if it is law. Before its own start, it is not in force in any case.
  if (law === 'notKnown') return { from: spanned(earliest, undefined) }
  if (earliest !== undefined) return {}
  const latest = ({ on }: StatusEvent) => dateRange(onClock(on, clock)).max
  const [first] = measure.events.filter(saysInForce).toSorted((a, b) => latest(a) - latest(b))
  const isInForce = measure.kind === 'ordinaryDuty' || law === 'inForce'
  if (!first) return isInForce ? {} : { from: null }
  // An event says by when it was in force, and nothing of the time before. What is in force without it does not wait for it to be known.
  const known = isInForce ? undefined : eventKnownDate(desk, first)
  return { from: spannedFrom(clock, known, undefined, begunAt(first, clock)) }
}

function regimeInstrument(instrument: RecordOf<'legalInstrument'>, clock: string) {
  const dates = (['signed', 'published', 'effective'] as const).flatMap((name) => {
    const time = knownTime(instrument[name], clock)
    return time === undefined ? [] : [[name, time] as const]
  })
  return { id: instrument.id, ...Object.fromEntries(dates) }
}

function regimeRule(rule: StackingRule, { desk, clock }: Source): RegimeRule[] {
  const { id, kind, content, leastShare, ofRest, order, instrument, section } = rule
  if (kind === 'cumulative') return []
  const on = reached(desk, rule.target, rule.targetReach)
  const when = reached(desk, rule.when, rule.whenReach)
  const figure = percentText(rule.limit)
  const share = percentText(leastShare)
  const condition: Condition = {
    ...(kind === 'suspends' || kind === 'lowestOf' ? {} : { layers: when }),
    ...(content === undefined || share === undefined ? {} : { content: { of: content, atLeast: share } }),
  }
  return [
    {
      id,
      title: localName(rule.title, 'en'),
      does: kind === 'allInTotal' ? 'topsUpTo' : kind,
      on: kind === 'lowestOf' ? { layers: [...(on.layers ?? []), ...(when.layers ?? [])] } : on,
      when: condition,
      ...(figure === undefined ? {} : { figure }),
      ...(content === undefined ? {} : { of: content }),
      ...(ofRest === undefined ? {} : { rest: ofRest }),
      ...spanOf(rule.interval && onClock(rule.interval, clock), clock),
      order,
      ...(instrument === undefined ? {} : { instrument }),
      ...(section === undefined ? {} : { clause: section }),
      known: knownOf(clock, knownDate(desk, rule.knownFrom, instrument, rule.interval)),
    },
  ]
}

/** The layers that one side of a rule reaches: the one that it names, those of its measure, or those under its measure's authority. */
function reached(desk: DeskRead, layer: StackingRule['target'], reach: StackingRule['targetReach']): Selector {
  const authority = desk.get('measure', layer.measure)?.authority
  if (reach === 'authority' && authority !== undefined) return { authorities: [authority] }
  return reach === undefined || reach === 'layer' ? { layers: [refOf(layer)] } : { measures: [layer.measure] }
}

const HUNDRED = rational(100)

/** Basis points as an exact percentage ("27.5"). */
export function percentText(basisPoints: number | null | undefined): string | undefined {
  const exact = basisPoints === null || basisPoints === undefined ? undefined : rationalIn(String(basisPoints))
  return exact && rationalText(divide(exact, HUNDRED))
}
