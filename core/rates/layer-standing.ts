import { dateRange, endsOf, precisionOf } from '../dates/edtf'
import type { DeskRead } from '../desk/desk-read'
import type { FuzzyDate } from '../model/fuzzy-date'
import type { RateComponent } from '../model/measures'
import type { Measure, StackingRule } from '../model/records'

/** What a layer is at an instant. Announced is not in force: a layer that has not begun says so. */
export type Standing = 'notYet' | 'unclear' | 'inForce' | 'suspended' | 'replaced' | 'ended'

/** Statuses after which no layer of a measure is in force, whatever its interval says. */
export const ENDING = ['expired', 'revoked', 'invalidated'] as const

/** What it is that is not known of a layer: whether it has begun, whether it has ended, or whether a rule takes it out of force. */
export type Uncertainty = 'start' | 'end' | 'rule'

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

/** One question about an instant: layers that several rules depend on are worked out once. */
class Asking {
  readonly #desk: DeskRead
  readonly #at: number
  readonly #known = new Map<string, LayerStanding>()

  constructor(desk: DeskRead, at: number) {
    this.#desk = desk
    this.#at = at
  }

  /** `path` are the rules by which it came to be asked; `inRing` says that the answer depends on where the asking began. */
  standingOf(measure: Measure, component: RateComponent, path: ReadonlySet<string>) {
    const key = `${measure.id}/${component.id}`
    const before = this.#known.get(key)
    if (before) return { standing: before, inRing: false }
    const own = ownStanding(measure, component, this.#at)
    const answer = own ? { standing: own, inRing: false } : this.#ruled(measure, component, path)
    if (!answer.inRing) this.#known.set(key, answer.standing)
    return answer
  }

  /** What the rules make of a layer that is in force by itself. */
  #ruled(measure: Measure, component: RateComponent, path: ReadonlySet<string>) {
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
      if (rule.kind === 'suspends' && !doubt) return { standing: { standing: 'suspended', rule } as const, inRing }
      const replaced = rule.kind === 'replaces' ? this.#applies(rule, path) : undefined
      inRing ||= replaced?.inRing ?? false
      if (replaced?.applies && !doubt) return { standing: { standing: 'replaced', rule } as const, inRing }
      if (rule.kind === 'suspends' || replaced?.applies) unclear ??= doubt
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

  /** Is the layer in force on which the rule depends? Layers that replace each other in a ring take none out of force by each other's word. */
  #applies(rule: StackingRule, path: ReadonlySet<string>): { applies: boolean; inRing: boolean } {
    if (path.has(rule.id)) return { applies: false, inRing: true }
    const measure = this.#desk.get('measure', rule.when.measure)
    const component = measure?.components.find((candidate) => candidate.id === rule.when.component)
    if (!measure || !component) return { applies: false, inRing: false }
    // Each way to a layer has a path of its own: one that is asked about twice is no ring.
    const { standing, inRing } = this.standingOf(measure, component, new Set([...path, rule.id]))
    return { applies: standing.standing === 'inForce', inRing }
  }
}

/** What a layer is by its own interval and its measure's events; undefined where it is in force by these. */
function ownStanding(measure: Measure, component: RateComponent, at: number): LayerStanding | undefined {
  const { min, max } = dateRange(component.validity)
  if (at < min) return { standing: 'notYet' }
  const event = statusAt(measure, at)
  const isEnding = event !== undefined && ENDING.some((ending) => ending === event.status)
  const ends = isEnding ? spanAt(event.on, at) : undefined
  if (at >= max || (isEnding && !ends)) return { standing: 'ended' }
  const { from, to } = endsOf(component.validity)
  const begins = spanAt(from, at)
  if (begins) return { standing: 'unclear', unclear: { what: 'start', date: begins } }
  const end = ends ?? spanAt(to, at)
  return end && { standing: 'unclear', unclear: { what: 'end', date: end } }
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
