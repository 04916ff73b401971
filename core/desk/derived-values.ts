import type { AnyRecord, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { keysOf, type DeskIndex, type KeyOf } from './desk-index'
import type { DeskRead } from './desk-read'
import type { Trash } from './ops'

/**
 * Makes a value from what it reads of the desk, under a key such as `refKey` of a record. Reads no clock and no state of its own. Pass the same
 * function at every call: values are kept under it.
 */
export type Derive<V> = (desk: DeskRead, key: string) => V

/** A value, and the numbers of what it was made of. */
interface Kept {
  make: Derive<unknown>
  key: string
  value: unknown
  reads: readonly number[]
}

/** What has changed since a follower last looked. It empties both sets itself. */
export interface Followed {
  /** Keys whose values were kept and are so no longer. */
  dropped: Set<string>
  /** The records that edits put or deleted, by `refKey`; those that came or went after the others, in the order in which they did. */
  touched: Set<string>
  /** Those that edits deleted, also if they are there again. */
  deleted: Set<string>
}

/** Read by what depends on every edit. */
const ANY = '*'
const whole = (collection: CollectionName) => `*${collection}`

/** The values that were derived from a desk. Each is made once; an edit drops those that read what it changes, and no others. */
export class DerivedValues {
  readonly #values = new Map<Derive<unknown>, Map<string, Kept>>()
  /** What can be read has a number, so that a value of a hundred thousand keeps a short list. */
  readonly #numbers = new Map<string, number>()
  readonly #readers: (Kept | Set<Kept> | undefined)[] = []
  readonly #indexes = new Map<CollectionName, Map<unknown, number>>()
  readonly #followers = new Map<Derive<unknown>, Set<Followed>>()
  #nextIndex = 0

  /** The value of a key. `reader` is the value that is being made meanwhile, which depends on this one's reads too. */
  of<V>(desk: DeskRead, make: Derive<V>, key: string, reader?: Set<number>): V {
    const values = this.#values.get(make) ?? new Map<string, Kept>()
    this.#values.set(make, values)
    const known = values.get(key) ?? this.#make(desk, make, key, values, reader)
    if (reader) for (const read of known.reads) reader.add(read)
    return known.value as V
  }

  #make(
    desk: DeskRead,
    make: Derive<unknown>,
    key: string,
    values: Map<string, Kept>,
    reader: Set<number> | undefined,
  ): Kept {
    const reads = new Set<number>()
    const noting = new NotingDesk(desk, this, reads)
    let value: unknown
    try {
      value = make(noting, key)
    } catch (error) {
      // Whoever catches it depends on why it was thrown.
      if (reader) for (const read of reads) reader.add(read)
      throw error
    }
    const kept: Kept = { make, key, value, reads: [...reads] }
    values.set(key, kept)
    for (const read of kept.reads) this.#addReader(read, kept)
    return kept
  }

  /** The number of something that can be read. */
  numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#readers.length
    this.#numbers.set(name, number)
    this.#readers.push(undefined)
    return number
  }

  /** The number of the records that an index has under a key. */
  numberOfGroup(collection: CollectionName, keyOf: unknown, key: string): number {
    const indexes = this.#indexes.get(collection) ?? new Map<unknown, number>()
    this.#indexes.set(collection, indexes)
    const index = indexes.get(keyOf) ?? this.#nextIndex++
    indexes.set(keyOf, index)
    return this.numberOf(`${index} ${key}`)
  }

  /** Tells from now on what edits change of the values of `make`, until the returned function is called. */
  follow(make: Derive<unknown>): Followed & { end: () => void } {
    const followed: Followed = { dropped: new Set(), touched: new Set(), deleted: new Set() }
    const followers = this.#followers.get(make) ?? new Set()
    this.#followers.set(make, followers.add(followed))
    const end = () => {
      followers.delete(followed)
      if (followers.size === 0) this.#followers.delete(make)
    }
    return { ...followed, end }
  }

  /** Drops all values of `make`, which nobody asks for any more. */
  forget(make: Derive<unknown>): void {
    for (const kept of this.#values.get(make)?.values() ?? []) this.#unread(kept)
    this.#values.delete(make)
  }

  /** Follows one change: a record is added, replaced or deleted. */
  change(collection: CollectionName, id: string, before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    for (const followers of this.#followers.values())
      for (const { touched, deleted } of followers) {
        if (!before || !after) touched.delete(`${collection}/${id}`)
        touched.add(`${collection}/${id}`)
        if (!after) deleted.add(`${collection}/${id}`)
      }
    for (const name of [`${collection}/${id}`, whole(collection), ANY]) this.#drop(name)
    for (const [keyOf, index] of this.#indexes.get(collection) ?? []) {
      const keys = [before, after].flatMap((record) =>
        record ? keysOf(record as RecordOf<CollectionName>, keyOf as KeyOf<CollectionName>) : [],
      )
      for (const key of new Set(keys)) this.#drop(`${index} ${key}`)
    }
  }

  #drop(name: string): void {
    const number = this.#numbers.get(name)
    const readers = number === undefined ? undefined : this.#readers[number]
    if (!readers) return
    for (const kept of readers instanceof Set ? [...readers] : [readers]) {
      this.#values.get(kept.make)?.delete(kept.key)
      this.#unread(kept)
      for (const { dropped } of this.#followers.get(kept.make) ?? []) dropped.add(kept.key)
    }
  }

  #addReader(read: number, kept: Kept): void {
    const readers = this.#readers[read]
    if (readers instanceof Set) readers.add(kept)
    else this.#readers[read] = readers ? new Set([readers, kept]) : kept
  }

  #unread(kept: Kept): void {
    for (const read of kept.reads) {
      const readers = this.#readers[read]
      if (readers instanceof Set) readers.delete(kept)
      else if (readers === kept) this.#readers[read] = undefined
    }
  }
}

/** A desk that notes what a value is made of. */
class NotingDesk implements DeskRead {
  readonly #desk: DeskRead
  readonly #derived: DerivedValues
  readonly #reads: Set<number>

  constructor(desk: DeskRead, derived: DerivedValues, reads: Set<number>) {
    this.#desk = desk
    this.#derived = derived
    this.#reads = reads
  }

  #note(name: string): void {
    this.#reads.add(this.#derived.numberOf(name))
  }

  get revision(): number {
    this.#note(ANY)
    return this.#desk.revision
  }

  get trash(): Trash {
    this.#note(ANY)
    return this.#desk.trash
  }

  get<C extends CollectionName>(collection: C, id: string): RecordOf<C> | undefined {
    this.#note(`${collection}/${id}`)
    return this.#desk.get(collection, id)
  }

  all<C extends CollectionName>(collection: C): readonly RecordOf<C>[] {
    this.#note(whole(collection))
    return this.#desk.all(collection)
  }

  count(collection: CollectionName): number {
    this.#note(whole(collection))
    return this.#desk.count(collection)
  }

  index<C extends CollectionName>(collection: C, keyOf: KeyOf<C>): DeskIndex<C> {
    const index = this.#desk.index(collection, keyOf)
    const note = (key: string) => this.#reads.add(this.#derived.numberOfGroup(collection, keyOf, key))
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
        this.#note(whole(collection))
        return index.keys()
      },
    }
  }

  derived<V>(make: Derive<V>, key: string): V {
    return this.#derived.of(this.#desk, make, key, this.#reads)
  }

  sourceText(sha256: string): string {
    return this.#desk.sourceText(sha256)
  }

  memoText(sha256: string): string {
    return this.#desk.memoText(sha256)
  }
}
