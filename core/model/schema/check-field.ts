import { z } from 'zod'
import { headerShape } from '../records/header'
import { RECORD_SCHEMAS } from '../records/records'
import type { CollectionName } from '../values/collection-names'
import { invalidField, type InvalidField } from './parse-record'

/** The schema of one field of a collection; undefined if this version knows no such field. */
export function fieldSchema(collection: CollectionName, name: string): z.ZodType | undefined {
  const shape = RECORD_SCHEMAS[collection].shape as Record<string, z.ZodType>
  return Object.hasOwn(shape, name) ? shape[name] : undefined
}

/** Checks one field's value, and returns what is wrong with it, or undefined. The path inside the field is kept: `components[1].layer`. */
export function checkField(collection: CollectionName, name: string, value: unknown): InvalidField | undefined {
  const schema = fieldSchema(collection, name)
  if (!schema) return undefined
  const parsed = z.object({ [name]: schema }).safeParse({ [name]: value })
  return parsed.success ? undefined : invalidField(parsed.error, { [name]: value })
}

/** A fault in an item of a list: the item's number from 0, its field ("" for the item itself), and what is wrong. */
export interface WrongCell {
  row: number
  field: string
  found: InvalidField
}

/** Every field of the items of a list that the schema refuses, each once, in order. */
export function checkItems(collection: CollectionName, list: string, items: readonly unknown[]): WrongCell[] {
  const schema = fieldSchema(collection, list)
  const issues = schema?.safeParse(items).error?.issues ?? []
  const cells = new Map<string, WrongCell>()
  for (const issue of issues) {
    const [row, field = ''] = issue.path
    if (typeof row !== 'number') continue
    const key = `${row} ${String(field)}`
    if (!cells.has(key))
      cells.set(key, { row, field: String(field), found: invalidField(new z.ZodError([issue]), items) })
  }
  return [...cells.values()].toSorted((a, b) => a.row - b.row)
}

/** The required fields that a record's fields leave out, in the order of the model, without the header. */
export function missingFields(collection: CollectionName, fields: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(RECORD_SCHEMAS[collection].shape)
    .filter(([name, schema]) => !Object.hasOwn(headerShape, name) && !(schema instanceof z.ZodOptional))
    .map(([name]) => name)
    .filter((name) => fields[name] === undefined)
}
