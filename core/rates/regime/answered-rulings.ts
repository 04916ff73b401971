import type { LayerEvent } from './compiled'
import { LIFTS, RULINGS } from './law-parts'

/** May a stay or a reversal have been decided after an event? Each answers an earlier one, so that two which answer each other lead nowhere. */
export const mayAnswer = (lift: LayerEvent, event: LayerEvent): boolean =>
  lift !== event && lift.decided.max >= event.decided.min

/**
 * The decisions of which a stay or a reversal is one, among those of its layer: the one that it says, or each ruling before it. A status
 * of the whole measure speaks of all of them.
 */
export function answersFor(lift: LayerEvent, among: readonly LayerEvent[]): 'all' | readonly LayerEvent[] {
  const { answers, allowsForOrder } = lift.own
  if (answers !== undefined) return among.filter((event) => event.own.id === answers && mayAnswer(lift, event))
  return allowsForOrder === true
    ? 'all'
    : among.filter((event) => RULINGS.has(event.own.status) && mayAnswer(lift, event))
}

/** Does a stay or a reversal certainly answer an event, by what it says or because there is no other? */
export function isLiftOf(lift: LayerEvent, event: LayerEvent, among: readonly LayerEvent[]): boolean {
  if (!LIFTS.has(lift.own.status) || !mayAnswer(lift, event)) return false
  const about = answersFor(lift, among)
  return about === 'all' ? RULINGS.has(event.own.status) : about.length === 1 && about[0] === event
}
