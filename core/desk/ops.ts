import type { AnyRecord } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

/** A record that named a deleted one: as it was, and as it is without the reference. */
export interface Unlinked {
  collection: CollectionName
  before: AnyRecord
  after: AnyRecord
}

/** The author and the instant of a deletion, and the records that no longer name it, to be linked again when it is restored. */
export interface ThrownAway {
  by: string
  at: string
  unlinked?: readonly Unlinked[] | undefined
}

/**
 * One step of a commit: puts or deletes one whole record. The ops of a commit take effect together or not at all. A deleted record goes into the trash if
 * `trash` says who deleted it; without it, it became another record and leaves nothing behind.
 */
export type Op =
  | { op: 'put'; collection: CollectionName; record: AnyRecord }
  | { op: 'delete'; collection: CollectionName; id: string; trash?: ThrownAway }

/** The id of the record that an op puts or deletes. */
export const opId = (op: Op): string => (op.op === 'put' ? op.record.id : op.id)

/** The records that ops are about, each once, in the order in which they are first met. */
export function refsOf(ops: readonly Op[]): RecordRef[] {
  const refs = ops.map((op): RecordRef => ({ collection: op.collection, id: opId(op) }))
  return [...new Map(refs.map((ref) => [refKey(ref), ref])).values()]
}

/** The last op about each record: what becomes of it. */
export const lastOps = (ops: readonly Op[]): Op[] => [
  ...new Map(ops.map((op) => [refKey({ collection: op.collection, id: opId(op) }), op])).values(),
]

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
/** The record that a `refKey` names. */
export function refOfKey(key: string): RecordRef {
  const slash = key.indexOf('/')
  return { collection: key.slice(0, slash) as CollectionName, id: key.slice(slash + 1) }
}

/** Applies ops in place to records and trash: a put record leaves the trash, a deleted one enters it. Costs only what the ops touch, however large the desk. */
export function applyTo(collections: Collections, trash: Record<string, TrashedRecord>, ops: readonly Op[]): void {
  for (const op of ops) {
    const records = (collections[op.collection] ??= {})
    const id = opId(op)
    const key = refKey({ collection: op.collection, id })
    if (Object.hasOwn(trash, key)) delete trash[key]
    if (op.op === 'put') {
      records[id] = op.record
      continue
    }
    const record = Object.hasOwn(records, id) ? records[id] : undefined
    delete records[id]
    if (op.trash && record) trash[key] = { collection: op.collection, record, ...op.trash }
  }
}
