import { dateRange, endsOf, precisionOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/records/measures'
import type { Measure, StackingRule } from '../model/records/records'

/** What a layer is at an instant. Announced is not in force: a layer that has not begun says so. */
export type Standing = 'notYet' | 'unclear' | 'inForce' | 'suspended' | 'replaced' | 'ended'

/** Statuses after which no layer of a measure is in force, whatever its interval says. */
export const ENDING = ['expired', 'revoked', 'invalidated'] as const

/** What it is that is not known of a layer: whether it has begun, whether it has ended, which event was the last, or whether a rule takes it out of force. */
export type Uncertainty = 'start' | 'end' | 'event' | 'rule'

/** A layer's standing, the rule that took it out of force if one did, and of one that is unclear what is not known, with the date that says no more. */
export interface LayerStanding {
  standing: Standing
  rule?: StackingRule
  unclear?: { what: Uncertainty; date: FuzzyDate }
}

/**
 * Is a layer in force at an instant (epoch milliseconds), by its own interval and by the rules that suspend or replace it?
 * Where an end of an interval is a day, the whole day counts; where it is known only as a span of days, it is not known inside of the span.
 * Rules that exclude goods concern a good, not a layer, and are for the rate engine, as are totals.
 */
export function layerStanding(desk: DeskRead, measure: Measure, component: RateComponent, at: number): LayerStanding {
  return new Asking(desk, at).standingOf(measure, component, new Set()).standing
}

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

  /** `path` are the rules by which it came to be asked. */
  standingOf(measure: Measure, component: RateComponent, path: ReadonlySet<string>): Answer {
    const key = `${measure.id}/${component.id}`
    const before = this.#known.get(key)
    if (before) return { standing: before, inRing: false }
    const own = ownStanding(measure, component, this.#at)
    const answer = own ? { standing: own, inRing: false } : this.#ruled(measure, component, path)
    if (!answer.inRing) this.#known.set(key, answer.standing)
    return answer
  }

  /** What the rules make of a layer that is in force by itself. */
  #ruled(measure: Measure, component: RateComponent, path: ReadonlySet<string>): Answer {
    let inRing = false
    let unclear: LayerStanding | undefined
    for (const rule of this.#rulesOf(measure, component)) {
      const { interval } = rule
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
      // Whether the layer is in force that replaces it is not known, so neither is whether it is replaced.
      if (typeof replaced?.applies === 'object')
        unclear ??= { standing: 'unclear', rule, unclear: { what: 'rule', date: replaced.applies } }
    }
    const standing: LayerStanding = unclear ?? { standing: 'inForce' }
    return { standing, inRing }
  }

  #rulesOf(measure: Measure, component: RateComponent): StackingRule[] {
    const holds = ({ interval }: StackingRule) =>
      !interval || (dateRange(interval).min <= this.#at && this.#at < dateRange(interval).max)
    return this.#desk
      .all('stackingRule')
      .filter(({ target }) => target.measure === measure.id && target.component === component.id)
      .filter(holds)
      .toSorted((a, b) => a.order - b.order)
  }

  /**
   * Is the layer in force on which the rule depends? The date that does not say it, where that is not known. Layers that replace each other in a ring take none out of
   * force by each other's word.
   */
  #applies(rule: StackingRule, path: ReadonlySet<string>): { applies: boolean | FuzzyDate; inRing: boolean } {
    this.#asked += 1
    if (path.has(rule.id) || this.#asked > ASKED_MAX) return { applies: false, inRing: true }
    const measure = this.#desk.get('measure', rule.when.measure)
    const component = measure?.components.find((candidate) => candidate.id === rule.when.component)
    if (!measure || !component) return { applies: false, inRing: false }
    // Each way to a layer has a path of its own: one that is asked about twice is no ring.
    const { standing, inRing } = this.standingOf(measure, component, new Set([...path, rule.id]))
    return { applies: standing.unclear?.date ?? standing.standing === 'inForce', inRing }
  }
}

/** What a layer is by its own interval and its measure's events; undefined where it is in force by these. */
function ownStanding(measure: Measure, component: RateComponent, at: number): LayerStanding | undefined {
  const { min, max } = dateRange(component.validity)
  if (at < min) return { standing: 'notYet' }
  const event = statusAt(measure, at)
  const isEnding = event !== undefined && isEnd(event)
  const ends = isEnding ? spanAt(event.on, at) : undefined
  if (at >= max || (isEnding && !ends)) return { standing: 'ended' }
  const resumed = !isEnding && event ? spanAt(event.on, at) : undefined
  if (resumed && isEnded(measure, event, at)) return { standing: 'unclear', unclear: { what: 'event', date: resumed } }
  const { from, to } = endsOf(component.validity)
  const begins = spanAt(from, at)
  if (begins) return { standing: 'unclear', unclear: { what: 'start', date: begins } }
  const end = ends ?? spanAt(to, at)
  return end && { standing: 'unclear', unclear: { what: 'end', date: end } }
}

const isEnd = ({ status }: Measure['events'][number]): boolean => ENDING.some((ending) => ending === status)

/** Had the measure ended, without its last event? */
function isEnded(measure: Measure, last: Measure['events'][number] | undefined, at: number): boolean {
  const before = statusAt({ ...measure, events: measure.events.filter((event) => event !== last) }, at)
  return before !== undefined && isEnd(before)
}

/** A date that is known only as a span of days, where the instant is inside of it: what happens then has happened, or has not. */
function spanAt(date: FuzzyDate | undefined, at: number): FuzzyDate | undefined {
  if (!date || ['day', 'instant', 'open'].includes(precisionOf(date))) return undefined
  const { min, max } = dateRange(date)
  return min <= at && at < max ? date : undefined
}

/** The latest status event of a measure at an instant, or undefined if nothing had happened yet. */
export function statusAt(measure: Measure, at: number): Measure['events'][number] | undefined {
  return measure.events
    .filter((event) => dateRange(event.on).min <= at)
    .toSorted((a, b) => dateRange(a.on).min - dateRange(b.on).min)
    .at(-1)
}
