import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { DeskIndex, KeyOf } from './desk-index'
import type { Derive, DeskRead } from './desk-read'
import { refKey, type Trash } from './ops'

/** Hears what a value reads while it is made. */
export interface ReadNotes {
  record: (key: string) => void
  /** A whole collection. */
  whole: (collection: CollectionName) => void
  /** Something that every edit changes. */
  any: () => void
  trash: () => void
  group: (collection: CollectionName, keyOf: unknown, key: string) => void
  /** Another value, which is made now if it is not kept. */
  derived: <V>(make: Derive<V>, key: string) => V
}

/** A desk that notes what a value is made of. */
export class NotingDesk implements DeskRead {
  readonly #desk: DeskRead
  readonly #notes: ReadNotes

  constructor(desk: DeskRead, notes: ReadNotes) {
    this.#desk = desk
    this.#notes = notes
  }

  get revision(): number {
    this.#notes.any()
    return this.#desk.revision
  }

  get trash(): Trash {
    this.#notes.trash()
    return this.#desk.trash
  }

  get<C extends CollectionName>(collection: C, id: string): RecordOf<C> | undefined {
    this.#notes.record(refKey({ collection, id }))
    return this.#desk.get(collection, id)
  }

  all<C extends CollectionName>(collection: C): readonly RecordOf<C>[] {
    this.#notes.whole(collection)
    return this.#desk.all(collection)
  }

  count(collection: CollectionName): number {
    this.#notes.whole(collection)
    return this.#desk.count(collection)
  }

  index<C extends CollectionName>(collection: C, keyOf: KeyOf<C>): DeskIndex<C> {
    const index = this.#desk.index(collection, keyOf)
    const note = (key: string) => this.#notes.group(collection, keyOf, key)
    return {
      get: (key) => {
        note(key)
        return index.get(key)
      },
      getAny: (keys) => {
        const asked = [...keys]
        for (const key of asked) note(key)
        return index.getAny(asked)
      },
      keys: () => {
        this.#notes.whole(collection)
        return index.keys()
      },
      placeOf: (id) => {
        this.#notes.record(refKey({ collection, id }))
        return index.placeOf(id)
      },
    }
  }

  derived<V>(make: Derive<V>, key: string): V {
    return this.#notes.derived(make, key)
  }

  sourceText(sha256: string): string {
    return this.#desk.sourceText(sha256)
  }

  memoText(sha256: string): string {
    return this.#desk.memoText(sha256)
  }
}
