import type { Collections } from '../desk/ops'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

/** The records of `wanted` that `found` has otherwise or not at all, and those that only `found` has. */
export function differingRecords(wanted: Collections, found: Collections): RecordRef[] {
  return COLLECTION_NAMES.flatMap((collection) => {
    const [mine, theirs] = [wanted[collection] ?? {}, found[collection] ?? {}]
    const ids = new Set([...Object.keys(mine), ...Object.keys(theirs)])
    return [...ids]
      .filter((id) => mine[id] !== theirs[id] && JSON.stringify(mine[id]) !== JSON.stringify(theirs[id]))
      .map((id): RecordRef => ({ collection, id }))
  })
}
