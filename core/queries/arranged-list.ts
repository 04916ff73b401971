import { NONE } from '../base/slots'
import { getRef } from '../desk/desk-read'
import { refOfKey } from '../desk/ops'
import { familyText } from '../text/catalogue'
import type { ListGroup } from './list-groups'
import type { Arrangement } from './list-schemas'
import type { Listed, ListedRows } from './listed-rows'
import { ROW_TITLE, rowFilter } from './row-values'

/** The changes that edits make to a list. */
export interface ListChanges {
  /** Groups whose rows are others, or in another order. */
  groups: ReadonlySet<string>
  /** Rows that came, went, or say something else. */
  rows: ReadonlySet<number>
}

/** An item by its place: a heading, or a row by its number. */
export type ArrangedItem = { group: ListGroup } | { row: number }

/** The rows of a list that pass a filter, in an order. */
export interface ArrangedList {
  /** How many items there are: headings and rows. */
  readonly length: number
  /** How many rows. */
  readonly shown: number
  item: (index: number) => ArrangedItem | undefined
  indexOf: (row: number) => number | undefined
  /** The heading that the item at an index is under, and its place. */
  headingAbove: (index: number) => { group: ListGroup; index: number } | undefined
  /** Follows edits. Costs what they touch, and their groups. */
  follow: (listed: Listed, changes: ListChanges) => void
}

export const arrange = (listed: Listed, arrangement: Arrangement): ArrangedList =>
  arrangement.sort === 'grouped' ? new GroupedList(listed, arrangement) : new SortedList(listed, arrangement)

interface Starts {
  groups: ListGroup[]
  indexes: number[]
  length: number
  shown: number
}

class GroupedList implements ArrangedList {
  readonly #filter: ReturnType<typeof rowFilter>
  #listed: Listed
  readonly #rows = new Map<string, readonly number[]>()
  /** The groups with rows, and where each begins; undefined while it must be worked out again. */
  #starts: Starts | undefined

  constructor(listed: Listed, arrangement: Arrangement) {
    this.#filter = rowFilter(arrangement)
    this.#listed = listed
    for (const { key } of listed.groups) this.#fill(key)
  }

  #fill(group: string): void {
    const all = this.#listed.rows.rowsOf(group)
    const passing = all.filter((row) => this.#filter(this.#listed, row))
    // Mostly all of them: then there is one list of them.
    const rows = passing.length === all.length ? all : passing
    if (rows.length > 0) this.#rows.set(group, rows)
    else this.#rows.delete(group)
  }

  follow(listed: Listed, { groups, rows }: ListChanges): void {
    this.#listed = listed
    const filled = new Set(groups)
    for (const row of rows) {
      const group = listed.rows.groupOf(row)
      if (group !== undefined) filled.add(group)
    }
    for (const group of filled) this.#fill(group)
    this.#starts = undefined
  }

