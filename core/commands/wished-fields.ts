import { z } from 'zod'
import { ParleyError } from '../base/errors'
import { same } from '../base/same-value'
import type { AnyRecord } from '../model/records/records'
import { batchFieldsOf } from '../model/schema/shared-fields'
import type { CollectionName } from '../model/values/collection-names'

/** One field for many records: its value, null to empty it, or an entry to add to its list. */
export const fieldWishSchema = z.object({
  field: z.string().max(200),
  way: z.enum(['set', 'add']),
  value: z.unknown(),
})
export type FieldWish = z.infer<typeof fieldWishSchema>

/**
 * The fields of a record's change that a wish asks for; undefined if the record has that value already.
 * @throws ParleyError `field-not-shared` if records of its kind do not have the field, or change on their own pages only
 */
export function wishedFields(
  collection: CollectionName,
  record: AnyRecord,
  { field, way, value }: FieldWish,
): Record<string, unknown> | undefined {
  const spec = batchFieldsOf(collection).find(({ name }) => name === field)
  if (!spec || (way === 'add' && spec.type.type !== 'list')) throw new ParleyError('field-not-shared', { collection })
  const before = (record as unknown as Readonly<Record<string, unknown>>)[field]
  const list = Array.isArray(before) ? (before as unknown[]) : []
  if (way === 'add') return list.some((one) => same(one, value)) ? undefined : { [field]: [...list, value] }
  return same(before ?? null, value ?? null) ? undefined : { [field]: value ?? null }
}
