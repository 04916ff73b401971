import type { DeskRead } from '../desk/desk-read'
import { schemaNow } from '../model/migrations/schema-steps'
import type { RecordOf } from '../model/records/records'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import { cellsOf, columnsOf, OTHER_FIELDS } from './columns'
import { csvLine } from '../base/csv'
import { guarded } from './guarded-cell'
import { nameColumnsOf, NamesOfRecords } from './name-columns'

/** The length at which a piece is passed on, in UTF-16 code units. */
const PIECE = 1 << 16

/** The beginning of a file of exported JSON. */
export const JSON_BEGINNING = '{"app":"parley","file":"export",'
/** The beginning of a file of exported CSV: a byte order mark tells Excel that it is UTF-8. */
export const CSV_BEGINNING = '\uFEFFid,rev,'

/** The records of a desk at one moment, whatever is edited while they are written. */
export type PinnedRecords = Pick<DeskRead, 'all' | 'get' | 'revision'>

/** Pins the present records of a desk. */
export function pinned(desk: DeskRead): PinnedRecords {
  const lists = new Map(COLLECTION_NAMES.map((name) => [name, desk.all(name)]))
  const byId = new Map<CollectionName, ReadonlyMap<string, unknown>>()
  return {
    revision: desk.revision,
    get: <C extends CollectionName>(collection: C, id: string) => {
      const known = byId.get(collection) ?? new Map(lists.get(collection)?.map((record) => [record.id, record]))
      byId.set(collection, known)
      return known.get(id) as RecordOf<C> | undefined
    },
    all: <C extends CollectionName>(collection: C) => (lists.get(collection) ?? []) as readonly RecordOf<C>[],
  }
}

/** The subject of an export: the desk, and its collections; all if none is named. */
export interface ExportOf {
  storeId: string
  collections?: readonly CollectionName[] | undefined
}

/** The collections of a desk that have records, in the order of the model. */
export function filledCollections(
  desk: PinnedRecords,
  of: readonly CollectionName[] = COLLECTION_NAMES,
): CollectionName[] {
  return COLLECTION_NAMES.filter((name) => of.includes(name) && desk.all(name).length > 0)
}

/**
 * Records as one JSON document, one record per line, in pieces. The desk's folder has the same shape, so stock lowdb opens it. Unknown fields are kept value
 * for value. The same desk always gives the same text.
 */
export function* exportJson(desk: PinnedRecords, { storeId, collections }: ExportOf): Generator<string, void> {
  const rest = { schema: schemaNow(), revision: desk.revision, storeId }
  let piece = `${JSON_BEGINNING}${JSON.stringify(rest).slice(1, -1)},\n"collections":{`
  for (const [index, name] of filledCollections(desk, collections).entries()) {
    piece += `${index === 0 ? '' : ','}\n${JSON.stringify(name)}:{`
    let first = true
    for (const record of desk.all(name)) {
      piece += `${first ? '' : ','}\n${JSON.stringify(record.id)}:${JSON.stringify(record)}`
      first = false
      if (piece.length < PIECE) continue
      yield piece
      piece = ''
    }
    piece += '\n}'
  }
  yield `${piece}\n}}\n`
}

/**
 * The records of one collection as CSV, in pieces. Beside each column of ids is one with their names, in the desk's language. Without records, only the column
 * names are written, as a form to fill in.
 */
export function* exportCsv(desk: PinnedRecords, collection: CollectionName): Generator<string, void> {
  const columns = [...columnsOf(collection).map(({ name }) => name), OTHER_FIELDS]
  const beside = columns.map((name) => nameColumnsOf(collection).get(name))
  const names = new NamesOfRecords(desk, desk.all('deskSettings')[0]?.language ?? 'en')
  let piece = `\uFEFF${csvLine(columns.flatMap((name, index) => [name, ...(beside[index] ? [beside[index].name] : [])]))}`
  for (const record of desk.all(collection)) {
    piece += csvLine(
      cellsOf(collection, record).flatMap((cell, index) => {
        const column = beside[index]
        return column ? [cell, guarded(names.of(column.refs({ ...record })))] : [cell]
      }),
    )
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}
