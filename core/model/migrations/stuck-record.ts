import { ParleyError } from '../../base/errors'
import type { AnyRecord } from '../records/records'
import type { CollectionName } from '../values/collection-names'
import { schemaNow } from './schema-steps'

/** Records that could not be migrated to this Parley's schema, and the schema that each still has. */
const STUCK = new WeakMap<AnyRecord, number>()

/** Remembers that a record still has schema `from`. */
export const markStuck = (record: AnyRecord, from: number): unknown => STUCK.set(record, from)

/** The earlier schema that a record still has; undefined if it has this one. */
export const stuckAt = (record: AnyRecord): number | undefined => STUCK.get(record)

/** Refuses to write a record that still has an earlier schema. @throws ParleyError `schema-stuck` */
export function refuseIfStuck(collection: CollectionName, record: AnyRecord): void {
  const from = stuckAt(record)
  if (from !== undefined)
    throw new ParleyError('schema-stuck', { collection, id: record.id, from, to: schemaNow(), more: 0 })
}
