import { same } from '../base/same-value'
import { referencesOf } from '../model/schema/references'
import type { CollectionName } from '../model/values/collection-names'
import { highestMarking, type Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { getRef, settingsOf, type DeskRead } from './desk-read'
import { evidenceFor } from './evidence-for'

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

/**
 * The marking that a stored record has where nobody chooses another: the desk's, and at least that of every source and passage that it names or that is cited for it.
 * Undefined for a draft, which does not keep what it was made from, and where a scheme has no common order with the desk's.
 */
export function inheritedMarking(desk: DeskRead, of: CollectionName, ref: RecordRef): Marking | undefined {
  if (ref.collection === 'draft') return undefined
  const cited = evidenceFor(desk, ref).map(({ annotation }): RecordRef => ({
    collection: 'annotation',
    id: annotation,
  }))
  const named = referencesOf(of, getRef(desk, ref)).map(({ target }) => target)
  return markingOver(desk, of, [...cited, ...named])
}

/**
 * The marking of a record of a kind that rests on `said`: at least the desk's, those given `besides`, and that of each source and passage among them. A passage has
 * at least the marking of its source. Undefined where two of them are of different schemes.
 */
export function markingOver(
  desk: DeskRead,
  of: CollectionName,
  said: readonly RecordRef[],
  besides: readonly Marking[] = [],
): Marking | undefined {
  const passages = said.flatMap(({ collection, id }) =>
    collection === 'annotation' ? (desk.get('annotation', id) ?? []) : [],
  )
  const sources = [
    ...said.flatMap(({ collection, id }) => (collection === 'source' ? id : [])),
    ...passages.map(({ source }) => source),
  ].flatMap((id) => desk.get('source', id) ?? [])
  const { defaultMarking } = settingsOf(desk)
  const markings = [defaultMarking, ...besides, ...[...passages, ...sources].map(({ marking }) => marking)]
  if (markings.some(({ scheme }) => scheme !== defaultMarking.scheme)) return undefined
  return markingFrom(desk, highestMarking(markings), of)
}

/** The marking by `markingFrom`, if it is not the desk's own. */
export function raisedMarking(desk: DeskRead, marking: Marking, collection: CollectionName): Marking | undefined {
  const next = markingFrom(desk, marking, collection)
  return same(next, settingsOf(desk).defaultMarking) ? undefined : next
}
