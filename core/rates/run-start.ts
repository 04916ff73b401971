import { dateFormat } from '../dates/date-formats'
import { dateRange, endsOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/records/measures'
import type { Measure } from '../model/records/records'
import { borderZone, onBorderClock } from './border-clock'
import { isBefore, saysInForce } from './measure-status'

interface Change {
  at: number
  date: FuzzyDate
}

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
): FuzzyDate | undefined {
  const changes = changesOf(desk, measure, component)
    .filter((change) => Number.isFinite(change.at) && change.at <= at)
    .toSorted((a, b) => b.at - a.at)
  const first = changes.find((change) => !wasInForce(change.at - 1))
  return first?.date
}

/** Every instant at which the layer may have come into force: its own dates, its measure's events, and the rules that reach it. */
function changesOf(desk: DeskRead, measure: Measure, component: RateComponent): Change[] {
  const seen = new Set<string>()
  const changes: Change[] = []
  const visit = (of: Measure, layer: RateComponent) => {
    const key = `${of.id}/${layer.id}`
    if (seen.has(key) || seen.size > 200) return
    seen.add(key)
    const zone = borderZone(desk, of)
    const { from, to } = endsOf(onBorderClock(layer.validity, zone))
    if (from) changes.push(startOf(from))
    if (to) changes.push(endOf(to))
    // An announcement starts no run.
    for (const event of of.events.filter((one) => !isBefore(one))) {
      const on = onBorderClock(event.on, zone)
      const { min, max } = dateRange(on)
      // Of what is known only by a day, that day is the first on which it is known.
      changes.push({ at: Number.isFinite(min) ? min : max + 1, date: on })
      if (saysInForce(event) && Number.isFinite(max) && max !== min) changes.push({ at: max, date: on })
    }
    for (const rule of desk.all('stackingRule')) {
      if (rule.target.measure !== of.id || rule.target.component !== layer.id) continue
      if (rule.interval) {
        const ends = endsOf(onBorderClock(rule.interval, zone))
        if (ends.from) changes.push(startOf(ends.from))
        if (ends.to) changes.push(endOf(ends.to))
      }
      const when = desk.get('measure', rule.when.measure)
      const other = when?.components.find(({ id }) => id === rule.when.component)
      if (rule.kind === 'replaces' && when && other) visit(when, other)
    }
  }
  visit(measure, component)
  return changes
}

const startOf = (date: FuzzyDate): Change => ({ at: dateRange(date).min, date })
/** After the last instant of a day, or at the instant itself. */
function endOf(date: FuzzyDate): Change {
  const { min, max } = dateRange(date)
  return { at: max, date: min === max ? date : dayAfter(date, max) }
}

/** What ends with a day leaves the layer in force from the next one. */
function dayAfter(date: FuzzyDate, max: number): FuzzyDate {
  const next = new Date(max + 1)
  const { timeZone } = date
  const edtf = dateFormat('sv-SE', { timeZone: timeZone ?? 'UTC' }).format(next)
  return timeZone === undefined ? { edtf } : { edtf, timeZone }
}
