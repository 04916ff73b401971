import { same } from '../base/same-value'
import type { CollectionName } from '../model/values/collection-names'
import { highestMarking, type Marking } from '../model/values/marking'
import { settingsOf, type DeskRead } from './desk-read'

/** Kinds that name who is who: their records keep the desk's marking, or each memo that prints a name would have that of the source it was first met in. */
const ROSTER: ReadonlySet<CollectionName> = new Set<CollectionName>(['party', 'person', 'post', 'membership'])

/**
 * The marking of a new record of a kind that says what one with `marking` says: at least that, and at least the desk's. A marking of another scheme than the desk's
 * has no common order with it, so it stays as it is: the rules say so of the new record, and nothing is marked lower than its source in silence.
 */
export function markingFrom(desk: DeskRead, marking: Marking, collection: CollectionName): Marking {
  const { defaultMarking } = settingsOf(desk)
  if (ROSTER.has(collection)) return defaultMarking
  return marking.scheme === defaultMarking.scheme ? highestMarking([defaultMarking, marking]) : marking
}

/** The same, if it is not the desk's own. */
export function raisedMarking(desk: DeskRead, marking: Marking, collection: CollectionName): Marking | undefined {
  const next = markingFrom(desk, marking, collection)
  return same(next, settingsOf(desk).defaultMarking) ? undefined : next
}
