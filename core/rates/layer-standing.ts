import { dateRange, endsOf, precisionOf } from '../dates/edtf'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/measures'
import type { Measure, StackingRule } from '../model/records'

/** What a layer is at an instant. Announced is not in force: a layer that has not begun says so. */
export type Standing = 'notYet' | 'unclear' | 'inForce' | 'suspended' | 'replaced' | 'ended'

/** Statuses after which no layer of a measure is in force, whatever its interval says. */
export const ENDING = ['expired', 'revoked', 'invalidated'] as const

/** A layer's standing, and the rule that took it out of force if one did. */
export interface LayerStanding {
  standing: Standing
  rule?: StackingRule
}

/**
 * Is a layer in force at an instant (epoch milliseconds), by its own interval and by the rules that suspend or replace it?
 * Where an end of an interval is a day, the whole day counts. Rules that exclude goods concern a good, not a layer, and are
 * for the rate engine, as are totals.
 */
export function layerStanding(desk: DeskRead, measure: Measure, component: RateComponent, at: number): LayerStanding {
  return standingOf(desk, measure, component, at, new Set())
}

function standingOf(
  desk: DeskRead,
  measure: Measure,
  component: RateComponent,
  at: number,
  asked: Set<string>,
): LayerStanding {
  const { min, max } = dateRange(component.validity)
  if (at < min) return { standing: 'notYet' }
  const status = statusAt(measure, at)?.status
  if (at >= max || ENDING.some((ending) => ending === status)) return { standing: 'ended' }
  if (at < latestStart(component)) return { standing: 'unclear' }
  const rules = desk
    .all('stackingRule')
    .filter((rule) => rule.target.measure === measure.id && rule.target.component === component.id)
    .filter((rule) => !rule.interval || (dateRange(rule.interval).min <= at && at < dateRange(rule.interval).max))
    .toSorted((a, b) => a.order - b.order)
  for (const rule of rules) {
    // A suspension holds by its interval alone; what it leaves in force is another layer's matter.
    if (rule.kind === 'suspends') return { standing: 'suspended', rule }
    if (rule.kind === 'replaces' && applies(desk, rule, at, asked)) return { standing: 'replaced', rule }
  }
  return { standing: 'inForce' }
}

/** The latest instant at which a layer may begin: its start, unless that is known only as a span of days. */
function latestStart(component: RateComponent): number {
  const { from } = endsOf(component.validity)
  if (!from) return -Infinity
  const { min, max } = dateRange(from)
  return precisionOf(from) === 'day' || precisionOf(from) === 'instant' ? min : max
}

/** Is the layer in force on which the rule depends? Layers that replace each other in a ring are not in force by each other's word. */
function applies(desk: DeskRead, rule: StackingRule, at: number, asked: Set<string>): boolean {
  if (asked.has(rule.id)) return false
  asked.add(rule.id)
  const measure = desk.get('measure', rule.when.measure)
  const component = measure?.components.find((candidate) => candidate.id === rule.when.component)
  if (!measure || !component) return false
  return standingOf(desk, measure, component, at, asked).standing === 'inForce'
}

/** The latest status event of a measure at an instant, or undefined if nothing had happened yet. */
export function statusAt(measure: Measure, at: number): Measure['events'][number] | undefined {
  return measure.events
    .filter((event) => dateRange(event.on).min <= at)
    .toSorted((a, b) => dateRange(a.on).min - dateRange(b.on).min)
    .at(-1)
}
