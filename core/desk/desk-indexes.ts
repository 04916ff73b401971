import type { AnyRecord, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { CountedKeys } from './counted-keys'
import type { DeskIndex, KeyOf } from './desk-index'
import { FollowingIndex } from './following-index'
import type { Collections } from './ops'
import type { Pace } from './pace'
import { RecordOrder } from './record-order'

/** The indexes of one collection, with the order of its records. */
class CollectionIndexes {
  readonly #records: () => readonly AnyRecord[]
  readonly #keys: CountedKeys
  /** Made with the first question about it: of many collections there is none. */
  #order: RecordOrder | undefined
  readonly #indexes = new Map<unknown, FollowingIndex>()

  /** `records` gives the records as they are whenever it is called. */
  constructor(records: () => readonly AnyRecord[], keys: CountedKeys) {
    this.#records = records
    this.#keys = keys
  }

  of(keyOf: KeyOf<CollectionName>, records: () => readonly AnyRecord[], pace: Pace): FollowingIndex {
    const order = () => (this.#order ??= new RecordOrder(this.#records()))
    const index = this.#indexes.get(keyOf) ?? new FollowingIndex(keyOf, order, this.#keys)
    this.#indexes.set(keyOf, index)
    index.fill(records, pace)
    return index
  }

  change(before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    if (before && !after) this.#order?.delete(before.id)
    if (after && !before) this.#order?.add(after.id)
    for (const index of this.#indexes.values()) index.change(before, after)
  }
}

/** The indexes of a desk in memory, each made when it is first asked for. */
export class DeskIndexes {
  readonly #keys: CountedKeys
  readonly #collections = new Map<CollectionName, CollectionIndexes>()

  readonly #collectionsNow: Collections
  readonly #pace: Pace

  /**
   * @param keys the keys of the desk, which its derived values use too; `collections` are its records, which the edits change; `pace` may stop a reading after
   * each part of an index
   */
  constructor(keys: CountedKeys, collections: Collections, pace: Pace) {
    this.#keys = keys
    this.#collectionsNow = collections
    this.#pace = pace
  }

  of<C extends CollectionName>(collection: C, keyOf: KeyOf<C>, records: () => readonly RecordOf<C>[]): DeskIndex<C> {
    const known = this.#collections.get(collection)
    const now = (): AnyRecord[] => Object.values(this.#collectionsNow[collection] ?? {})
    const indexes = known ?? new CollectionIndexes(now, this.#keys)
    if (!known) this.#collections.set(collection, indexes)
    return indexes.of(keyOf, records, this.#pace) as unknown as DeskIndex<C>
  }

  /** Follows one change of a collection. */
  change(collection: CollectionName, before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    this.#collections.get(collection)?.change(before, after)
  }
}
