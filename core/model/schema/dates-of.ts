import type { z } from 'zod'
import { isTable } from '../../base/plain-json'
import { fuzzyDateSchema, type FuzzyDate } from '../../dates/fuzzy-date'
import { isCollectionName, RECORD_SCHEMAS, type RecordOf } from '../records/records'
import type { CollectionName } from '../values/collection-names'

/** A date found in a record. */
export interface FoundDate<D = FuzzyDate> {
  /** The date's field: `validFrom`, `components[1].validity`. */
  path: string
  /** The same place in another version of the record: parts go by their id if they have one, not by their index. */
  place: string
  date: D
}

/** Every date in a record, anywhere in it: derived from the schema, so none is forgotten. */
export function datesOf(collection: CollectionName, record: RecordOf<CollectionName>): FoundDate[] {
  return tablesOf(collection, record) as FoundDate<unknown>[] as FoundDate[]
}

/** The same for a value that is not parsed yet: every table where a date should be. */
export function tablesOf(collection: CollectionName, value: unknown): FoundDate<Record<string, unknown>>[] {
  const found: FoundDate<Record<string, unknown>>[] = []
  walk(RECORD_SCHEMAS[collection], value, { path: '', place: '' }, found)
  if (collection === 'draft' && isTable(value) && typeof value.of === 'string' && isCollectionName(value.of))
    walk(RECORD_SCHEMAS[value.of], value.fields, { path: 'fields', place: 'fields' }, found)
  return found
}

interface At {
  path: string
  place: string
}

const inside = ({ path, place }: At, key: string): At =>
  path === '' ? { path: key, place: key } : { path: `${path}.${key}`, place: `${place}.${key}` }

/** The schemas that contain a date: most have none and are skipped. */
const dated = new WeakMap<z.core.$ZodType, boolean>()

function hasDate(schema: z.core.$ZodType): boolean {
  const before = dated.get(schema)
  if (before !== undefined) return before
  const has = schema === (fuzzyDateSchema as z.core.$ZodType) || innerOf(schema).some(hasDate)
  dated.set(schema, has)
  return has
}

function innerOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'object') return Object.values(def.shape)
  if (def.type === 'array') return [def.element]
  return def.type === 'optional' || def.type === 'nullable' ? [def.innerType] : []
}

function walk(schema: z.core.$ZodType, value: unknown, at: At, found: FoundDate<Record<string, unknown>>[]): void {
  if (value === undefined || value === null || !hasDate(schema)) return
  if (schema === (fuzzyDateSchema as z.core.$ZodType)) {
    if (isTable(value)) found.push({ ...at, date: value })
    return
  }
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      if (!isTable(value)) return
      for (const [key, field] of Object.entries(def.shape))
        if (Object.hasOwn(value, key)) walk(field, value[key], inside(at, key), found)
      return
    case 'array':
      if (!Array.isArray(value)) return
      for (const [index, item] of (value as unknown[]).entries()) {
        const id = isTable(item) && typeof item.id === 'string' ? `#${item.id}` : `${index}`
        walk(def.element, item, { path: `${at.path}[${index}]`, place: `${at.place}[${id}]` }, found)
      }
      return
    case 'optional':
    case 'nullable':
      walk(def.innerType, value, at, found)
      return
    default:
  }
}
