import { z } from 'zod'
import { localTextSchema } from '../../../core/base/text'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Collections } from '../../../core/desk/ops'
import { headerShape } from '../../../core/model/records/header'
import { RECORD_SCHEMAS, type AnyRecord } from '../../../core/model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../../../core/model/values/collection-names'
import { referenceRegistry } from '../../../core/model/values/ids'
import { DEFAULT_MARKING, type Marking } from '../../../core/model/values/marking'

/** The word in every text of a planted record. It has letters that no other text of a desk has in a row. */
export const SECRET = 'Qzx'
/** Above what another ministry or the press may see on a desk with the house's own default. */
export const INTERNAL: Marking = { ...DEFAULT_MARKING, level: 'internal' }

/** Kinds that are not planted: the desk has one of its settings, and memos, drafts and notes print nowhere. */
const NOT_PLANTED: ReadonlySet<CollectionName> = new Set(['deskSettings', 'memo', 'draft', 'note'] as const)

/** Fields by which parts of records name each other. */
const LOCAL_IDS: ReadonlySet<string> = new Set(['id', 'component'])

/** The twin of a record: the same with the word in each of its texts. */
export type Twin = (collection: CollectionName, twin: AnyRecord) => AnyRecord | undefined

/**
 * A desk with a twin beside every record, named by all that names the record in a list. Each text of a twin is the secret word with a number of its own; `change` marks
 * it, or leaves it out.
 */
export function plantedDesk(desk: MemoryDesk, change: Twin): MemoryDesk {
  let count = 0
  const secret = () => `${SECRET}${(count += 1)}`
  const twins = new Set<string>()
  const twinOf = (id: string) => `${id.slice(0, 60)}-q`
  const collections: Collections = structuredClone(desk.collections)
  for (const collection of COLLECTION_NAMES) {
    if (NOT_PLANTED.has(collection)) continue
    for (const record of desk.all(collection)) {
      const own = ownSchema(collection)
      const made = planted(own, record, secret) as AnyRecord
      const twin = change(collection, { ...made, id: twinOf(record.id) })
      if (!twin) continue
      const records = (collections[collection] ??= {})
      records[twin.id] = RECORD_SCHEMAS[collection].parse(twin)
      twins.add(`${collection}/${record.id}`)
    }
  }
  const isTwinned = (collection: CollectionName, id: string) => twins.has(`${collection}/${id}`)
  for (const collection of COLLECTION_NAMES) {
    for (const [id, record] of Object.entries(collections[collection] ?? {})) {
      if (!desk.get(collection, id)) continue
      const records = collections[collection] ?? {}
      records[id] = named(ownSchema(collection), record, (of, one) =>
        isTwinned(of, one) ? [one, twinOf(one)] : [one],
      ) as AnyRecord
    }
  }
  return new MemoryDesk(collections, (kind, sha256) =>
    kind === 'source' ? desk.sourceText(sha256) : desk.memoText(sha256),
  )
}

/** The schema of a record's own fields. */
const ownSchema = (collection: CollectionName) =>
  z.looseObject(
    Object.fromEntries(
      Object.entries(RECORD_SCHEMAS[collection].shape).filter(([name]) => !Object.hasOwn(headerShape, name)),
    ),
  )

function planted(schema: z.ZodType, value: unknown, secret: () => string): unknown {
  if (value === undefined || value === null) return value
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return planted(schema.unwrap() as z.ZodType, value, secret)
  if (referenceRegistry.get(schema)) return value
  if (schema === (localTextSchema as z.ZodType)) return { en: secret(), ja: secret() }
  if (schema instanceof z.ZodArray)
    return (value as unknown[]).map((one) => planted(schema.element as z.ZodType, one, secret))
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.ZodType>
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>).map(([name, one]) => {
        const field = shape[name]
        return [name, field && !LOCAL_IDS.has(name) ? planted(field, one, secret) : one]
      }),
    )
  }
  if (typeof value !== 'string' || schema instanceof z.ZodEnum) return value
  const text = secret()
  return schema.safeParse(text).success ? text : value
}

/** A record with lists of references in which each is replaced by some. */
function named(
  schema: z.ZodType,
  value: unknown,
  of: (collection: CollectionName, id: string) => readonly string[],
): unknown {
  if (value === undefined || value === null) return value
  if (schema instanceof z.ZodOptional) return named(schema.unwrap() as z.ZodType, value, of)
  if (schema instanceof z.ZodArray) {
    const registered = referenceRegistry.get(schema.element as z.ZodType)
    if (registered) return (value as string[]).flatMap((id) => of(registered.collection, id))
    return (value as unknown[]).map((one) => named(schema.element as z.ZodType, one, of))
  }
  if (!(schema instanceof z.ZodObject)) return value
  const shape = schema.shape as Record<string, z.ZodType>
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([name, one]) => {
      const field = shape[name]
      return [name, field ? named(field, one, of) : one]
    }),
  )
}
