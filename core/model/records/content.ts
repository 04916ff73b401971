import { same } from '../../base/same-value'
import type { CollectionName } from '../values/collection-names'
import { headerShape } from './header'
import type { AnyRecord, RecordOf } from './records'

/** The content of a record: its own fields and its marking, without its id, its revision, and who changed it when. */
export type Content = Readonly<Record<string, unknown>>

/** Does a field belong to the content of a record? The desk keeps the others itself. */
export const isContentField = (name: string): boolean => name === 'marking' || !Object.hasOwn(headerShape, name)

/** The content of a record. */
export const contentOf = (record: AnyRecord): Content =>
  Object.fromEntries(Object.entries(record).filter(([name]) => isContentField(name)))

/** The content of a record; of a draft, the content of the record that it will become. */
export function finalContentOf(collection: CollectionName, record: AnyRecord): Content {
  if (collection !== 'draft') return contentOf(record)
  return { marking: record.marking, ...(record as RecordOf<'draft'>).fields }
}

/** A field that differs between two contents; a side that has no value is missing. */
export interface FieldDifference {
  field: string
  from?: unknown
  to?: unknown
}

/** Compares two contents field by field: those of `after` in its order, then those that only `before` has. */
export function fieldDifferences(before: Content | undefined, after: Content | undefined): FieldDifference[] {
  const names = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])
  return [...names].flatMap((field): FieldDifference[] => {
    const [from, to] = [before?.[field], after?.[field]]
    if (same(from, to)) return []
    return [{ field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]
  })
}
