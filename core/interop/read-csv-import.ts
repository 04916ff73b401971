import { ParleyError } from '../base/errors'
import type { Failure } from '../base/failure'
import { plainToken } from '../base/text'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { Candidate, GivenCell, GivenName, LeftOut, ParsedImport } from './candidate'
import { columnsOf, jsonOfCell, KEPT_BY_DESK, OTHER_FIELDS, valueOfCell, type Column } from './columns'
import { breaksIn, type CsvRow } from '../base/csv'
import { tableOf } from './csv-table'
import { unguarded } from './guarded-cell'
import { nameColumnsOf } from './name-columns'
import { idOfRow } from './row-id'

const STRIDE = 500

/**
 * The kind of record in a CSV file, judged by the names of its columns: the kind that has all of them, or most of them by far; undefined if
 * that is open.
 * @throws ParleyError `import-empty`, `import-one-column`, `import-no-id`, `import-quote-open`
 */
export function kindOfCsv(text: string): CollectionName | undefined {
  const { names } = tableOf(text)
  const scores = COLLECTION_NAMES.map((collection) => {
    const columns = new Set(columnsOf(collection).map(({ name }) => name))
    return {
      collection,
      known: names.filter((name) => columns.has(name) && !COMMON.has(name.split('.')[0] ?? '')).length,
    }
  }).toSorted((a, b) => b.known - a.known)
  const [best, next] = scores
  return best && next && best.known > next.known ? best.collection : undefined
}

/** Columns that every kind has say nothing about the kind. */
const COMMON: ReadonlySet<string> = new Set(['id', 'rev', 'marking', ...KEPT_BY_DESK])

/**
 * Reads records of one kind from CSV: one of the first lines names the kind's columns, in any order. Every unreadable cell is reported.
 * Yields the number of records read.
 * @throws ParleyError `import-empty`, `import-one-column`, `import-no-id`, `import-column-twice`, `import-quote-open`
 */
export function* parseCsvImport(text: string, collection: CollectionName): Generator<number, ParsedImport> {
  const { names, above, rows } = tableOf(text, collection)
  const known = new Map(columnsOf(collection).map((column) => [column.name, column]))
  const columns = names.map((name) => known.get(name))
  const forPeople = new Set([...nameColumnsOf(collection).values()].map(({ name }) => name))
  const named = names.map((name) => (forPeople.has(name) ? name : undefined))
  const other = names.indexOf(OTHER_FIELDS)
  const inFile = new Set(names.filter((name) => known.has(name)))
  const isRead = (index: number) => columns[index] !== undefined || named[index] !== undefined || index === other
  const twice = names.find((name, index) => isRead(index) && names.indexOf(name) < index)
  if (twice !== undefined) throw new ParleyError('import-column-twice', { column: twice.slice(0, 100) })
  const lines = above.map(({ line, cells }): LeftOut => {
    const name = cells.filter((cell) => cell.trim() !== '').join(' ')
    return { what: 'line', name: name.slice(0, 100), line }
  })
  // Spreadsheets leave empty columns without a name beside a table; one with content is named by its letter.
  const nameless = new Set<number>()
  const candidates: Candidate[] = []
  for (const row of rows) {
    for (const [index, cell] of row.cells.entries()) if (names[index] === '' && cell.trim() !== '') nameless.add(index)
    candidates.push(candidateOf(collection, row, { columns, named, other, inFile }))
    if (candidates.length % STRIDE === 0) yield candidates.length
  }
  const skipped = names.flatMap((name, index): LeftOut[] => {
    if (isRead(index) || (name === '' && !nameless.has(index))) return []
    return [{ what: 'column', name: name === '' ? letterOf(index) : name.slice(0, 100) }]
  })
  return { format: 'csv', candidates, leftOut: [...lines, ...skipped] }
}

/** A column's letter in a spreadsheet: A, Z, AA. */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`
}

/** The meaning of each place in a row: a column of the kind, a name for people, all other fields. */
interface Columns {
  columns: readonly (Column | undefined)[]
  named: readonly (string | undefined)[]
  other: number
  /** The names of the kind's columns that the file has. */
  inFile: ReadonlySet<string>
}

function candidateOf(
  collection: CollectionName,
  row: CsvRow,
  { columns, named, other: otherAt, inFile }: Columns,
): Candidate {
  const cells: GivenCell[] = []
  const names: GivenName[] = []
  const faults: Failure[] = []
  let id = ''
  let rev: number | undefined
  let changedAt: string | undefined
  let other: Record<string, unknown> | undefined
  let { line } = row
  const fault = (column: string, reason: string) =>
    faults.push({ code: 'import-cell', params: { line, column, reason, limit: 0, length: 0 } })
  if (row.torn !== undefined) faults.push({ code: 'import-after-quote', params: { line: row.torn } })
  // A cell too many moves all that follow it into the wrong column. Spreadsheets leave empty cells out at the end of a line: these
  // say nothing of what the desk has there. A short line at the very end of the file may have been cut.
  const extra = row.cells.slice(columns.length).some((cell) => cell !== '')
  if (extra || (row.isUnended && row.cells.length < columns.length))
    faults.push({ code: 'import-row-width', params: { line, found: row.cells.length, expected: columns.length } })
  for (const [index, cell] of row.cells.entries()) {
    const column = columns[index]
    if (index === otherAt) {
      const read = cell.trim() === '' ? { value: {} } : jsonOfCell(unguarded(cell.trim()))
      if ('invalid' in read) fault(OTHER_FIELDS, read.invalid)
      else if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
        fault(OTHER_FIELDS, 'not-json')
      else other = read.value as Record<string, unknown>
    } else if (column?.name === 'id') id = plainToken(unguarded(cell))
    else if (column) {
      const read = valueOfCell(column, cell)
      if ('invalid' in read) fault(column.name, read.invalid)
      else if (column.name === 'rev') rev = read.value as number | undefined
      else if (column.name === 'changedAt') changedAt = read.value as string | undefined
      else if (!isKeptByDesk(column.name)) cells.push({ path: column.path, value: read.value, line })
    } else {
      const of = named[index]
      const text = unguarded(cell).trim()
      if (of !== undefined && text !== '') names.push({ column: of, text, line })
    }
    line += breaksIn(cell)
  }
  const given = { cells, columns: inFile, other }
  const found = { collection, line: row.line, rev, changedAt, given, names, isOfAnySchema: true, faults }
  if (id !== '') return { ...found, id }
  // With a revision it is an exported record, but it no longer says which one.
  if (rev !== undefined) return { ...found, id, faults: [{ code: 'import-id-lost', params: { line: row.line } }] }
  return { ...found, id: idOfRow(collection, given), isFresh: true }
}

const isKeptByDesk = (name: string) => (KEPT_BY_DESK as readonly string[]).includes(name)
