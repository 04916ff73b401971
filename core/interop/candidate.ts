import type { Failure } from '../base/failure'
import { isTable } from '../base/plain-json'
import type { CollectionName } from '../model/values/collection-names'
import { columnsOf, setAt, structure, valueAt } from './columns'
import type { InteropFormat } from './import-states'

/** What a file says of one record. */
export interface Candidate {
  collection: CollectionName
  id: string
  /** Where it begins in the file, counted from 1. */
  line: number
  /** The revision that it was exported as, if the file says so, and when that was made. */
  rev?: number | undefined
  changedAt?: string | undefined
  given: Given
  /** What its name columns say: for people, and not taken in. */
  names?: readonly GivenName[]
  /** It has no id of its own: it is given one. */
  isFresh?: boolean
  /** What of it cannot be read: it is not imported then. */
  faults: readonly Failure[]
}

/** A record whole, as JSON has it; or some of its fields, as the columns of a CSV file have them. */
export type Given =
  | { whole: Readonly<Record<string, unknown>> }
  | { cells: readonly GivenCell[]; other?: Readonly<Record<string, unknown>> | undefined }

/** A cell: where in the record it belongs, what it says, nothing where it is empty, and the line that it is on. */
export interface GivenCell {
  path: readonly string[]
  value: unknown
  line: number
}

/** What a row calls the records that one of its columns names. */
export interface GivenName {
  column: string
  text: string
  line: number
}

/** A file that was read. */
export interface ParsedImport {
  format: InteropFormat
  /** The desk that it was exported from, if it says so. */
  storeId?: string | undefined
  candidates: readonly Candidate[]
  /** What of the file is not taken in: a kind or a column that this Parley does not know, a name. */
  leftOut: readonly LeftOut[]
}

export interface LeftOut {
  /** A name is left out where it is not that of the id beside it. */
  what: 'kind' | 'column' | 'name'
  name: string
  line?: number
}

/**
 * The fields of a record after a file was taken in. A whole record takes the place of what is on the desk; cells change what they are
 * about, and a column that the file does not have leaves its field as it is.
 */
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
