import type { CollectionName } from '../values/collection-names'

/** The fields that a source can be cited for, the main one first. Kinds that no source supports, such as notes, are left out. */
const CITABLE: { [C in CollectionName]?: readonly string[] } = {
  person: ['about'],
  membership: ['post'],
  talk: ['summary', 'chiefs'],
  round: ['summary', 'when', 'place'],
  session: ['summary', 'start', 'minutes', 'participants', 'purpose'],
  readout: ['says', 'points'],
  commitment: ['text', 'accounts', 'due'],
  position: ['text'],
  proposal: ['elements'],
  line: ['text', 'ifPressed'],
  milestone: ['when', 'note'],
  measure: ['summary', 'components', 'events'],
  legalEvent: ['summary', 'on'],
}

/** The kinds of record that a source can support. */
export const CITABLE_COLLECTIONS = Object.keys(CITABLE) as CollectionName[]

/** The fields of a collection that a source can be cited for, the main one first; none if no source can support it. */
export const citableFields = (collection: CollectionName): readonly string[] => CITABLE[collection] ?? []
