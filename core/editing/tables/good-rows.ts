import { same } from '../../base/same-value'
import { checkField, checkItems } from '../../model/schema/check-field'
import type { CollectionName } from '../../model/values/collection-names'
import type { Part } from '../list-items'
import { isTableList } from './table-columns'

/** The value of a field that is a table, as it is typed and as the desk has it. */
export interface TableValue {
  of: CollectionName
  name: string
  typed: unknown
  stored: unknown
}

const rowsOf = (value: unknown): readonly Part[] | undefined =>
  value === undefined ? [] : Array.isArray(value) ? (value as Part[]) : undefined

/**
 * The table that can be saved while some rows of it have a wrong cell: each good row as it is typed, and a wrong one as the desk has it, or
 * not yet. A row is never half saved: a layer without the origins that are typed wrong would be one for all. Undefined where it is not
 * certain which row of the desk a wrong one is, or where the rest is refused too.
 */
export function goodRows(table: TableValue): Part[] | undefined {
  const { typed, stored } = table
  const known = typeof typed === 'object' && typed !== null ? found.get(typed) : undefined
  if (known && known.stored === stored) return known.good
  const good = findGoodRows(table)
  if (typeof typed === 'object' && typed !== null) found.set(typed, { stored, good })
  return good
}

/** The last answer about a typed table: a form asks several times at each key. */
const found = new WeakMap<object, { stored: unknown; good: Part[] | undefined }>()

function findGoodRows({ of, name, typed, stored }: TableValue): Part[] | undefined {
  const [rows, before] = [rowsOf(typed), rowsOf(stored)]
  if (!isTableList(name) || !rows || !before) return undefined
  const wrong = wrongRows(of, name, rows)
  if (wrong.size === 0) return undefined
  const good: Part[] = []
  for (const [index, row] of rows.entries()) {
    const kept = wrong.has(index) ? storedRow(rows, before, index) : row
    if (kept === 'uncertain') return undefined
    if (kept) good.push(kept)
  }
  if (good.length === 0 && before.length === 0) return undefined
  return checkField(of, name, good) ? undefined : good
}

const wrongRows = (of: CollectionName, name: string, rows: readonly Part[]): ReadonlySet<number> =>
  new Set(checkItems(of, name, rows).map(({ row }) => row))

/** The row as the desk has it: by its id, or, of rows without one, by its place. Undefined of a new one. */
function storedRow(rows: readonly Part[], before: readonly Part[], index: number): Part | 'uncertain' | undefined {
  const id = rows[index]?.id
  if (id !== undefined) return before.find((row) => row.id === id)
  if (rows.length < before.length) return 'uncertain'
  const old = before[index]
  return old && rows.some((row) => same(row, old)) ? 'uncertain' : old
}

/** A table of the desk with the wrong rows of a typed one in their places: what is typed and not saved, on a newer state. */
export function withWrongRows({ of, name, typed, stored }: TableValue): Part[] | undefined {
  const [rows, theirs] = [rowsOf(typed), rowsOf(stored)]
  if (!rows || !theirs) return undefined
  const wrong = [...wrongRows(of, name, rows)].toSorted((a, b) => a - b)
  const merged = [...theirs]
  for (const index of wrong) {
    const row = rows[index]
    if (row?.id === undefined) return undefined
    const place = merged.findIndex(({ id }) => id === row.id)
    if (place >= 0) merged[place] = row
    else merged.splice(Math.min(index, merged.length), 0, row)
  }
  return merged
}
