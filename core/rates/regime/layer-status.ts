import { answersFor, mayAnswer } from './answered-rulings'
import { isSelected } from './compile'
import type { Layer, LayerEvent } from './compiled'
import { isPast, type Case } from './conditions'
import { LIFTS, RULINGS } from './law-parts'
import type { Stood } from './stood'

const eventKey = (event: string) => `event ${event}`
const eventEndKey = (event: string) => `end of event ${event}`
const orderKey = ({ own }: LayerEvent, start: LayerEvent) => `order of event ${own.id} after ${start.own.id}`
const answerKey = (lift: string) => `answer of event ${lift}`

/** The event of a layer of which it is not known if or when it has happened, if it is over, or what it is about, by the key of what is missing. */
export const eventInDoubt = ({ events }: Layer, key: string): LayerEvent | undefined =>
  events.find(
    (event) =>
      [eventKey, eventEndKey, answerKey].some((keyOf) => key === keyOf(event.own.id)) ||
      events.some((start) => key === orderKey(event, start)),
  )

const ENDS: ReadonlySet<string> = new Set(['expired', 'revoked'])

/**
 * The state in which the events of a layer leave it: nothing where it is in force by them. A suspension by the lawmaker and a ruling of a
 * court are apart: whoever lifts one leaves the other, and only a new act of the lawmaker is beyond an earlier ruling.
 */
export function statusOf(layer: Layer, of: Case): Stood | undefined {
  if (layer.events.length === 0) return undefined
  let ended: LayerEvent | undefined
  let suspended: LayerEvent | undefined
  const rulings: LayerEvent[] = []
  const begun = layer.events.filter((event) => isInEffect(event, layer, of))
  const starts = begun.filter(({ own }) => own.status === 'inForce')
  const isLast = (event: LayerEvent) => starts.every((start) => isAfter(event, start, layer, of))
  for (const event of begun) {
    const { status } = event.own
    if (ENDS.has(status)) ended = isLast(event) ? event : ended
    else if (status === 'suspended') suspended = !isEventOver(event, layer, of) && isLast(event) ? event : suspended
    else if (RULINGS.has(status) && !isEventOver(event, layer, of) && !isOutlived(event, starts, layer, of))
      rulings.push(event)
  }
  const standing = rulings.filter((ruling) => !isLifted(ruling, begun, layer, of))
  const struck = standing.find(({ own }) => own.status === 'invalidated')
  return (
    stoodBy('ended', ended) ??
    stoodBy('struckDown', struck) ??
    stoodBy('enjoined', standing.at(-1)) ??
    stoodBy('suspended', suspended)
  )
}

/** Has the lawmaker put the layer in force again since a ruling, by an act that the ruling does not reach? To say so without a new act undoes no ruling. */
const isOutlived = (ruling: LayerEvent, starts: readonly LayerEvent[], layer: Layer, of: Case): boolean =>
  starts.some((start) => isNewAct(start, ruling, starts, layer) && !isAfter(ruling, start, layer, of))

/**
 * Does a layer rest on another instrument from an event on: neither its own, nor one by which it was in force before the ruling? A ruling on
 * an authority, or on that instrument, reaches it all the same.
 */
function isNewAct(start: LayerEvent, ruling: LayerEvent, starts: readonly LayerEvent[], layer: Layer): boolean {
  const { instrument } = start.own
  if (instrument === undefined || instrument === (layer.own.instrument ?? layer.measure.instrument)) return false
  if (starts.some((one) => one !== start && one.own.instrument === instrument && one.at.min < ruling.at.min))
    return false
  const { authorities, instruments, except } = ruling.own.on
  return !isSelected({ ...layer, own: { ...layer.own, instrument } }, { authorities, instruments, except })
}

/** Did an event that takes a layer out come after one that puts it in force? Where the span of one leaves that open, nobody knows. */
function isAfter(out: LayerEvent, start: LayerEvent, layer: Layer, of: Case): boolean {
  const isLater = layer.events.indexOf(out) > layer.events.indexOf(start)
  if (out.own.allowsForOrder === true && start.own.allowsForOrder === true) return isLater
  const mayDiffer = isLater ? start.at.max > out.at.min : out.at.min < out.at.max && out.at.max >= start.at.min
  if (!mayDiffer) return isLater
  return of.world.whether(orderKey(out, start), { what: 'status', layer: layer.ref })
}

const stoodBy = (standing: Stood['standing'], event: LayerEvent | undefined): Stood | undefined =>
  event && { standing, by: event.own.id }

/** A ruling for its parties alone concerns nobody else, and a refund changes nothing of what was owed. */
function isInEffect({ own, at, knownFrom }: LayerEvent, layer: Layer, of: Case): boolean {
  if (knownFrom > of.question.knownAt || own.parties === 'parties' || own.status === 'refunded') return false
  return isPast(at, of, eventKey(own.id), { what: 'status', layer: layer.ref })
}

const isEventOver = ({ own, until }: LayerEvent, layer: Layer, of: Case): boolean =>
  isPast(until, of, eventEndKey(own.id), { what: 'status', layer: layer.ref })

/** Is a ruling stayed or reversed, by something that is itself in effect? A stay may come in the days of grace. When it ends, the ruling takes effect again. */
function isLifted(event: LayerEvent, begun: readonly LayerEvent[], layer: Layer, of: Case): boolean {
  return begun.some((lift) => {
    if (
      !LIFTS.has(lift.own.status) ||
      !mayAnswer(lift, event) ||
      isEventOver(lift, layer, of) ||
      !isAbout(lift, event, layer, of)
    )
      return false
    return !isLifted(
      lift,
      begun.filter((other) => other !== event),
      layer,
      of,
    )
  })
}

/** Is a stay or a reversal about a decision? Where it does not say, and there are several, nobody knows about which. */
function isAbout(lift: LayerEvent, event: LayerEvent, { events, ref }: Layer, of: Case): boolean {
  const known = events.filter(({ knownFrom }) => knownFrom <= of.question.knownAt)
  const about = answersFor(lift, known)
  if (about === 'all') return RULINGS.has(event.own.status)
  if (about.length < 2 || !about.includes(event)) return about.includes(event)
  const ids = about.map(({ own }) => own.id)
  return of.world.which(answerKey(lift.own.id), { what: 'status', layer: ref }, ids) === event.own.id
}
