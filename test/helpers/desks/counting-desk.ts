import type { DeskIndex, KeyOf } from '../../../core/desk/desk-index'
import type { Derive, DeskRead } from '../../../core/desk/desk-read'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { RecordOf } from '../../../core/model/records/records'
import type { CollectionName } from '../../../core/model/values/collection-names'

/** A desk that notes which of its collections are read whole, and counts the records that are looked up. It derives every value anew. */
export class CountingDesk implements DeskRead {
  readonly walked = new Set<CollectionName>()
  gets = 0
  readonly #desk: MemoryDesk

  constructor(desk: MemoryDesk) {
    this.#desk = desk
  }

  get revision() {
    return this.#desk.revision
  }

  get trash() {
    return this.#desk.trash
  }

  get<C extends CollectionName>(collection: C, id: string): RecordOf<C> | undefined {
    this.gets += 1
    return this.#desk.get(collection, id)
  }

  all<C extends CollectionName>(collection: C): readonly RecordOf<C>[] {
    // A desk has one record of settings.
    if (collection !== 'deskSettings') this.walked.add(collection)
    return this.#desk.all(collection)
  }

  count(collection: CollectionName): number {
    return this.#desk.count(collection)
  }

  index<C extends CollectionName>(collection: C, keyOf: KeyOf<C>): DeskIndex<C> {
    return this.#desk.index(collection, keyOf)
  }

  derived<V>(make: Derive<V>, key: string): V {
    return make(this, key)
  }

  sourceText(sha256: string): string {
    return this.#desk.sourceText(sha256)
  }

  memoText(sha256: string): string {
    return this.#desk.memoText(sha256)
  }
}
