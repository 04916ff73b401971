import { useState } from 'react'
import { same } from '../../../../core/base/same-value'
import { isBlankItem, newItem, withImplied, type Part } from '../../../../core/editing/list-items'
import { isTableList } from '../../../../core/editing/tables/table-columns'
import type { FieldSpec } from '../../../../core/model/schema/fields'
import { newId } from '../../../client/new-id'
import type { InputProps } from './input-props'

/** A part that does not belong to the value, and its place among those that do. */
interface Added {
  part: Part
  at: number
  start: Part
}

/** A part as it was added, and what is filled in since because it follows from others of its values. */
interface Begun {
  start: Part
  implied: Part
}

/** The id of a new part. */
export const newPartId = (): string => newId().slice(0, 13)

/**
 * The parts of a list as a form shows them. An added part joins the value, and can be wrong, only once something is put into it; one that is
 * emptied leaves it again, and keeps its row. Rows are counted from 0, with the added one.
 */
export function useParts(
  props: Pick<InputProps, 'name' | 'value' | 'begins' | 'change'>,
  fields: readonly FieldSpec[],
) {
  const { name, change } = props
  const parts = (props.value ?? []) as readonly Part[]
  const make = (before: Part | undefined) => newItem(name, fields, before, newPartId())
  const [added, setAdded] = useState<Added | undefined>(() => {
    const part = make(undefined)
    return props.begins && parts.length === 0 ? { part, at: 0, start: part } : undefined
  })
  const [begun] = useState(() => new Map<unknown, Begun>())
  const at = added && Math.min(added.at, parts.length)
  const shown = added && at !== undefined ? parts.toSpliced(at, 0, added.part) : parts
  const isAdded = (row: number) => row === at
  /** The number of a row among the parts of the value: of the added row, that of the part that it would be. */
  const indexOf = (row: number) => (at !== undefined && row > at ? row - 1 : row)
  return {
    parts,
    shown,
    isAdded,
    indexOf,
    hasAdded: added !== undefined,
    addedRow: at,
    set: (row: number, next: Part, how: 'typed' | 'chosen') => {
      const part = shown[row]
      if (!part) return
      const start = isAdded(row) && added ? { start: added.start, implied: {} } : begun.get(part.id ?? part)
      const changed = Object.keys({ ...part, ...next }).find((field) => !same(part[field], next[field]))
      const { item, implied } = withImplied(name, next, changed, start?.implied ?? {})
      if (start && item.id !== undefined) begun.set(item.id, { start: start.start, implied })
      const isEmptied = start ? same(item, start.start) : isTableList(name) && isBlankItem(name, fields, item)
      const index = indexOf(row)
      if (isEmptied) setAdded({ part: item, at: index, start: start?.start ?? item })
      else if (isAdded(row)) setAdded(undefined)
      if (isEmptied && isAdded(row)) return
      change(parts.toSpliced(index, isAdded(row) ? 0 : 1, ...(isEmptied ? [] : [item])), how)
    },
    /** Adds an empty part before the part of this number, and returns it. */
    add: (place: number): Part => {
      const part = make(parts[place - 1])
      setAdded({ part, at: place, start: part })
      return part
    },
    remove: (rows: readonly number[]) => {
      if (rows.some(isAdded)) setAdded(undefined)
      const gone = new Set(rows.filter((row) => !isAdded(row)).map(indexOf))
      if (gone.size > 0)
        change(
          parts.filter((_, index) => !gone.has(index)),
          'chosen',
        )
    },
    /** Puts other parts in the place of all. */
    replace: (next: readonly Part[]) => {
      setAdded(undefined)
      change(next, 'chosen')
    },
  }
}
