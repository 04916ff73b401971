import { z } from 'zod'
import { headerShape } from '../records/header'
import { RECORD_SCHEMAS, type RecordOf } from '../records/records'
import type { CollectionName } from '../values/collection-names'
import { referenceRegistry } from '../values/ids'
import { recordRefSchema, type RecordRef } from '../values/record-ref'

/** Takes the place of a value that needs a reference which goes. */
const GONE = Symbol('gone')

/** Does the record that this reference names go? */
export type Goes = (target: RecordRef) => boolean

/**
 * A record without its references to records that go: an optional field is emptied, an item leaves its list, a part that needs the reference goes with it.
 * `gone` if the record itself needs it; `header` if the record's own provenance names it, which is never rewritten.
 */
export function withoutReferences<C extends CollectionName>(
  collection: C,
  record: RecordOf<C>,
  goes: Goes,
): RecordOf<C> | 'gone' | 'header' {
  for (const name of ['createdBy', 'changedBy'] as const) {
    if (goes({ collection: 'staff', id: record[name] })) return 'header'
  }
  const shape = Object.fromEntries(
    Object.entries(RECORD_SCHEMAS[collection].shape).filter(([name]) => !Object.hasOwn(headerShape, name)),
  ) as Record<string, z.ZodType>
  const kept = withoutIn(shape, record, goes)
  if (kept === GONE) return 'gone'
  if (collection !== 'draft') return kept as RecordOf<C>
  return draftWithout(kept as RecordOf<'draft'>, goes) as RecordOf<C> | 'gone'
}

/** A draft may lack any field, so it loses a field rather than itself, unless that was its last. */
function draftWithout(draft: RecordOf<'draft'>, goes: Goes): RecordOf<'draft'> | 'gone' {
  const shape = RECORD_SCHEMAS[draft.of].shape as Record<string, z.ZodType>
  const fields = Object.entries(draft.fields).flatMap(([name, value]): [string, unknown][] => {
    const schema = shape[name]
    const kept = schema ? without(schema, value, goes) : value
    return kept === GONE || kept === undefined ? [] : [[name, kept]]
  })
  if (fields.length === 0) return 'gone'
  const same =
    fields.length === Object.keys(draft.fields).length && fields.every(([name, kept]) => kept === draft.fields[name])
  return same ? draft : { ...draft, fields: Object.fromEntries(fields) }
}

/** Walks a value along its schema, and returns the very same value if nothing in it goes. */
function without(schema: z.ZodType, value: unknown, goes: Goes): unknown {
  if (value === undefined || value === null) return value
  if (schema instanceof z.ZodOptional) {
    const kept = without(schema.unwrap() as z.ZodType, value, goes)
    return kept === GONE ? undefined : kept
  }
  const registered = referenceRegistry.get(schema)
  if (registered) return goes({ collection: registered.collection, id: value as string }) ? GONE : value
  if (schema === (recordRefSchema as z.ZodType)) return goes(value as RecordRef) ? GONE : value
  if (schema instanceof z.ZodArray && Array.isArray(value)) return listWithout(schema, value, goes)
  if (schema instanceof z.ZodObject) return withoutIn(schema.shape, value as Record<string, unknown>, goes)
  return value
}

function listWithout(schema: z.ZodArray, value: unknown[], goes: Goes): unknown {
  const kept = value.map((item) => without(schema.element as z.ZodType, item, goes))
  if (kept.every((item, index) => item === value[index])) return value
  const left = kept.filter((item) => item !== GONE)
  return schema.safeParse(left).success ? left : GONE
}

function withoutIn(
  shape: Readonly<Record<string, z.ZodType>>,
  value: Readonly<Record<string, unknown>>,
  goes: Goes,
): unknown {
  let next: Record<string, unknown> | undefined
  for (const [name, schema] of Object.entries(shape)) {
    const kept = without(schema, value[name], goes)
    if (kept === GONE) return GONE
    if (kept === value[name]) continue
    next ??= { ...value }
    if (kept === undefined) delete next[name]
    else next[name] = kept
  }
  return next ?? value
}
