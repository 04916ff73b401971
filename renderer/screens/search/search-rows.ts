import type { SearchHitView, SearchView } from '../../../core/queries/search-schemas'
import type { ListItem } from '../../lists/list-items'
import { RANGE } from './search-state'

/** The most rows of the list. The others are only counted: you narrow the search. */
const ROWS_MAX = 5000

/** A hit's row; undefined while its range is on its way. */
export type HitRow = { hit: SearchHitView | undefined }

/** The rows of all hits that the list has room for. Hits inside longer words begin under a heading. */
export function rowsOf(
  total: number,
  ranges: ReadonlyMap<number, Pick<SearchView, 'hits'>>,
  inside: string,
): ListItem<HitRow>[] {
  const items: ListItem<HitRow>[] = []
  let isInside = false
  for (let index = 0; index < shownOf(total); index += 1) {
    const range = ranges.get(index - (index % RANGE))
    const hit = range?.hits[index % RANGE]
    // Deleted since the search: the next answer counts it no more.
    if (range && !hit) continue
    if (hit?.match === 'inside' && !isInside) {
      isInside = true
      items.push({ key: 'inside', heading: inside })
    }
    items.push({ key: keyOfRow(index), row: { hit } })
  }
  return items
}

/** How many of the hits have a row. */
export const shownOf = (total: number): number => Math.min(total, ROWS_MAX)

/** Rows are named by their place: so a row that arrives keeps the focus. */
export const keyOfRow = (index: number): string => `row-${index}`

/** The offsets of the ranges that some rows are in, besides the first, which is always there. */
export function offsetsOf(first: number, last: number, total: number): number[] {
  const offsets: number[] = []
  const end = Math.min(last, shownOf(total) - 1)
  for (let offset = Math.max(0, first - (first % RANGE)); offset <= end; offset += RANGE) {
    if (offset > 0) offsets.push(offset)
  }
  return offsets
}
