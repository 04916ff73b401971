import { sameContent } from '../base/same-value'
import type { AnyRecord } from '../model/records/records'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import type { DeskRead } from './desk-read'

/** A record that two states of a desk do not have alike: as the one has it, and as the other does; undefined where it is not there. */
export interface Difference {
  ref: RecordRef
  one: AnyRecord | undefined
  other: AnyRecord | undefined
}

/**
 * What two states of a desk do not have alike, collection by collection: what `one` has, in its order, then what only `other` has. Revisions, and who
 * changed a record when, are no difference.
 */
export function differences(one: DeskRead, other: DeskRead): Difference[] {
  return COLLECTION_NAMES.flatMap((collection) => {
    const ours = one.all(collection).flatMap((record): Difference[] => {
      const theirs = other.get(collection, record.id)
      return sameContent(record, theirs) ? [] : [{ ref: { collection, id: record.id }, one: record, other: theirs }]
    })
    const only = other.all(collection).flatMap((record): Difference[] => {
      if (one.get(collection, record.id)) return []
      return [{ ref: { collection, id: record.id }, one: undefined, other: record }]
    })
    return [...ours, ...only]
  })
}
