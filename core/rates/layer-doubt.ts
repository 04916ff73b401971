import { dateRange, endsOf, precisionOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/records/measures'
import type { Measure, StackingRule } from '../model/records/records'
import { borderZone } from './border-clock'
import { eventKnownDate, eventName } from './desk-events'
import type { LayerLaw } from './layer-law'
import { eventsUntil, isBefore, isEnd, lastEvent, saysInForce, type StatusEvent } from './measure-status'
import type { Doubt } from './regime/one-layer'
import { eventInDoubt } from './regime/layer-status'
import { effectiveDate } from './rulings-on-layer'

/**
 * The reason why a layer is unclear: when it began, when it ended, or when the last event was, is known only as a span of days or not at all; the deciding
 * status event disagrees with its dates, or with another one that may be later; nobody knows if it is law; a rule that may take it out of force; two rules
 * that replace one layer; rules that lead back to each other; it is in force for some origins and not for others; it became known only later.
 */
type Uncertainty = 'start' | 'end' | 'event' | 'status' | 'law' | 'rule' | 'overlap' | 'ring' | 'origins' | 'known'

/** The unknown fact about a layer, and the rule that may take it out of force. */
export interface Unclear {
  rule?: StackingRule
  /** The thing that is not known, with the date that says no more, the event that disagrees, or the other rule of an overlap. */
  unclear: { what: Uncertainty; date?: FuzzyDate; event?: StatusEvent; other?: StackingRule }
}

/** A layer, an instant, and the one by which something had to be known. */
interface AboutLayer {
  measure: Measure
  component: RateComponent
  at: number
  knownAt: number
}

/** The records behind what the engine does not know of a layer at an instant. */
export function unclearOf(
  desk: DeskRead,
  law: LayerLaw,
  { measure, component, at, knownAt }: AboutLayer,
  doubt: Doubt | undefined,
): Unclear {
  const ruleOf = (id: string | undefined) => (id === undefined ? undefined : desk.get('stackingRule', id))
  if (!doubt) return { unclear: { what: 'rule' } }
  if ('conflict' in doubt) {
    const { kind, rules } = doubt.conflict
    const [rule, other] = rules.map(ruleOf)
    const what = kind === 'overlap' ? 'overlap' : 'ring'
    return { ...(rule ? { rule } : {}), unclear: { what, ...(other ? { other } : {}) } }
  }
  const { unknown, key } = doubt
  const rule = ruleOf(doubt.rule ?? ('rule' in unknown ? unknown.rule : undefined))
  const byRule = (unclear: Partial<Unclear['unclear']>): Unclear => ({
    ...(rule ? { rule } : {}),
    unclear: { ...unclear, what: 'rule' },
  })
  if ('rule' in unknown) {
    const unsure = ruleOf(unknown.rule)
    const owner = unsure && desk.get('measure', unsure.target.measure)
    const interval = unsure?.interval && onClock(unsure.interval, owner && borderZone(desk, owner))
    const date = interval && (spanAt(endsOf(interval).from, at) ?? spanAt(endsOf(interval).to, at))
    return byRule(date ? { date } : {})
  }
  const ref = 'layer' in unknown ? unknown.layer : ''
  const [measureId = '', part = ''] = ref.split('/')
  const other = desk.get('measure', measureId)
  const otherPart = other?.components.find(({ id }) => id === part)
  if (!other || !otherPart) return byRule({})
  const reason = ownReason(desk, law, { measure: other, component: otherPart, at, knownAt }, unknown.what, key)
  return measureId === measure.id && part === component.id ? { unclear: reason } : byRule(reason)
}

/** The unknown fact about a layer itself. */
function ownReason(
  desk: DeskRead,
  { layers }: LayerLaw,
  { measure, component, at, knownAt }: AboutLayer,
  what: string,
  key: string,
): Unclear['unclear'] {
  const zone = borderZone(desk, measure)
  const validity = onClock(component.validity, zone)
  const { from, to } = endsOf(validity)
  const isKnown = (event: StatusEvent) => {
    const known = eventKnownDate(desk, event)
    return known === undefined || dateRange(onClock(known, zone)).min <= knownAt
  }
  const events = eventsUntil(measure, at).filter(isKnown)
  if (what === 'end') return { what, ...(to ? { date: to } : {}) }
  if (what === 'status') {
    const layer = layers.get(`${measure.id}/${component.id}`)
    const found = layer && eventInDoubt(layer, key)
    const named = found && eventOf(desk, measure, found.own.id)
    // The last word on a layer says if it is not law yet.
    const last = named && isBefore(named) ? lastEvent(events) : undefined
    const event = last ? { ...last, on: onClock(last.on, zone) } : named
    const date = event && spanAt(event.on, at)
    // Time does not tell when an event without any date was.
    if (!event || !date || isBefore(event) || !Number.isFinite(dateRange(date).max))
      return { what, ...(event ? { event } : {}) }
    return { what: isEnd(event) ? 'end' : 'event', date, event }
  }
  if (component.law === 'notKnown') return { what: 'law' }
  if (from) return { what: 'start', date: spanAt(from, at) ?? from }
  const said = events.find(saysInForce)
  return { what: 'start', date: said ? onClock(said.on, zone) : validity }
}

/** The event of a measure, or the ruling as one, that a regime names, with its day on the clock of the border. */
export function eventOf(desk: DeskRead, measure: Measure, name: string): StatusEvent | undefined {
  const zone = borderZone(desk, measure)
  const event = measure.events.find((candidate) => eventName(measure, candidate) === name)
  if (event) return { ...event, on: onClock(event.on, zone) }
  const ruling = desk.get('legalEvent', name)
  if (!ruling?.effect || ruling.effect === 'reversed' || ruling.effect === 'refunded') return undefined
  const clock = zone ?? 'UTC'
  return { id: ruling.id, status: ruling.effect, on: onClock(effectiveDate(desk, ruling, clock), clock) }
}

/**
 * A date that is known only as a span of days, or only as "by" a day, where the instant is inside of it: what happens then has
 * happened, or has not.
 */
function spanAt(date: FuzzyDate | undefined, at: number): FuzzyDate | undefined {
  if (!date) return undefined
  const precision = precisionOf(date)
  if (precision === 'day' || precision === 'instant') return undefined
  // "From a day on" begins on that day.
  if (precision === 'open' && endsOf(date).from) return undefined
  const { min, max } = dateRange(date)
  return min <= at && at < max ? date : undefined
}
