import { onClock } from '../dates/on-clock'
import { dateRange, endsOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/records/measures'
import type { Measure, StackingRule } from '../model/records/records'
import { borderZone } from './border-clock'
import { rulesDependingOn, rulesOn, rulesOnMeasure, type LayerName } from './layer-rules'
import {
  decidingEvent,
  eventsUntil,
  isEnd,
  isStayedBy,
  rivalsOf,
  saysInForce,
  spanAt,
  type StatusEvent,
} from './measure-status'
import { partiesOf, runStart } from './run-start'

/** The standing of a layer at an instant. Announced is not in force: a layer that has not begun says so. */
export type Standing = 'notYet' | 'unclear' | 'inForce' | 'suspended' | 'replaced' | 'ended'

/**
 * The reason why a layer is unclear: when it began, when it ended, or when the last event was, is known only as a span of days or not at all; the deciding
 * status event disagrees with its dates, or with another one that may be later; a rule that may take it out of force; two rules that replace one
 * layer.
 */
export type Uncertainty = 'start' | 'end' | 'event' | 'status' | 'rule' | 'overlap'

/** A layer's standing, and why. */
export interface LayerStanding {
  standing: Standing
  /** The rule that takes it out of force, or may. */
  rule?: StackingRule
  /** The thing that is not known, with the date that says no more, the event that disagrees, or the other rule of an overlap. */
  unclear?: { what: Uncertainty; date?: FuzzyDate; event?: StatusEvent; other?: StackingRule }
  /** Of a layer in force: the start of the present run, interruptions counted. Undefined where it is not known. */
  since?: FuzzyDate
  /** The parties for which the present run began then, where a rule began it that does not speak of every party that pays. */
  sinceFor?: readonly string[]
}

/**
 * Is a layer in force at an instant (epoch milliseconds), by its own interval, by the events of its measure, and by the rules that
 * suspend or replace it? Days are days of the border's clock; where an end of an interval is a day, the whole day counts. Where
 * status and dates disagree, or either is not known, the layer is unclear, and no figure of it is in force. Rules that exclude goods
 * concern a good, not a layer, and are for the rate engine, as are totals.
 */
export function layerStanding(desk: DeskRead, measure: Measure, component: RateComponent, at: number): LayerStanding {
  const now = new Asking(desk, at)
  const standing = now.finalOf(measure, component)
  if (standing.standing !== 'inForce') return standing
  const start = runStart(desk, measure, component, at, (instant) => {
    const then = new Asking(desk, instant).finalOf(measure, component)
    // A ruling that was stayed has interrupted nothing.
    const { event } = then.unclear ?? {}
    return then.standing === 'inForce' || (event?.status === 'enjoined' && isStayedBy(measure, event, at))
  })
  if (!start) return standing
  const sinceFor = start.rule ? partiesOf(desk, measure, start.rule) : []
  return { ...standing, since: start.date, ...(sinceFor.length > 0 ? { sinceFor } : {}) }
}

/** The instruments by which a layer is what it is: its own, and that of the rule which takes it out of force. */
export const basisOf = ({ instrument }: RateComponent, { rule }: LayerStanding): string[] => [
  ...new Set([instrument, rule?.instrument].filter((id) => id !== undefined)),
]

/** A standing; `inRing` says that it depends on where the asking began. */
interface Answer {
  standing: LayerStanding
  inRing: boolean
}

/** Rules that lead back to each other in many rings are not followed for ever. */
const ASKED_MAX = 2000

/** One question about an instant: layers that several rules depend on are worked out once. */
class Asking {
  readonly #desk: DeskRead
  readonly #at: number
  readonly #known = new Map<string, LayerStanding>()
  #asked = 0

  constructor(desk: DeskRead, at: number) {
    this.#desk = desk
    this.#at = at
  }

  /** A layer's standing; one that claims the place of a layer that another one replaces too is unclear. */
  finalOf(measure: Measure, component: RateComponent): LayerStanding {
    const { standing } = this.standingOf(measure, component, new Set())
    if (standing.standing !== 'inForce') return standing
    const overlap = this.#overlapOf(measure, component)
    return overlap
      ? { standing: 'unclear', rule: overlap[0], unclear: { what: 'overlap', other: overlap[1] } }
      : standing
  }

  /** `path` are the rules by which it came to be asked. */
  standingOf(measure: Measure, component: RateComponent, path: ReadonlySet<string>): Answer {
    const key = `${measure.id}/${component.id}`
    const before = this.#known.get(key)
    if (before) return { standing: before, inRing: false }
    const own = this.#ownStanding(measure, component)
    const answer = own ? { standing: own, inRing: false } : this.#ruled(measure, component, path)
    if (!answer.inRing) this.#known.set(key, answer.standing)
    return answer
  }

  /** The rules' effect on a layer that is in force by itself. */
  #ruled(measure: Measure, component: RateComponent, path: ReadonlySet<string>): Answer {
    let inRing = false
    let unclear: LayerStanding | undefined
    for (const rule of this.#rulesOf(measure, component)) {
      const interval = this.#intervalOf(rule)
      const span = interval && (spanAt(endsOf(interval).from, this.#at) ?? spanAt(endsOf(interval).to, this.#at))
      const doubt: LayerStanding | undefined = span && {
        standing: 'unclear',
        rule,
        unclear: { what: 'rule', date: span },
      }
      // A suspension holds by its interval alone; what it leaves in force is another layer's matter.
      if (rule.kind === 'suspends' && !doubt) return { standing: { standing: 'suspended', rule }, inRing }
      const replaced = rule.kind === 'replaces' ? this.#applies(rule, path) : undefined
      inRing ||= replaced?.inRing ?? false
      if (replaced?.applies === true && !doubt) return { standing: { standing: 'replaced', rule }, inRing }
      if (rule.kind === 'suspends' || replaced?.applies === true) unclear ??= doubt
      // It is not known if the layer that replaces it is in force, and so not if it is replaced.
      if (replaced?.applies === undefined || typeof replaced.applies === 'boolean') continue
      unclear ??= { standing: 'unclear', rule, unclear: { ...replaced.applies, what: 'rule' } }
    }
    return { standing: unclear ?? { standing: 'inForce' }, inRing }
  }

  #rulesOf(measure: Measure, component: RateComponent): StackingRule[] {
    return rulesOn(this.#desk, { measure: measure.id, component: component.id })
      .filter((rule) => this.#holds(rule))
      .toSorted((a, b) => a.order - b.order)
  }

  #holds(rule: StackingRule): boolean {
    const interval = this.#intervalOf(rule)
    return !interval || (dateRange(interval).min <= this.#at && this.#at < dateRange(interval).max)
  }

  #intervalOf(rule: StackingRule): FuzzyDate | undefined {
    const measure = this.#desk.get('measure', rule.target.measure)
    return rule.interval && onClock(rule.interval, measure && borderZone(this.#desk, measure))
  }

  /**
   * Is the layer in force on which the rule depends? If that is unclear, the answer says what is not known. Layers that replace each
   * other in a ring take none out of force by each other's word.
   */
  #applies(rule: StackingRule, path: ReadonlySet<string>) {
    type Applies = boolean | NonNullable<LayerStanding['unclear']>
    const answer = (applies: Applies, inRing: boolean) => ({ applies, inRing })
    this.#asked += 1
    if (path.has(rule.id) || this.#asked > ASKED_MAX) return answer(false, true)
    const measure = this.#desk.get('measure', rule.when.measure)
    const component = measure?.components.find((candidate) => candidate.id === rule.when.component)
    if (!measure || !component) return answer(false, false)
    // Each way to a layer has a path of its own: one that is asked about twice is no ring.
    const { standing, inRing } = this.standingOf(measure, component, new Set([...path, rule.id]))
    return answer(standing.unclear ?? standing.standing === 'inForce', inRing)
  }

  /** Two rules that hold, by which this layer and another one in force both take the place of one layer. */
  #overlapOf(measure: Measure, component: RateComponent): [StackingRule, StackingRule] | undefined {
    const holding = (rules: readonly StackingRule[]) =>
      rules.filter((rule) => rule.kind === 'replaces' && this.#holds(rule))
    const isSame = (one: LayerName, other: LayerName) =>
      one.measure === other.measure && one.component === other.component
    const own = { measure: measure.id, component: component.id }
    for (const rule of holding(rulesDependingOn(this.#desk, own))) {
      const other = holding(rulesOn(this.#desk, rule.target)).find(
        (rival) =>
          !isSame(rival.when, own) &&
          !isSame(rival.when, rival.target) &&
          this.#applies(rival, new Set()).applies === true,
      )
      if (other) return [rule, other]
    }
    return undefined
  }

  /** The standing of a layer by its own interval and its measure's events; undefined where it is in force by these. */
  #ownStanding(measure: Measure, component: RateComponent): LayerStanding | undefined {
    const at = this.#at
    const validity = onClock(component.validity, borderZone(this.#desk, measure))
    const { from, to } = endsOf(validity)
    if (from && at < dateRange(from).min) return { standing: 'notYet' }
    const begun = from ? dateRange(from).max : -Infinity
    const events = this.#eventsOf(measure, begun)
    const last = decidingEvent(events)
    const inDoubt = last && spanAt(last.on, at)
    const effect = effectOf(last)
    if (at >= dateRange(validity).max) return { standing: 'ended' }
    if (inDoubt && effect !== effectOf(decidingEvent(events.filter((event) => event !== last)))) {
      // Time does not tell when an event without any date was.
      const dated = { what: effect === 'ended' ? 'end' : 'event', date: inDoubt } as const
      const isDated = Number.isFinite(dateRange(inDoubt).max)
      return { standing: 'unclear', unclear: { ...(isDated ? dated : { what: 'status' }), event: last } }
    }
    const rival = last && rivalsOf(events, last).find((event) => effectOf(event) !== effect)
    if (rival) return { standing: 'unclear', unclear: { what: 'status', event: effect === 'agrees' ? rival : last } }
    if (effect === 'ended') return { standing: 'ended' }
    const begins = from ? spanAt(from, at) : startByEvents(measure, events, at)
    if (begins) return { standing: 'unclear', unclear: { what: 'start', date: begins === true ? validity : begins } }
    if (last && effect === 'disagrees') return { standing: 'unclear', unclear: { what: 'status', event: last } }
    const end = spanAt(to, at)
    return end && { standing: 'unclear', unclear: { what: 'end', date: end } }
  }

  /**
   * The events that speak of a layer that had begun by `begun`: an end before that is of earlier layers, and a suspension that a rule
   * gives to some layers of the measure is of those.
   */
  #eventsOf(measure: Measure, begun: number): StatusEvent[] {
    const zone = borderZone(this.#desk, measure)
    const onBorder = {
      ...measure,
      events: measure.events.map((event) => ({ ...event, on: onClock(event.on, zone) })),
    }
    const suspensions = rulesOnMeasure(this.#desk, measure.id)
      .filter(({ kind, interval }) => kind === 'suspends' && interval)
      .map((rule) => this.#intervalOf(rule))
    const isOfRule = ({ status, on }: StatusEvent) =>
      status === 'suspended' &&
      suspensions.some(
        (span) => span && dateRange(span).min <= dateRange(on).max && dateRange(on).min < dateRange(span).max,
      )
    return eventsUntil(onBorder, this.#at).filter(
      (event) => !isOfRule(event) && !(isEnd(event) && dateRange(event.on).max < begun),
    )
  }
}

/** The deciding status beside a layer whose dates say that it is in force: it agrees, disagrees, or has ended the layer. */
function effectOf(event: StatusEvent | undefined): 'agrees' | 'disagrees' | 'ended' {
  if (!event || saysInForce(event)) return 'agrees'
  return isEnd(event) ? 'ended' : 'disagrees'
}

/**
 * For a layer without a start: the date of the event that says only by when it was in force, or true if no event says that it is.
 * An ordinary duty is in force until something ends it: schedules do not say since when.
 */
function startByEvents({ kind }: Measure, events: readonly StatusEvent[], at: number): FuzzyDate | true | undefined {
  const said = events.filter(saysInForce)
  if (said.some(({ on }) => !spanAt(on, at))) return undefined
  return said[0]?.on ?? (kind === 'ordinaryDuty' ? undefined : true)
}
