import type { z } from 'zod'
import { RECORD_SCHEMAS, type RecordOf } from '../records/records'
import type { CollectionName } from '../values/collection-names'
import { referenceRegistry } from '../values/ids'
import { recordRefSchema, type RecordRef } from '../values/record-ref'

/** A reference found in a record: the path of its field, and the record it names. */
export interface FoundReference {
  path: string
  target: RecordRef
}

/** Every reference from a record to another, anywhere in it: derived from the schema, so none is forgotten. */
export function referencesOf(collection: CollectionName, value: unknown): FoundReference[] {
  const found: FoundReference[] = []
  walk(RECORD_SCHEMAS[collection], value, '', found)
  if (collection === 'draft') {
    const draft = value as RecordOf<'draft'>
    walk(RECORD_SCHEMAS[draft.of], draft.fields, 'fields', found)
  }
  return found
}

/** Follows a value along its schema. Skips loose fields, which no schema describes. */
function walk(schema: z.core.$ZodType, value: unknown, path: string, found: FoundReference[]): void {
  if (value === undefined || value === null) return
  const registered = referenceRegistry.get(schema as z.ZodType)
  if (registered && typeof value === 'string') {
    found.push({ path, target: { collection: registered.collection, id: value } })
    return
  }
  if (schema === (recordRefSchema as z.core.$ZodType)) {
    found.push({ path, target: value as RecordRef })
    return
  }
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      for (const [key, field] of Object.entries(def.shape)) {
        const at = path === '' ? key : `${path}.${key}`
        walk(field, (value as Record<string, unknown>)[key], at, found)
      }
      return
    case 'array':
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) walk(def.element, item, `${path}[${index}]`, found)
      }
      return
    case 'optional':
    case 'nullable':
      walk(def.innerType, value, path, found)
      return
    default:
  }
}
