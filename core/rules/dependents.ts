import type { KeyOf } from '../desk/desk-index'
import type { DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import type { AnyRecord } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

/** A record that names another, and the field that names it. */
export type Dependent = RecordRef & { path: string }

/** The references in the records of each collection, as the keys of an index. */
const NAMED: ReadonlyMap<CollectionName, KeyOf<CollectionName>> = new Map(
  COLLECTION_NAMES.map((collection): [CollectionName, KeyOf<CollectionName>] => [
    collection,
    (record) => referencesOf(collection, record).map(({ target }) => refKey(target)),
  ]),
)

/** The records of a collection that name a record, in the order of the desk. Costs what it finds. */
export function namersIn(desk: DeskRead, collection: CollectionName, target: RecordRef): readonly AnyRecord[] {
  const named = NAMED.get(collection)
  return named ? desk.index(collection, named).get(refKey(target)) : []
}

/** Every record that names the given one, with each field that does. Costs what it finds. */
export function dependentsOf(desk: DeskRead, target: RecordRef): Dependent[] {
  return COLLECTION_NAMES.flatMap((collection) =>
    namersIn(desk, collection, target).flatMap((record) =>
      referencesOf(collection, record)
        .filter((found) => found.target.collection === target.collection && found.target.id === target.id)
        .filter(() => !(collection === target.collection && record.id === target.id))
        .map((found) => ({ collection, id: record.id, path: found.path })),
    ),
  )
}
