import { onClock } from '../dates/on-clock'
import { dateFormat } from '../dates/date-formats'
import { dateRange, endsOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/records/measures'
import type { Measure, StackingRule } from '../model/records/records'
import { borderZone } from './border-clock'
import { rulesOn } from './layer-rules'
import { isBefore, saysInForce } from './measure-status'

/** A date on which a layer may have come into force, and the rule that is the cause, if it is one. */
interface Change {
  date: FuzzyDate
  rule?: StackingRule
}
type Timed = Change & { at: number }

/**
 * When the present run of a layer that is in force at `at` began: the last change before it that found the layer out of force.
 * Undefined where the layer's start is not known. `wasInForce` tells of an instant whether the layer was in force.
 */
export function runStart(
  desk: DeskRead,
  measure: Measure,
  component: RateComponent,
  at: number,
  wasInForce: (instant: number) => boolean,
): Change | undefined {
  const changes = changesOf(desk, measure, component)
    .filter((change) => Number.isFinite(change.at) && change.at <= at)
    .toSorted((a, b) => b.at - a.at)
  const first = changes.find((change) => !wasInForce(change.at - 1))
  if (!first) return undefined
  // A layer whose own dates begin on that day begins for all.
  return changes.find(({ at: then, rule }) => then === first.at && !rule) ?? first
}

/**
 * The parties of which a rule speaks, where these are not all that a layer of the measure is for: those of the measure which takes its
 * place, or those that the measure for all names. None where the records do not say.
 */
export function partiesOf(desk: DeskRead, measure: Measure, rule: StackingRule): readonly string[] {
  const when = desk.get('measure', rule.when.measure)
  if (when && !when.targetsAll && (measure.targetsAll || measure.targets.some((id) => !when.targets.includes(id))))
    return when.targets
  return measure.targetsAll ? measure.targets : []
}

/** Every instant at which the layer may have come into force: its own dates, its measure's events, and the rules that reach it. */
function changesOf(desk: DeskRead, measure: Measure, component: RateComponent): Timed[] {
  const seen = new Set<string>()
  const changes: Timed[] = []
  const visit = (of: Measure, layer: RateComponent, by?: StackingRule) => {
    const add = (change: Timed, rule = by) => changes.push(rule ? { ...change, rule } : change)
    const key = `${of.id}/${layer.id}`
    if (seen.has(key) || seen.size > 200) return
    seen.add(key)
    const zone = borderZone(desk, of)
    const { from, to } = endsOf(onClock(layer.validity, zone))
    if (from) add(startOf(from))
    if (to) add(endOf(to))
    // An announcement starts no run.
    for (const event of of.events.filter((one) => !isBefore(one))) {
      const on = onClock(event.on, zone)
      const { min, max } = dateRange(on)
      // Of what is known only by a day, that day is the first on which it is known.
      if (by || saysInForce(event)) add({ at: Number.isFinite(min) ? min : max + 1, date: on })
      if (saysInForce(event) && Number.isFinite(max) && max !== min) add({ at: max, date: on })
    }
    for (const rule of rulesOn(desk, { measure: of.id, component: layer.id })) {
      if (rule.interval) {
        const ends = endsOf(onClock(rule.interval, zone))
        if (ends.from) add(startOf(ends.from), by ?? rule)
        if (ends.to) add(endOf(ends.to), by ?? rule)
      }
      const when = desk.get('measure', rule.when.measure)
      const other = when?.components.find(({ id }) => id === rule.when.component)
      if (rule.kind === 'replaces' && when && other) visit(when, other, by ?? rule)
    }
  }
  visit(measure, component)
  return changes
}

const startOf = (date: FuzzyDate): Timed => ({ at: dateRange(date).min, date })
/** After the last instant of a day, or at the instant itself. */
function endOf(date: FuzzyDate): Timed {
  const { min, max } = dateRange(date)
  return { at: max, date: min === max ? date : dayAfter(date, max) }
}

/** A suspension that ends with a day leaves the layer in force from the next one. */
function dayAfter(date: FuzzyDate, max: number): FuzzyDate {
  const next = new Date(max + 1)
  const { timeZone } = date
  const edtf = dateFormat('sv-SE', { timeZone: timeZone ?? 'UTC' }).format(next)
  return timeZone === undefined ? { edtf } : { edtf, timeZone }
}
