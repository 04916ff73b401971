import type { DeskRead } from '../desk/desk-read'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

/** A record that names another, and the field that names it. */
export type Dependent = RecordRef & { path: string }

/** Every record that names the given one. Reads the whole desk: for deletes and for a record's list of links. */
export function dependentsOf(desk: DeskRead, target: RecordRef): Dependent[] {
  return COLLECTION_NAMES.flatMap((collection) =>
    desk.all(collection).flatMap((record) =>
      referencesOf(collection, record)
        .filter((found) => found.target.collection === target.collection && found.target.id === target.id)
        .filter(() => !(collection === target.collection && record.id === target.id))
        .map((found) => ({ collection, id: record.id, path: found.path })),
    ),
  )
}
