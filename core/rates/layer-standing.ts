import { dateRange, endsOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/records/measures'
import type { Measure, StackingRule } from '../model/records/records'
import { borderZone } from './border-clock'
import { layerKnownDate } from './desk-regime'
import { eventOf, unclearOf, type Unclear } from './layer-doubt'
import { layerLaw, layerQuestion, originsAsked } from './layer-law'
import type { StatusEvent } from './measure-status'
import { layerSince, standingOfLayer, type OneLayer } from './regime/one-layer'
import { byThen, partiesOf, runStart } from './run-start'
import { isOnlyBy } from './regime/time-line'

/** The standing of a layer at an instant. Announced is not in force: a layer that has not begun, or is not law, says so. */
export type Standing = 'announced' | 'notYet' | 'unclear' | 'inForce' | 'suspended' | 'replaced' | 'ended'

/** A layer's standing, and why. */
export interface LayerStanding extends Partial<Unclear> {
  standing: Standing
  /** The rule that takes it out of force, or may. */
  rule?: StackingRule
  /** The start of the present run of a layer in force, interruptions counted; "by 4 June" where only that is recorded. Undefined if it is not known. */
  since?: FuzzyDate
  /** The parties for which the present run began then, where a rule began it that does not speak of every party that pays. */
  sinceFor?: readonly string[]
  /** The event that ended a layer that is over, or the ruling as one. Undefined: it ended by its own dates. */
  event?: StatusEvent
}

/** An instant (epoch milliseconds), and the one by which something had to be known; without it, all that the desk knows counts. */
export interface AsKnown {
  at: number
  knownAt?: number
}

/**
 * Is a layer in force at an instant? It is what the rate engine answers for goods that every measure covers, from the origins that the layer is
 * for; and where nobody knows, it says why. Rules that exclude goods concern a good, not a layer, as do totals.
 */
export function layerStanding(
  desk: DeskRead,
  measure: Measure,
  component: RateComponent,
  when: AsKnown,
): LayerStanding {
  const standing = standingAt(desk, measure, component, when)
  if (standing.standing === 'ended' && !standing.event)
    return { ...standing, ...endedBefore(desk, measure, component, when) }
  if (standing.standing !== 'inForce') return standing
  const start = startOf(desk, measure, component, when)
  if (!start) return standing
  const sinceFor = start.rule ? partiesOf(desk, measure, start.rule) : []
  return { ...standing, since: start.date, ...(sinceFor.length > 0 ? { sinceFor } : {}) }
}

/** The event by which a layer was over already on its own last day. */
function endedBefore(
  desk: DeskRead,
  measure: Measure,
  component: RateComponent,
  when: AsKnown,
): Pick<LayerStanding, 'event'> {
  const { to } = endsOf(onClock(component.validity, borderZone(desk, measure)))
  if (!to) return {}
  const { standing, event } = standingAt(desk, measure, component, { ...when, at: dateRange(to).max - 1 })
  return standing === 'ended' && event ? { event } : {}
}

/** The same without since when, and without what ended it before its own last day. */
export function standingAt(
  desk: DeskRead,
  measure: Measure,
  component: RateComponent,
  { at, knownAt = Number.MAX_VALUE }: AsKnown,
): LayerStanding {
  const law = layerLaw(desk, measure.id)
  const layer = law.layers.get(`${measure.id}/${component.id}`)
  const origins = originsAsked(desk, measure, component)
  const about = { measure, component, at, knownAt }
  const found = layer
    ? origins.map((origin) => {
        const told = standingOfLayer(law.compiled, layerQuestion(law, origin, about), layer)
        return told.standing === 'unclear'
          ? { standing: 'unclear' as const, ...unclearOf(desk, law, about, told.doubt) }
          : standingTold(desk, about, told)
      })
    : []
  const [first] = found
  // Goods of one origin pay it, and goods of another do not; or nobody has said whose goods do.
  const isOfAll = found.every(({ standing }) => standing === first?.standing)
  if (!first || !isOfAll) return { standing: 'unclear', unclear: { what: 'origins' } }
  return first
}

interface About extends Required<AsKnown> {
  measure: Measure
  component: RateComponent
}

/** The engine's word on a layer, with the records of the desk by which it is so. */
function standingTold(desk: DeskRead, about: About, { standing, by }: OneLayer): LayerStanding {
  const rule = by === undefined ? undefined : desk.get('stackingRule', by)
  const event = by === undefined ? undefined : eventOf(desk, about.measure, by)
  switch (standing) {
    case 'suspended':
    case 'enjoined':
    case 'struckDown':
      return rule ? { standing: 'suspended', rule } : stoppedBy(event)
    case 'replaced':
      return { standing, ...(rule ? { rule } : {}) }
    case 'inForce':
    case 'announced':
    case 'notYet':
      return { standing }
    case 'ended':
      return { standing, ...(event ? { event } : {}) }
    case undefined:
      return knownLater(desk, about)
    default:
      return { standing: 'unclear', unclear: { what: 'rule' } }
  }
}

/** A layer that a court has set aside has ended; the dates and the status of a suspended or enjoined one say different things. */
const stoppedBy = (event: StatusEvent | undefined): LayerStanding =>
  event?.status === 'invalidated'
    ? { standing: 'ended', event }
    : { standing: 'unclear', unclear: { what: 'status', ...(event ? { event } : {}) } }

function knownLater(desk: DeskRead, { measure, component, at }: About): LayerStanding {
  const { from } = endsOf(onClock(component.validity, borderZone(desk, measure)))
  if (from && at < dateRange(from).min) return { standing: 'notYet' }
  const date = layerKnownDate(desk, component)
  return { standing: 'unclear', unclear: { what: 'known', ...(date ? { date } : {}) } }
}

/** When the present run of a layer in force began: for the origin for which it began last. */
function startOf(
  desk: DeskRead,
  measure: Measure,
  component: RateComponent,
  { at, knownAt = Number.MAX_VALUE }: AsKnown,
) {
  const law = layerLaw(desk, measure.id)
  const layer = law.layers.get(`${measure.id}/${component.id}`)
  if (!layer) return undefined
  const starts = originsAsked(desk, measure, component).flatMap(
    (origin) => layerSince(law.compiled, layerQuestion(law, origin, { at, knownAt }), layer) ?? [],
  )
  if (starts.length === 0) return undefined
  const start = Math.max(...starts)
  // An event that says that a layer is in force says nothing of the time before.
  const isBy = !endsOf(component.validity).from && isOnlyBy({ layer }, start)
  const begun = runStart(desk, law, measure, component, start)
  return isBy ? { date: byThen(begun.date, start) } : begun
}

/** The instruments by which a layer is what it is: its own, and that of the rule which takes it out of force. */
export const basisOf = ({ instrument }: RateComponent, { rule }: { rule?: StackingRule | undefined }): string[] => [
  ...new Set([instrument, rule?.instrument].filter((id) => id !== undefined)),
]
