import { useRef, useState } from 'react'
import type { ListItems } from './list-items'

/** The selected rows of a list by their keys, and the ways to select. Places are those of the whole list, also of rows that are not here yet. */
export interface Selection {
  keys: ReadonlySet<string>
  /** Selects a row, or takes it out. */
  toggle: (key: string, index: number) => void
  /** Selects from where the selection began to a place; it begins at `from` if it has not begun. */
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

/** Keeps the selection of a list; `keysBetween` answers the keys of the rows from one place to another, both included. */
export function useSelection(
  items: ListItems<unknown>,
  keysBetween: (from: number, to: number) => Promise<readonly string[]>,
): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(NONE)
  /** Where the range began, and what was selected before. */
  const range = useRef<{ anchor: number; base: ReadonlySet<string> }>(undefined)
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
      range.current = { anchor: index, base: next }
      setKeys(next)
    },
    rangeTo: (index, from) => {
      range.current ??= { anchor: from, base: keys }
      const { anchor, base } = range.current
      take(Math.min(anchor, index), Math.max(anchor, index), base)
    },
    all: () => {
      range.current = undefined
      take(0, Math.max(0, items.length - 1), NONE)
    },
    clear: () => {
      asked.current += 1
      range.current = undefined
      if (keys.size === 0) return false
      setKeys(NONE)
      return true
    },
    moved: () => {
      range.current = undefined
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
