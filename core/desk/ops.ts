import type { CollectionName } from '../model/collection-names'
import type { AnyRecord } from '../model/records'
import type { RecordRef } from '../model/sources'

/** A record that named what was thrown away: as it was, and as it is without that. */
export interface Unlinked {
  collection: CollectionName
  before: AnyRecord
  after: AnyRecord
}

/** Who threw a record away, and when; and what no longer names it, to be linked again when it comes back. */
export interface ThrownAway {
  by: string
  at: string
  unlinked?: readonly Unlinked[] | undefined
}

/**
 * One step of a commit: puts or deletes one whole record. The ops of a commit take effect together or not at all. A deleted record
 * goes into the trash where `trash` says who threw it away; otherwise it became another record and leaves nothing behind.
 */
export type Op =
  | { op: 'put'; collection: CollectionName; record: AnyRecord }
  | { op: 'delete'; collection: CollectionName; id: string; trash?: ThrownAway }

/** The id of the record that an op is about. */
export const opId = (op: Op): string => (op.op === 'put' ? op.record.id : op.id)

/** A desk's records as they are stored: by collection, then by id. */
export type Collections = Partial<Record<CollectionName, Record<string, AnyRecord>>>

/** A record in the trash. */
export interface TrashedRecord extends ThrownAway {
  collection: CollectionName
  record: AnyRecord
}
/** The trash, by `refKey`. */
export type Trash = Readonly<Record<string, TrashedRecord>>

/** One string for a reference: the key of the trash and of other tables. */
export const refKey = ({ collection, id }: RecordRef): string => `${collection}/${id}`

/** The collections after the ops; what the ops do not touch is shared with the collections before. */
export function applyOps(collections: Collections, ops: readonly Op[]): Collections {
  const next: Collections = { ...collections }
  const copied = new Set<CollectionName>()
  for (const op of ops) {
    if (!copied.has(op.collection)) {
      next[op.collection] = { ...next[op.collection] }
      copied.add(op.collection)
    }
    const records = next[op.collection]
    if (!records) continue
    if (op.op === 'put') records[op.record.id] = op.record
    else delete records[op.id]
  }
  return next
}

/** The trash after the ops, which were applied to `collections`: what is put leaves it, what is thrown away is in it. */
export function trashAfter(trash: Trash, collections: Collections, ops: readonly Op[]): Trash {
  const next: Record<string, TrashedRecord> = { ...trash }
  for (const op of ops) {
    const key = refKey({ collection: op.collection, id: opId(op) })
    delete next[key]
    if (op.op !== 'delete' || !op.trash) continue
    const record = collections[op.collection]?.[op.id]
    if (record) next[key] = { collection: op.collection, record, ...op.trash }
  }
  return next
}
