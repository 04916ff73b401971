import type { CollectionName } from '../values/collection-names'

/** The fields that a source can be cited for, the main one first. What a source cannot speak to, such as a note, is not here. */
const CITABLE: { [C in CollectionName]?: readonly string[] } = {
  membership: ['post'],
  talk: ['summary'],
  round: ['summary', 'when'],
  session: ['summary', 'start', 'purpose'],
  readout: ['says'],
  position: ['text'],
  proposal: ['elements'],
  line: ['text', 'ifPressed'],
  milestone: ['when', 'note'],
  measure: ['summary', 'components', 'events'],
  legalEvent: ['summary', 'on'],
}

/** The fields of a collection that a source can be cited for, the main one first; none where there is nothing to support. */
export const citableFields = (collection: CollectionName): readonly string[] => CITABLE[collection] ?? []
