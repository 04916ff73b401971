import { ParleyError } from '../../base/errors'
import type { AnyRecord } from '../records/records'
import type { CollectionName } from '../values/collection-names'
import { schemaNow } from './schema-steps'

/** Records that were read, and could not be brought to the schema of this Parley: of which schema they still are. */
const STUCK = new WeakMap<AnyRecord, number>()

/** Remembers that a record is still of schema `from`. */
export const markStuck = (record: AnyRecord, from: number): unknown => STUCK.set(record, from)

/** Of which earlier schema a record still is; undefined where it is of this one. */
export const stuckAt = (record: AnyRecord): number | undefined => STUCK.get(record)

/** Refuses to write what is still of an earlier schema. @throws ParleyError `schema-stuck` */
export function refuseIfStuck(collection: CollectionName, record: AnyRecord): void {
  const from = stuckAt(record)
  if (from !== undefined)
    throw new ParleyError('schema-stuck', { collection, id: record.id, from, to: schemaNow(), more: 0 })
}
