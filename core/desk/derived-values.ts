import type { AnyRecord, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { keysOf, type DeskIndex, type KeyOf } from './desk-index'
import type { Derive, DeskRead } from './desk-read'
import type { Trash } from './ops'
import type { Pace } from './pace'

/** A value, and the numbers of what it was made of. */
interface Kept {
  make: Derive<unknown>
  key: string
  value: unknown
  reads: readonly number[]
}

/** The changes since a follower last looked. The follower empties the sets once it has read them. */
export interface Followed {
  /** Keys whose values were kept, and were dropped since. */
  readonly dropped: Set<string>
  /** The records that edits put or deleted, by `refKey`; those that came or went after the others, in the order in which they did. */
  readonly touched: Set<string>
  /** Those that edits deleted, also if they are there again. */
  readonly deleted: Set<string>
  /** True if more has changed than the follower wanted to hear of: it must look at everything. */
  readonly lost: boolean
  /** Ends the following. */
  end: () => void
}

/** A desk that tells what its edits change. */
export interface FollowedDesk extends DeskRead {
  /**
   * Tells from now on, on this desk and those that it advances to, what edits change of the values of `make`. Of more than `most` keys it only tells that
   * it is lost.
   */
  follow(make: Derive<unknown>, most?: number): Followed
  /** Drops all values of `make`, which nobody asks for any more. */
  forget(make: Derive<unknown>): void
}

class Follower implements Followed {
  readonly dropped = new Set<string>()
  readonly touched = new Set<string>()
  readonly deleted = new Set<string>()
  lost = false
  readonly end: () => void
  readonly #most: number

  constructor(most: number, end: (follower: Follower) => void) {
    this.#most = most
    this.end = () => end(this)
  }

  add(to: Set<string>, key: string): void {
    if (this.lost) return
    to.add(key)
    if (to.size <= this.#most) return
    this.lost = true
    this.dropped.clear()
    this.touched.clear()
    this.deleted.clear()
  }
}

/** The values that read something: mostly one or a few, so that a set for each would take more memory than the desk. */
type Readers = Kept | Kept[] | Set<Kept> | undefined
/** From this many on, they are a set. */
const FEW = 24

const listOf = (readers: Exclude<Readers, undefined>): readonly Kept[] =>
  readers instanceof Set || Array.isArray(readers) ? [...readers] : [readers]

/** Read by what depends on every edit. */
const ANY = '*'
/** Read by what depends on the trash. */
const TRASH = '*trash'
const whole = (collection: CollectionName) => `*${collection}`

/** The values that were derived from a desk. Each is made once; an edit drops those that read what it changes, and no others. */
export class DerivedValues {
  readonly #values = new Map<Derive<unknown>, Map<string, Kept>>()
  /** The number of each thing that a value may read: lists of numbers are short enough for a hundred thousand values. */
  readonly #numbers = new Map<string, number>()
  readonly #readers: Readers[] = []
  readonly #indexes = new Map<CollectionName, Map<unknown, number>>()
  readonly #followers = new Map<Derive<unknown>, Set<Follower>>()
  readonly #pace: Pace
  #nextIndex = 0

  constructor(pace: Pace) {
    this.#pace = pace
  }

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
      // A value whose making catches the error depends on its cause too.
      if (reader) for (const read of reads) reader.add(read)
      throw error
    }
    const kept: Kept = { make, key, value, reads: [...reads] }
    values.set(key, kept)
    for (const read of kept.reads) this.#addReader(read, kept)
    this.#pace.made()
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

  /** Tells from now on what edits change of the values of `make`; of more than `most` keys it only tells that it is lost. */
  follow(make: Derive<unknown>, most = Infinity): Followed {
    const followers = this.#followers.get(make) ?? new Set()
    const follower = new Follower(most, (ended) => {
      followers.delete(ended)
      if (followers.size === 0) this.#followers.delete(make)
    })
    this.#followers.set(make, followers.add(follower))
    return follower
  }

  /** Drops all values of `make`, which nobody asks for any more. */
  forget(make: Derive<unknown>): void {
    for (const kept of this.#values.get(make)?.values() ?? []) this.#unread(kept)
    this.#values.delete(make)
  }

  /** Follows one change: a record is added, replaced or deleted. */
  change(collection: CollectionName, id: string, before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    for (const followers of this.#followers.values())
      for (const follower of followers) {
        if (!before || !after) follower.touched.delete(`${collection}/${id}`)
        follower.add(follower.touched, `${collection}/${id}`)
        if (!after) follower.add(follower.deleted, `${collection}/${id}`)
      }
    for (const name of [`${collection}/${id}`, whole(collection), ANY]) this.#drop(name)
    for (const [keyOf, index] of this.#indexes.get(collection) ?? []) {
      const keys = [before, after].flatMap((record) =>
        record ? keysOf(record as RecordOf<CollectionName>, keyOf as KeyOf<CollectionName>) : [],
      )
      for (const key of new Set(keys)) this.#drop(`${index} ${key}`)
    }
  }

  /** Follows an edit that puts a record into the trash or takes it out. */
  changeTrash(): void {
    this.#drop(TRASH)
  }

  #drop(name: string): void {
    const number = this.#numbers.get(name)
    const readers = number === undefined ? undefined : this.#readers[number]
    if (!readers) return
    for (const kept of listOf(readers)) {
      this.#values.get(kept.make)?.delete(kept.key)
      this.#unread(kept)
      for (const follower of this.#followers.get(kept.make) ?? []) follower.add(follower.dropped, kept.key)
    }
  }

  #addReader(read: number, kept: Kept): void {
    const readers = this.#readers[read]
    if (readers instanceof Set) readers.add(kept)
    else if (!Array.isArray(readers)) this.#readers[read] = readers ? [readers, kept] : kept
    else if (readers.length < FEW) readers.push(kept)
    else this.#readers[read] = new Set([...readers, kept])
  }

  #unread(kept: Kept): void {
    for (const read of kept.reads) {
      const readers = this.#readers[read]
      if (readers instanceof Set) readers.delete(kept)
      else if (readers === kept) this.#readers[read] = undefined
      else if (Array.isArray(readers)) this.#readers[read] = readers.filter((reader) => reader !== kept)
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
    this.#note(TRASH)
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
      placeOf: (id) => {
        this.#note(`${collection}/${id}`)
        return index.placeOf(id)
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
