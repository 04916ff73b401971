import { same } from '../base/same-value'
import type { CollectionName } from '../model/values/collection-names'
import { highestMarking, type Marking } from '../model/values/marking'
import { settingsOf, type DeskRead } from './desk-read'

/** Kinds that name who is who: their records keep the desk's marking, or each memo that prints a name would have that of the source it was first met in. */
const ROSTER: ReadonlySet<CollectionName> = new Set<CollectionName>(['party', 'person', 'post', 'membership'])

/** The marking of a new record of a kind that says what one with `marking` says: at least that, and at least the desk's. @throws ParleyError `markings-mixed` */
export function markingFrom(desk: DeskRead, marking: Marking, collection: CollectionName): Marking {
  const { defaultMarking } = settingsOf(desk)
  return ROSTER.has(collection) ? defaultMarking : highestMarking([defaultMarking, marking])
}

/** The same, if it is not the desk's own. @throws ParleyError `markings-mixed` */
export function raisedMarking(desk: DeskRead, marking: Marking, collection: CollectionName): Marking | undefined {
  const next = markingFrom(desk, marking, collection)
  return same(next, settingsOf(desk).defaultMarking) ? undefined : next
}
