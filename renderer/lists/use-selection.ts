import { useRef, useState } from 'react'
import type { ListItems } from './list-items'

/**
 * The selected rows of a list by their keys, and the ways to select. Places are those of the whole list, also of rows that are not here yet; a range begins at a row, and
 * follows it where the list changes under it.
 */
export interface Selection {
  keys: ReadonlySet<string>
  /** Selects a row, or takes it out. */
  toggle: (key: string, index: number) => void
  /** Selects from the row where the selection began to a place; it begins at the row at `from` if it has not begun. */
  rangeTo: (index: number, from: number) => void
  all: () => void
  /** Ends the selection; false if there was none. */
  clear: () => boolean
  /** A move without Shift: the next range begins anew. */
  moved: () => void
}

const NONE: ReadonlySet<string> = new Set()

/** The rows that are selected, from a place to a place. A range that is longer than this is asked for at once. */
const LOADED_MAX = 400

/**
 * Keeps the selection of a list; `keysBetween` answers the keys of the rows from one place to another, both included. `anchored` is called with the row where a range
 * begins, so that the list knows its place at all times.
 */
export function useSelection(
  items: ListItems<unknown>,
  keysBetween: (from: number, to: number) => Promise<readonly string[]>,
  anchored: (key: string | undefined) => void,
): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(NONE)
  /** The row where the range began, its place then, and what was selected before. */
  const range = useRef<{ key: string | undefined; at: number; base: ReadonlySet<string> }>(undefined)
  const begin = (next: typeof range.current) => {
    range.current = next
    anchored(next?.key)
  }
  /** The range that was asked for last: an answer to an earlier one is late. */
  const asked = useRef(0)
  const take = (from: number, to: number, base: ReadonlySet<string>) => {
    asked.current += 1
    const turn = asked.current
    const loaded = loadedBetween(items, from, to)
    if (loaded) return setKeys(new Set([...base, ...loaded]))
    keysBetween(from, to)
      .then((found) => {
        if (turn === asked.current) setKeys(new Set([...base, ...found]))
      })
      // The list itself says what is wrong with the desk.
      .catch(() => undefined)
  }
  return {
    keys,
    toggle: (key, index) => {
      asked.current += 1
      const next = new Set(keys)
      if (!next.delete(key)) next.add(key)
      begin({ key, at: index, base: next })
      setKeys(next)
    },
    rangeTo: (index, from) => {
      const begun = range.current ?? { key: items.at(from)?.key, at: from, base: keys }
      if (!range.current) begin(begun)
      const anchor = (begun.key === undefined ? undefined : items.indexOf(begun.key)) ?? begun.at
      const { base } = begun
      take(Math.min(anchor, index), Math.max(anchor, index), base)
    },
    all: () => {
      begin(undefined)
      take(0, Math.max(0, items.length - 1), NONE)
    },
    clear: () => {
      asked.current += 1
      begin(undefined)
      if (keys.size === 0) return false
      setKeys(NONE)
      return true
    },
    moved: () => {
      if (range.current) begin(undefined)
    },
  }
}

/** The keys of the rows between two places, if all of them are here. */
function loadedBetween(items: ListItems<unknown>, from: number, to: number): string[] | undefined {
  if (to - from > LOADED_MAX) return undefined
  const keys: string[] = []
  for (let index = from; index <= to; index += 1) {
    const item = items.at(index)
    if (!item) return undefined
    if ('row' in item) keys.push(item.key)
  }
  return keys
}
