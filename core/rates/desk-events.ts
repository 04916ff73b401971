import { dateRange, endsOf, isExact, knownBy, knownStart, precisionOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import type { DeskRead } from '../desk/desk-read'
import type { LegalEvent, Measure, StackingRule } from '../model/records/records'
import { knownDate, knownOf, spanned, spannedFrom, startMoment, timeText } from './desk-moments'
import { rulesReaching } from './layer-rules'
import { isBefore, isEnd, latestOf, saysInForce, takesOut, type StatusEvent } from './measure-status'
import type { RegimeEvent } from './regime/law-parts'
import type { Moment } from './regime/law-values'
import { effectiveDate, instrumentsReached, speaksForItself } from './rulings-on-layer'

/** The desk that a regime is selected from, with the clock of its border and the rules on its layers. */
export interface Source {
  desk: DeskRead
  clock: string
  rules: readonly StackingRule[]
}

/** The name of a measure's event in a regime. */
export const eventName = (measure: Pick<Measure, 'id'>, event: Pick<StatusEvent, 'id'>): string =>
  `${measure.id} ${event.id}`

/** The later fate of a measure, for the layers that had begun. */
export function regimeEvents(measure: Measure, { desk, clock, rules }: Source): RegimeEvent[] {
  const suspensions = rulesReaching(desk, rules, measure).filter(({ kind }) => kind === 'suspends')
  const all = measure.events
    .filter((event) => !isBefore(event))
    .map((event) => ({ ...event, on: onClock(event.on, clock) }))
    // A suspension that a rule gives to some layers is of those alone.
    .filter((event) => event.status !== 'suspended' || !suspensions.some((rule) => isDuring(event, rule, clock)))
  const later = all.flatMap((event) => {
    const on = { layers: layersOf(measure, event, desk, clock) }
    if (on.layers.length === 0) return []
    const { status, instrument } = event
    return momentsOf(event, all, clock).map((at) => ({
      id: eventName(measure, event),
      on,
      status: status as RegimeEvent['status'],
      at,
      allowsForOrder: true,
      ...(instrument === undefined ? {} : { instrument }),
      known: knownOf(clock, eventKnownDate(desk, event)),
    }))
  })
  return [...notLawYet(measure, desk, clock), ...later]
}

/** The date from which an event of a measure can be known: that of its instrument, or its own. */
export const eventKnownDate = (desk: Pick<DeskRead, 'get'>, { instrument, on }: StatusEvent): FuzzyDate | undefined =>
  knownDate(desk, undefined, instrument, on)

/**
 * The doubt about layers whose dates say that they are in force while the status of their measure says that it is not law yet: until an event
 * says so, or for good, as far as that status was known.
 */
function notLawYet(measure: Measure, desk: DeskRead, clock: string): RegimeEvent[] {
  const [first] = measure.events.filter(isBefore).toSorted((a, b) => knownStart(a.on) - knownStart(b.on))
  if (!first) return []
  const [begun] = measure.events
    .filter(saysInForce)
    .map((event) => ({ event, at: begunAt(event, clock) }))
    .toSorted((a, b) => a.at - b.at)
  const known = knownOf(clock, onClock(first.on, clock))
  return measure.components.flatMap(({ id, law, validity }): RegimeEvent[] => {
    const { from } = endsOf(validity)
    const earliest = from && dateRange(onClock(from, clock)).min
    if (law !== undefined || earliest === undefined) return []
    // An event that is known only later takes away no doubt that there was before.
    const until = begun && spannedFrom(clock, eventKnownDate(desk, begun.event), Math.min(earliest, begun.at), begun.at)
    return [
      {
        id: eventName(measure, first),
        on: { layers: [`${measure.id}/${id}`] },
        status: 'suspended',
        at: timeText(earliest),
        allowsForOrder: true,
        until: until ?? null,
        known,
      },
    ]
  })
}

/** The instant by which an event had put a measure in force. */
export function begunAt({ on }: Pick<StatusEvent, 'on'>, clock: string): number {
  const date = onClock(on, clock)
  return dateRange(date)[isExact(date) ? 'min' : 'max']
}

function isDuring({ on }: StatusEvent, { interval }: StackingRule, clock: string): boolean {
  if (!interval) return false
  const span = dateRange(onClock(interval, clock))
  return span.min <= dateRange(on).max && dateRange(on).min < span.max
}

function layersOf(measure: Measure, event: StatusEvent, desk: DeskRead, clock: string): string[] {
  return (
    measure.components
      // A ruling that says its effect on a layer speaks for itself, days of grace included.
      .filter((component) => !speaksForItself(desk, event.legalEvent, component))
      // An end before a layer began is of earlier layers.
      .filter(({ validity }) => {
        const { from } = endsOf(validity)
        return !(isEnd(event) && from && dateRange(event.on).max < dateRange(onClock(from, clock)).max)
      })
      .map((component) => `${measure.id}/${component.id}`)
  )
}

/**
 * When an event happened: at its own time; and where its date leaves open whether it came after another one that says the opposite, perhaps
 * again after that one. So the order that nobody recorded stays unknown for good, or until a later event settles it.
 */
function momentsOf(event: StatusEvent, all: readonly StatusEvent[], clock: string): Moment[] {
  const own = dateRange(event.on)
  const moments: Moment[] = [startMoment(event.on, clock)]
  for (const other of all) {
    const order = orderOf(event, other)
    if (order === 'asDated') continue
    const { min } = dateRange(other.on)
    if (min > own.min) moments.push(spanned(min, order === 'after' ? own.max : Infinity))
    // The engine takes the later of two that begin together for the one that counts.
    else if (order === 'unknown') moments[0] = spanned(own.min, Infinity)
  }
  return moments
}

/** Did an event happen after another one of the opposite effect, by what their dates say? Of two to the instant, the time line decides. */
function orderOf(event: StatusEvent, other: StatusEvent): 'asDated' | 'after' | 'unknown' {
  const [out, begun] = takesOut(event) ? [event, other] : [other, event]
  if (!takesOut(out) || begun.status !== 'inForce') return 'asDated'
  const areInstants = [event, other].every(({ on }) => dateRange(on).min === dateRange(on).max)
  if (areInstants) return 'asDated'
  // A beginning without a known day comes before the end; what is known by a day comes with that day.
  const mayBeOut = latestOf(out.on) >= knownStart(begun.on)
  const mayBeIn = isExact(begun.on) && latestOf(begun.on) >= knownStart(out.on)
  if (mayBeOut && mayBeIn) return event === out ? 'unknown' : 'asDated'
  const isAfter = knownStart(event.on) > knownStart(other.on)
  return isAfter && knownBy(event.on) ? 'after' : 'asDated'
}

/** A ruling that says its effect, for the layers of the instruments that it concerns. */
export function regimeRuling(desk: DeskRead, ruling: LegalEvent, clock: string): RegimeEvent[] {
  const { id, effect, on, answers, partiesOnly, knownFrom } = ruling
  if (!effect) return []
  return [
    {
      id,
      on: { instruments: [...instrumentsReached(desk, ruling)] },
      status: effect,
      at: startMoment(on, clock),
      effective: ruledFrom(effectiveDate(desk, ruling, clock), ruling, clock),
      ...(answers === undefined ? {} : { answers }),
      parties: partiesOnly === true ? 'parties' : 'universal',
      known: knownOf(clock, knownFrom ?? on),
    },
  ]
}

/** From when a ruling works. The day of a decision leaves its hour open; a day that the court set for the effect begins at its first instant. */
function ruledFrom(date: FuzzyDate, { on }: Pick<LegalEvent, 'on'>, clock: string): Moment {
  const { min, max } = dateRange(onClock(date, clock))
  return date === on && precisionOf(date) === 'day' ? spanned(min, max) : startMoment(date, clock)
}
