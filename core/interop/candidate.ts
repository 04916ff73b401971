import type { Failure } from '../base/failure'
import { isTable } from '../base/plain-json'
import type { CollectionName } from '../model/values/collection-names'
import { columnsOf, setAt, structure, valueAt } from './columns'
import type { InteropFormat } from './import-states'

/** A file's account of one record. */
export interface Candidate {
  collection: CollectionName
  id: string
  /** The line it begins on, counted from 1. */
  line: number
  /** The exported revision, if the file names it, and when that was made. */
  rev?: number | undefined
  changedAt?: string | undefined
  given: Given
  /** The content of its name columns: for people, and not imported. */
  names?: readonly GivenName[]
  /** It has no id of its own, and gets one. */
  isFresh?: boolean
  /** The file does not say the schema of its records: they may have the form of an earlier one. */
  isOfAnySchema?: boolean
  /** Its unreadable parts; with any, it is not imported. */
  faults: readonly Failure[]
}

/** A whole record, as in JSON; or some of its fields, as in the columns of a CSV file. */
export type Given =
  | { whole: Readonly<Record<string, unknown>> }
  | {
      cells: readonly GivenCell[]
      columns?: ReadonlySet<string>
      other?: Readonly<Record<string, unknown>> | undefined
    }

/** A cell: its place in the record, its value (none if it is empty), and its line. */
export interface GivenCell {
  path: readonly string[]
  value: unknown
  line: number
}

/** A row's names for the records in one of its columns. */
export interface GivenName {
  column: string
  text: string
  line: number
}

/** A file that was read. */
export interface ParsedImport {
  format: InteropFormat
  /** The desk that it was exported from, if it names one. */
  storeId?: string | undefined
  candidates: readonly Candidate[]
  /** Parts of the file that are not imported: a kind or a column that this Parley does not know, a name. */
  leftOut: readonly LeftOut[]
}

export interface LeftOut {
  /** A name is left out if it does not belong to the id beside it, a line if it is above the names of the columns. */
  what: 'kind' | 'column' | 'name' | 'line'
  name: string
  line?: number
}

/** A record's fields after an import. A whole record replaces the one on the desk; cells change their own fields, and fields without a column do not change. */
export function fieldsAfter(
  { collection, given }: Candidate,
  before: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  if ('whole' in given) return { ...given.whole }
  const after = structure(before ?? {})
  for (const { path, value } of given.cells) setAt(after, path, value)
  if (given.other === undefined) return after
  const own: Record<string, unknown> = {}
  for (const { path } of columnsOf(collection)) setAt(own, path, valueAt(after, path))
  return merged(own, given.other)
}

type Table = Record<string, unknown>

function merged(record: Table, more: Table): Table {
  const all = Object.entries(more).map(([name, value]): [string, unknown] => {
    const known = Object.hasOwn(record, name) ? record[name] : undefined
    return [name, isTable(known) && isTable(value) ? merged(known, value) : value]
  })
  return { ...record, ...Object.fromEntries(all) }
}
