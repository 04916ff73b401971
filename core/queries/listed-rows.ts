import { KeyTable } from '../base/key-table'
import { grown, NONE } from '../base/slots'
import { KEYS_OF_RECORDS } from '../desk/counted-keys'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { DeskRead } from '../desk/desk-read'
import type { ListGroup, RowPlace } from './list-groups'

const EMPTY: readonly never[] = []

/** A list before any filter: its groups and their rows, in their order. */
export interface Listed {
  readonly desk: DeskRead
  readonly at: number
  readonly groups: readonly ListGroup[]
  readonly rows: ListedRows
  /** The words of a row to filter by, as `rowStates` gives them; of an arrangement that filters by words, all are known. */
  readonly statesOf: (row: number) => readonly string[]
}

/**
 * The rows of a list, under numbers from 0 on, in columns: a list has a hundred thousand rows, of which a few are shown. A row keeps its number for as long as
 * the list is followed, even while it is not in the list.
 */
export class ListedRows {
  readonly #keys = new KeyTable(KEYS_OF_RECORDS)
  #kinds = new Uint8Array(0)
  #depths = new Uint8Array(0)
  /** The number of each row's group; `NONE` while it is not in the list. */
  #groups = new Int32Array(0)
  readonly #groupKeys = new KeyTable()
  /** The rows of each group in their order, by the group's number. */
  readonly #rows: (readonly number[])[] = []
  readonly #counts = new Map<CollectionName, number>()
  #total = 0

  /** All numbers are below this one. */
  get length(): number {
    return this.#keys.size
  }

  /** How many rows the list has. */
  get total(): number {
    return this.#total
  }

  /** How many rows of a kind the list has. */
  countOf(collection: CollectionName): number {
    return this.#counts.get(collection) ?? 0
  }

  hasKind(collection: CollectionName): boolean {
    return this.countOf(collection) > 0
  }

  /** The number of the row of a record in the list, by `refKey`; or undefined. */
  find(key: string): number | undefined {
    const row = this.#keys.find(key)
    return row !== NONE && this.isListed(row) ? row : undefined
  }

  isListed(row: number): boolean {
    return this.#groups[row] !== NONE
  }

  keyOf(row: number): string {
    return this.#keys.keyOf(row)
  }

  collectionOf(row: number): CollectionName {
    return COLLECTION_NAMES[this.#kinds[row] ?? 0] ?? 'deskSettings'
  }

  depthOf(row: number): number {
    return this.#depths[row] ?? 0
  }

  /** The key of a row's group, if the row is in the list. */
  groupOf(row: number): string | undefined {
    return this.isListed(row) ? this.#groupKeys.keyOf(this.#groups[row] ?? NONE) : undefined
  }

  rowsOf(group: string): readonly number[] {
    return this.#rows[this.#groupKeys.find(group)] ?? EMPTY
  }

  /** Puts other rows in a group, and adds those that came, went or moved to `changed`. */
  replace(group: string, places: readonly RowPlace[], changed: Set<number>): void {
    const number = this.#groupKeys.add(group)
    const rows = places.map((place) => this.#numbered(place))
    const now = new Set(rows)
    for (const row of this.#rows[number] ?? EMPTY) {
      if (now.has(row) || this.#groups[row] !== number) continue
      this.#groups[row] = NONE
      this.#count(row, -1)
      changed.add(row)
    }
    for (const [at, row] of rows.entries()) {
      const depth = places[at]?.depth ?? 0
      if (this.#groups[row] === number && this.#depths[row] === depth) continue
      if (!this.isListed(row)) this.#count(row, 1)
      this.#groups[row] = number
      this.#depths[row] = depth
      changed.add(row)
    }
    this.#rows[number] = rows
  }

  #numbered({ key, collection, id }: RowPlace): number {
    const row = this.#keys.add(key, id)
    this.#kinds = grown(this.#kinds, row + 1)
    this.#depths = grown(this.#depths, row + 1)
    this.#groups = grown(this.#groups, row + 1)
    this.#kinds[row] = COLLECTION_NAMES.indexOf(collection)
    return row
  }

  #count(row: number, by: number): void {
    const collection = this.collectionOf(row)
    this.#counts.set(collection, (this.#counts.get(collection) ?? 0) + by)
    this.#total += by
  }
}
