import { ParleyError } from '../base/errors'
import { plainJson } from '../base/plain-json'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import type { Op } from '../desk/ops'
import { parseRecord } from '../model/schema/parse-record'
import type { CollectionName } from '../model/values/collection-names'
import type { Actor } from './command'

/** A record that a command uses, and the ops that make it; none if the desk has it already. */
export interface Made<C extends CollectionName> {
  record: ReturnType<typeof parseRecord<C>>
  ops: Op[]
}

/** A new record, with the desk's marking unless the fields have one. @throws ParleyError `record-exists`, `field-invalid` */
export function made<C extends CollectionName>(
  desk: DeskRead,
  collection: C,
  id: string,
  fields: Record<string, unknown>,
  { staff, at }: Actor,
): Made<C> {
  if (desk.get(collection, id) || desk.trash[`${collection}/${id}`])
    throw new ParleyError('record-exists', { collection, id })
  const header = { id, rev: 1, createdBy: staff, createdAt: at, changedBy: staff, changedAt: at }
  const whole = { marking: settingsOf(desk).defaultMarking, ...fields, ...header }
  const record = parseRecord(
    collection,
    plainJson(whole, (field) => invalid(collection, id, field, 'wrong-type')),
  )
  return { record, ops: [{ op: 'put', collection, record }] }
}

/** A field that a command refuses. */
export const invalid = (collection: CollectionName, id: string, field: string, reason: string, limit = 0, length = 0) =>
  new ParleyError('field-invalid', { collection, id, field, reason, limit, length })
