import { onClock } from '../dates/on-clock'
import { dateFormat } from '../dates/date-formats'
import { dateRange, endsOf, knownBy } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/records/measures'
import type { Measure, StackingRule } from '../model/records/records'
import { borderZone } from './border-clock'
import { timeText } from './desk-moments'
import { layersAsked, rulesReaching, type Neighbours } from './layer-rules'
import { isBefore, saysInForce } from './measure-status'
import { effectiveDate, rulingsOn } from './rulings-on-layer'

/** A date on which a layer may have come into force, and the rule that is the cause, if it is one. */
interface Change {
  date: FuzzyDate
  rule?: StackingRule
}
type Timed = Change & { at: readonly number[] }

/** The record's own date for the instant (epoch milliseconds) at which the present run of a layer began, with the rule that began it. */
export function runStart(
  desk: DeskRead,
  near: Neighbours,
  measure: Measure,
  component: RateComponent,
  start: number,
): Change {
  const changes = changesOf(desk, near, measure, component).filter(({ at }) => at.includes(start))
  const zone = borderZone(desk, measure)
  const asInstant = { edtf: timeText(start), ...(zone === undefined ? {} : { timeZone: zone }) }
  // A layer whose own dates begin on that day begins for all.
  return changes.find(({ rule }) => !rule) ?? changes[0] ?? { date: asInstant }
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

/** Every date on which the layer may have come into force: its own, those of its measure's events and of rulings, and of the rules that reach it. */
function changesOf(desk: DeskRead, near: Neighbours, measure: Measure, component: RateComponent): Timed[] {
  const seen = new Set<string>()
  const changes: Timed[] = []
  const visit = (of: Measure, layer: RateComponent, by?: StackingRule) => {
    const add = (change: Timed, rule = by) => changes.push(rule ? { ...change, rule } : change)
    const key = `${of.id}/${layer.id}`
    if (seen.has(key) || seen.size > 200) return
    seen.add(key)
    const zone = borderZone(desk, of)
    const addSpan = (span: FuzzyDate, rule = by) => {
      const { from, to } = endsOf(onClock(span, zone))
      if (from) add(startOf(from), rule)
      if (to) add(endOf(to), rule)
    }
    addSpan(layer.validity)
    // An announcement starts no run.
    for (const event of of.events.filter((one) => (by ? !isBefore(one) : saysInForce(one))))
      add(startOf(onClock(event.on, zone)))
    for (const ruling of rulingsOn(desk, [{ components: [layer] }]))
      add(startOf(onClock(effectiveDate(desk, ruling, zone ?? 'UTC'), zone)))
    for (const rule of rulesReaching(desk, near.rules, of, layer.id)) {
      if (rule.interval) addSpan(rule.interval, by ?? rule)
      if (rule.kind !== 'replaces') continue
      for (const one of layersAsked(desk, rule, near.measures)) visit(one.measure, one.component, by ?? rule)
    }
  }
  visit(measure, component)
  return changes
}

const startOf = (date: FuzzyDate): Timed => {
  const { min, max } = dateRange(date)
  return { at: [min, max], date }
}
/** After the last instant of a day, or at the instant itself. */
function endOf(date: FuzzyDate): Timed {
  const { min, max } = dateRange(date)
  return { at: min === max ? [max] : [max, max + 1], date: min === max ? date : dayAfter(date, max) }
}

/** A suspension that ends with a day leaves the layer in force from the next one. */
const dayAfter = (date: FuzzyDate, max: number): FuzzyDate => onDay(date, max + 1)

/** The date by which a layer had begun at an instant (epoch milliseconds), where nothing says since when. */
export function byThen(date: FuzzyDate, instant: number): FuzzyDate {
  if (knownBy(date)) return date
  const day = onDay(date, instant)
  return { ...day, edtf: `../${day.edtf}` }
}

/** The day of an instant on the clock of a date. */
function onDay({ timeZone }: FuzzyDate, instant: number): FuzzyDate {
  const edtf = dateFormat('sv-SE', { timeZone: timeZone ?? 'UTC' }).format(new Date(instant))
  return timeZone === undefined ? { edtf } : { edtf, timeZone }
}
