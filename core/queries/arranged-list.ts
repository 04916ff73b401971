import type { DeskRead } from '../desk/desk-read'
import { familyText } from '../text/catalogue'
import type { ListGroup, RowPlace } from './list-groups'
import type { Arrangement } from './list-schemas'
import { rowFilter, rowTitle } from './row-values'

/** A list before any filter: its groups and their rows, in their order. */
export interface Listed {
  readonly desk: DeskRead
  readonly at: number
  readonly groups: readonly ListGroup[]
  rowsOf: (group: string) => readonly RowPlace[]
  groupOf: (row: string) => string | undefined
  row: (key: string) => RowPlace | undefined
}

/** The changes that edits make to a list. */
export interface ListChanges {
  /** Groups whose rows are others, or in another order. */
  groups: ReadonlySet<string>
  /** Rows that came, went, or say something else. */
  rows: ReadonlySet<string>
}

/** An item by its place: a heading, or a row. */
export type ArrangedItem = { group: ListGroup } | { row: RowPlace }

/** The rows of a list that pass a filter, in an order. */
export interface ArrangedList {
  /** How many items there are: headings and rows. */
  readonly length: number
  /** How many rows. */
  readonly shown: number
  item: (index: number) => ArrangedItem | undefined
  indexOf: (row: string) => number | undefined
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
  readonly #rows = new Map<string, readonly RowPlace[]>()
  /** The groups with rows, and where each begins; undefined while it must be worked out again. */
  #starts: Starts | undefined

  constructor(listed: Listed, arrangement: Arrangement) {
    this.#filter = rowFilter(arrangement)
    this.#listed = listed
    for (const { key } of listed.groups) this.#fill(key)
  }

  #fill(group: string): void {
    const { desk, at, rowsOf } = this.#listed
    const rows = rowsOf(group).filter((row) => this.#filter(desk, row, at))
    if (rows.length > 0) this.#rows.set(group, rows)
    else this.#rows.delete(group)
  }

  follow(listed: Listed, { groups, rows }: ListChanges): void {
    this.#listed = listed
    const filled = new Set(groups)
    for (const row of rows) {
      const group = listed.groupOf(row)
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
    return row && { row }
  }

  indexOf(row: string): number | undefined {
    const group = this.#listed.groupOf(row)
    const within = group === undefined ? -1 : (this.#rows.get(group)?.findIndex(({ key }) => key === row) ?? -1)
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

/** A row with its value to sort by: words, or the milliseconds of an instant. */
interface Sortable {
  row: RowPlace
  value: string | number
}

/** More changed rows than this are sorted in together. */
const ONE_BY_ONE = 300

/** Rows by a value of theirs; rows of one value by their keys. */
class SortedList implements ArrangedList {
  readonly #filter: ReturnType<typeof rowFilter>
  readonly #valueOf: (desk: DeskRead, row: RowPlace) => string | number
  readonly #compare: (a: Sortable, b: Sortable) => number
  #order: Sortable[]

  constructor(listed: Listed, arrangement: Arrangement) {
    const { sort, language, descending } = arrangement
    const collator = new Intl.Collator(language, { numeric: true })
    this.#filter = rowFilter(arrangement)
    this.#valueOf = (desk, row) => {
      if (sort === 'title') return desk.derived(rowTitle, row.key)[language]
      if (sort === 'kind') return familyText(language, `collection.${row.collection}`)
      return Date.parse(desk.get(row.collection, row.id)?.changedAt ?? '')
    }
    const way = descending ? -1 : 1
    this.#compare = (a, b) => {
      const byValue =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : a.value === b.value
            ? 0
            : collator.compare(String(a.value), String(b.value))
      return way * (byValue || (a.row.key < b.row.key ? -1 : Number(a.row.key > b.row.key)))
    }
    this.#order = listed.groups
      .flatMap(({ key }) => listed.rowsOf(key))
      .flatMap((row) => this.#sortable(listed, row))
      .toSorted(this.#compare)
  }

  #sortable({ desk, at }: Listed, row: RowPlace): Sortable[] {
    return this.#filter(desk, row, at) ? [{ row, value: this.#valueOf(desk, row) }] : []
  }

  follow(listed: Listed, { rows }: ListChanges): void {
    if (rows.size === 0) return
    const order = this.#order.filter(({ row }) => !rows.has(row.key))
    const come = [...rows].flatMap((key) => {
      const row = listed.row(key)
      return row ? this.#sortable(listed, row) : []
    })
    if (come.length > ONE_BY_ONE) this.#order = [...order, ...come].toSorted(this.#compare)
    else {
      for (const one of come) order.splice(this.#placeFor(order, one), 0, one)
      this.#order = order
    }
  }

  #placeFor(order: readonly Sortable[], one: Sortable): number {
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const other = order[middle]
      if (other && this.#compare(other, one) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  get length(): number {
    return this.#order.length
  }

  get shown(): number {
    return this.#order.length
  }

  item(index: number): ArrangedItem | undefined {
    const found = this.#order[index]
    return found && { row: found.row }
  }

  indexOf(row: string): number | undefined {
    const index = this.#order.findIndex((one) => one.row.key === row)
    return index < 0 ? undefined : index
  }

  headingAbove(): undefined {
    return undefined
  }
}
