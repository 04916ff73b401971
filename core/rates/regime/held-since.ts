import { isLiftOf } from './answered-rulings'
import type { Layer, LayerEvent } from './compiled'
import { hasCome } from './moments'
import type { Question } from './question'
import { RULINGS } from './law-parts'

/** A decision of a court about a layer, with the stays and reversals that answer it, and those that answer these, the earliest first. */
export interface Held {
  event: LayerEvent
  /** It was decided after the entry. */
  isSince: boolean
  answers: readonly LayerEvent[]
  /** By what is known, a stay or a reversal holds it off. */
  isHeldOff: boolean
}

/**
 * The decisions known at the question's `knownAt` that stop a layer, set it aside or order its refund, the earliest first. They change
 * nothing of what was owed at the entry: they are said beside it.
 */
export function heldSince({ events }: Layer, { entered, knownAt }: Question): Held[] {
  const known = events.filter((event) => event.knownFrom <= knownAt).toSorted(byDecision)
  return known
    .filter(({ own }) => RULINGS.has(own.status) || own.status === 'refunded')
    .map((event) => ({
      event,
      isSince: event.decided.min > entered,
      answers: [...new Set(liftsOf(event, known, known))].toSorted(byDecision),
      isHeldOff: isHeldOff(event, known, knownAt, known),
    }))
}

/** The stays and reversals of a decision, and those of each of them. */
function liftsOf(event: LayerEvent, left: readonly LayerEvent[], known: readonly LayerEvent[]): LayerEvent[] {
  const others = left.filter((other) => other !== event)
  const own = others.filter((other) => isLiftOf(other, event, known))
  return [...own, ...own.flatMap((lift) => liftsOf(lift, others, known))]
}

const byDecision = (a: LayerEvent, b: LayerEvent) =>
  a.decided.min === b.decided.min ? 0 : a.decided.min < b.decided.min ? -1 : 1

function isHeldOff(event: LayerEvent, left: readonly LayerEvent[], at: number, known: readonly LayerEvent[]): boolean {
  return left.some(
    (lift) =>
      isLiftOf(lift, event, known) &&
      hasCome(lift.decided, at, at) !== false &&
      hasCome(lift.until, at, at) !== true &&
      !isHeldOff(
        lift,
        left.filter((other) => other !== event),
        at,
        known,
      ),
  )
}
