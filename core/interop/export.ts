import type { DeskRead } from '../desk/desk-read'
import { COLLECTION_NAMES, type CollectionName } from '../model/collection-names'
import type { RecordOf } from '../model/records'
import { cellsOf, columnsOf, OTHER_FIELDS } from './columns'
import { csvLine } from './csv'
import { schemaNow } from '../model/schema-version'

/** How long a piece gets before it is handed on, in UTF-16 code units. */
const PIECE = 1 << 16

/** How a file of exported JSON begins. */
export const JSON_BEGINNING = '{"app":"parley","file":"export",'
/** How a file of exported CSV begins: with a byte order mark, by which Excel knows that it is UTF-8. */
export const CSV_BEGINNING = '\uFEFFid,rev,'

/** The records of a desk at one moment, whatever is edited while they are written. */
export type PinnedRecords = Pick<DeskRead, 'all' | 'revision'>

/** Takes hold of the records of a desk as it is now. */
export function pinned(desk: DeskRead): PinnedRecords {
  const lists = new Map(COLLECTION_NAMES.map((name) => [name, desk.all(name)]))
  return {
    revision: desk.revision,
    all: <C extends CollectionName>(collection: C) => (lists.get(collection) ?? []) as readonly RecordOf<C>[],
  }
}

/** What is exported: of which desk, and which collections; all where none is named. */
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
 * Records as one JSON document, one record a line, in pieces: the desk's folder has the same shape, so stock lowdb opens it. Unknown
 * fields are kept value for value. The same desk always makes the same text.
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

/** The records of one collection as CSV, in pieces. Without records it is the line of the columns: something to fill in. */
export function* exportCsv(desk: PinnedRecords, collection: CollectionName): Generator<string, void> {
  const names = columnsOf(collection).map(({ name }) => name)
  let piece = `\uFEFF${csvLine([...names, OTHER_FIELDS])}`
  for (const record of desk.all(collection)) {
    piece += csvLine(cellsOf(collection, record))
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}
