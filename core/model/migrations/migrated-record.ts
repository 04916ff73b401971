import { isCollectionName, type AnyRecord } from '../records/records'
import type { CollectionName } from '../values/collection-names'
import { SCHEMA_STEPS, schemaNow, type SchemaStep } from './schema-steps'
import type { StoredFields } from './stored-fields'

/** The fields that say who edited a record, and when: a migration step is no edit. */
const KEPT = ['id', 'rev', 'createdBy', 'createdAt', 'changedBy', 'changedAt'] as const

/**
 * A record of schema `from` in the form of schema `to`: the very same object if no step changes it. Its schema does not check it.
 * @throws whatever a step throws
 */
export function migratedRecord(
  collection: CollectionName,
  record: AnyRecord,
  from: number,
  to = schemaNow(),
): AnyRecord {
  let fields: StoredFields = record
  for (const step of SCHEMA_STEPS) if (step.to > from && step.to <= to) fields = after(step, collection, fields)
  return fields as AnyRecord
}

/**
 * Fields whose schema nobody says, as those of a CSV file, in the form of today's. Steps leave what already has their form.
 * @throws whatever a step throws
 */
export const migratedFields = (collection: CollectionName, fields: StoredFields): StoredFields =>
  migratedRecord(collection, fields as AnyRecord, 1)

function after(step: SchemaStep, collection: CollectionName, record: StoredFields): StoredFields {
  const own = stepped(step, collection, record)
  if (collection !== 'draft') return own
  const { of, fields } = own
  if (typeof of !== 'string' || !isCollectionName(of) || typeof fields !== 'object' || fields === null) return own
  const next = stepped(step, of, fields as StoredFields)
  return next === fields ? own : { ...own, fields: next }
}

function stepped(step: SchemaStep, collection: CollectionName, record: StoredFields): StoredFields {
  const next = step.record(collection, record)
  if (next === record) return record
  const made: Record<string, unknown> = { ...next }
  for (const name of KEPT) {
    if (Object.hasOwn(record, name)) made[name] = record[name]
    else delete made[name]
  }
  return JSON.stringify(made) === JSON.stringify(record) ? record : made
}
