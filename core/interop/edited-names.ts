import { LANGUAGES } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import { overlay } from '../desk/staged-desk'
import type { CollectionName } from '../model/values/collection-names'
import { fieldsAfter, type LeftOut } from './candidate'
import { KEPT_BY_DESK } from './columns'
import type { ImportItem } from './import-item'
import { opsOf } from './import-item'
import { nameColumnsOf, NamesOfRecords, type NameColumn } from './name-columns'

/**
 * Names in a file that do not match the ids beside them, neither as on the desk nor as after the import: somebody may have edited the name, although only the
 * id is imported. Each appears once, with its first line.
 */
export function editedNames(desk: DeskRead, items: readonly ImportItem[]): LeftOut[] {
  const named = items.filter(({ candidate }) => (candidate.names ?? []).length > 0)
  if (named.length === 0) return []
  const desks = [desk, overlay(desk, opsOf(items))]
  const names = desks.flatMap((on) => LANGUAGES.map((language) => new NamesOfRecords(on, language)))
  const lines = new Map<string, number>()
  for (const item of named) {
    const { candidate, before } = item
    const columns = compared(candidate.collection)
    const records: Readonly<Record<string, unknown>>[] = before ? [{ ...before }] : []
    if (item.state !== 'same') records.push({ ...(item.record ?? fieldsAfter(candidate, before)) })
    const says = (column: NameColumn, text: string) =>
      records.some((record) => names.some((known) => known.of(column.refs(record)) === text))
    for (const { column: name, text, line } of candidate.names ?? []) {
      const column = columns.get(name)
      if (column && !lines.has(name) && !says(column, text)) lines.set(name, line)
    }
  }
  return [...lines].map(([name, line]) => ({ what: 'name', name, line }))
}

/** The name columns to compare, by name. The desk keeps who made and changed a record, names and ids alike. */
function compared(collection: CollectionName): ReadonlyMap<string, NameColumn> {
  const own = [...nameColumnsOf(collection)].filter(([beside]) => !KEPT_BY_DESK.some((name) => name === beside))
  return new Map(own.map(([, column]) => [column.name, column]))
}
