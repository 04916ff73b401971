import type { CollectionName } from '../model/collection-names'
import type { AnyRecord } from '../model/records'

/** One step of a commit: puts or deletes one whole record. The ops of a commit take effect together or not at all. */
export type Op =
  | { op: 'put'; collection: CollectionName; record: AnyRecord }
  | { op: 'delete'; collection: CollectionName; id: string }

/** The id of the record that an op is about. */
export const opId = (op: Op): string => (op.op === 'put' ? op.record.id : op.id)

/** A desk's records as they are stored: by collection, then by id. */
export type Collections = Partial<Record<CollectionName, Record<string, AnyRecord>>>

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
