import { useMemo } from 'react'
import { foldText } from '../../core/base/fold-text'

/** A heading or a row of a list, with its own key. */
export type ListItem<R> = { key: string; heading: string } | { key: string; row: R }

/** The items of a list, of which the window may have only some. */
export interface ListItems<R> {
  length: number
  /** An item; undefined while it is on its way. */
  at: (index: number) => ListItem<R> | undefined
  /** The place of an item; undefined if it is not in the list, or not known to be. */
  indexOf: (key: string) => number | undefined
  /** The place of the heading that an item is under. */
  headingAbove: (index: number) => number | undefined
  /** The place of the next row from `after` on whose title begins with folded letters, or else of the first such row. */
  find: (letters: string, after: number) => Promise<number | undefined>
}

/** A list that the window has as a whole. `nameOf` gives the text that typed letters look for. */
export function useWholeList<R>(items: readonly ListItem<R>[], nameOf: (row: R) => string): ListItems<R> {
  return useMemo(() => {
    const indexes = new Map(items.map((item, index) => [item.key, index]))
    const headings = items.flatMap((item, index) => ('heading' in item ? [index] : []))
    const names = items.map((item) => ('row' in item ? foldText(nameOf(item.row)).trim() : undefined))
    const begins = (letters: string) => (name: string | undefined) => name?.startsWith(letters) === true
    return {
      length: items.length,
      at: (index) => items[index],
      indexOf: (key) => indexes.get(key),
      headingAbove: (index) => headings.findLast((heading) => heading <= index),
      find: (letters, after) => {
        const next = names.findIndex((name, index) => index >= after && begins(letters)(name))
        const found = next >= 0 ? next : names.findIndex(begins(letters))
        return Promise.resolve(found >= 0 ? found : undefined)
      },
    }
  }, [items, nameOf])
}