  #places(): Starts {
    if (this.#starts) return this.#starts
    const groups = this.#listed.groups.filter(({ key }) => this.#rows.has(key))
    let length = 0
    const indexes = groups.map(({ key }) => {
      const start = length
      length += 1 + (this.#rows.get(key)?.length ?? 0)
      return start
    })
    this.#starts = { groups, indexes, length, shown: length - groups.length }
    return this.#starts
  }

  get length(): number {
    return this.#places().length
  }

  get shown(): number {
    return this.#places().shown
  }

  headingAbove(index: number): { group: ListGroup; index: number } | undefined {
    const { groups, indexes, length } = this.#places()
    if (index < 0 || index >= length) return undefined
    const at = lastAtMost(indexes, index)
    const group = groups[at]
    return group && { group, index: indexes[at] ?? 0 }
  }

  item(index: number): ArrangedItem | undefined {
    const above = this.headingAbove(index)
    if (!above) return undefined
    if (above.index === index) return { group: above.group }
    const row = this.#rows.get(above.group.key)?.[index - above.index - 1]
    return row === undefined ? undefined : { row }
  }

  indexOf(row: number): number | undefined {
    const group = this.#listed.rows.groupOf(row)
    const within = group === undefined ? -1 : (this.#rows.get(group)?.indexOf(row) ?? -1)
    if (within < 0) return undefined
    const { groups, indexes } = this.#places()
    return (indexes[groups.findIndex(({ key }) => key === group)] ?? 0) + 1 + within
  }
}

/** The last place of a value that is at most `value`, in ascending values. */
function lastAtMost(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((values[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** A row with its key, and its value to sort by: words, or the milliseconds of an instant. */
interface Sortable {
  row: number
  key: string
  value: string | number
}

/** More changed rows than this are sorted in together. */
const ONE_BY_ONE = 300

/** Rows by a value of theirs; rows of one value by their keys. */
class SortedList implements ArrangedList {
  readonly #filter: ReturnType<typeof rowFilter>
  readonly #valueOf: (listed: Listed, row: number) => string | number
  readonly #compare: (a: Sortable, b: Sortable) => number
  /** The rows in their order, and the value of each. */
  #order: number[] = []
  #values: (string | number)[] = []
  #rows: ListedRows

  constructor(listed: Listed, arrangement: Arrangement) {
    const { sort, language, descending } = arrangement
    const collator = new Intl.Collator(language, { numeric: true })
    this.#filter = rowFilter(arrangement)
    this.#rows = listed.rows
    this.#valueOf = ({ desk, rows }, row) => {
      if (sort === 'title') return desk.derived(ROW_TITLE[language], rows.keyOf(row))
      if (sort === 'kind') return familyText(language, `collection.${rows.collectionOf(row)}`)
      return Date.parse(getRef(desk, refOfKey(rows.keyOf(row)))?.changedAt ?? '')
    }
    const way = descending ? -1 : 1
    this.#compare = (a, b) => {
      const byValue =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : a.value === b.value
            ? 0
            : collator.compare(String(a.value), String(b.value))
      return way * (byValue || (a.key < b.key ? -1 : Number(a.key > b.key)))
    }
    const all = listed.groups.flatMap(({ key }) => listed.rows.rowsOf(key))
    this.#sort(all.flatMap((row) => this.#sortable(listed, row)))
  }

  #sort(rows: readonly Sortable[]): void {
    const sorted = rows.toSorted(this.#compare)
    this.#order = sorted.map(({ row }) => row)
    this.#values = sorted.map(({ value }) => value)
  }

  #sortable(listed: Listed, row: number): Sortable[] {
    if (!this.#filter(listed, row)) return []
    return [{ row, key: listed.rows.keyOf(row), value: this.#valueOf(listed, row) }]
  }

  #at(place: number): Sortable {
    const row = this.#order[place] ?? NONE
    return { row, key: this.#rows.keyOf(row), value: this.#values[place] ?? '' }
  }

  follow(listed: Listed, { rows }: ListChanges): void {
    this.#rows = listed.rows
    if (rows.size === 0) return
    const come = [...rows].filter((row) => listed.rows.isListed(row)).flatMap((row) => this.#sortable(listed, row))
    const isKept = (_: unknown, place: number) => !rows.has(this.#order[place] ?? NONE)
    const [values, order] = [this.#values.filter(isKept), this.#order.filter(isKept)]
    this.#values = values
    this.#order = order
    if (come.length > ONE_BY_ONE) this.#sort([...order.map((_, place) => this.#at(place)), ...come])
    else for (const one of come) this.#insert(one)
  }

  #insert(one: Sortable): void {
    let [low, high] = [0, this.#order.length]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (this.#compare(this.#at(middle), one) < 0) low = middle + 1
      else high = middle
    }
    this.#order.splice(low, 0, one.row)
    this.#values.splice(low, 0, one.value)
  }

  get length(): number {
    return this.#order.length
  }

  get shown(): number {
    return this.#order.length
  }

  item(index: number): ArrangedItem | undefined {
    const row = this.#order[index]
    return row === undefined ? undefined : { row }
  }

  indexOf(row: number): number | undefined {
    const index = this.#order.indexOf(row)
    return index < 0 ? undefined : index
  }

  headingAbove(): undefined {
    return undefined
  }
}
