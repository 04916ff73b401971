import { PairTable } from '../base/pair-table'
import { NONE } from '../base/slots'
import type { AnyRecord, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { CountedKeys } from './counted-keys'
import { keysOf, type KeyOf } from './desk-index'
import type { Derive, DeskRead } from './desk-read'
import { Followers, type Followed } from './followed'
import { KeptValues, NO_VALUE } from './kept-values'
import { weightOf } from './light-values'
import { NotingDesk, type ReadNotes } from './noting-desk'
import { refKey } from './ops'
import { ownKey, OwnReads, type OwnKey } from './own-reads'
import type { Pace } from './pace'
import { ReadTable } from './read-table'

/**
 * Everything that a value may read is a pair of numbers. The first is `RECORD` for a record, `WHOLE` for a whole, `GROUPS` or more for a group of an
 * index, and `VALUES` or less for a value of a make; the second is the key, or the name of the whole.
 */
const [RECORD, WHOLE, GROUPS, VALUES] = [0, 1, 2, -2] as const
/** The wholes that are not collections: read by what depends on every edit, and by what depends on the trash. */
const [ANY, TRASH] = ['*', '*trash'] as const

/** How many values are looked at for each step of forgetting. */
const FORGOTTEN_AT_ONCE = 256

/** The reads of a value that is being made. */
interface Reads {
  /** The key of the value. */
  key: OwnKey
  /** The reads whose keys follow from this key, and what else is read. */
  own: Set<number>
  things: Set<number>
}

/** The values that were derived from a desk. What each reads is noted once; an edit drops those that read what it changes, and no others. */
export class DerivedValues {
  readonly #makes: Derive<unknown>[] = []
  readonly #numberOfMake = new Map<Derive<unknown>, number>()
  /** The same for values that others keep. */
  readonly #numberOfWatched = new Map<Derive<unknown>, number>()
  readonly #keys: CountedKeys
  /** The number of each value that is kept, by its make and its key. */
  readonly #numbers = new PairTable()
  readonly #values = new KeptValues()
  readonly #own = new OwnReads()
  readonly #reads: ReadTable
  readonly #indexes = new Map<CollectionName, Map<unknown, number>>()
  #nextIndex: number = GROUPS
  readonly #followers = new Followers()

  readonly #pace: Pace

  /** @param keys the keys of the desk, which its indexes use too; `pace` may stop a reading after each value */
  constructor(keys: CountedKeys, pace: Pace) {
    this.#keys = keys
    this.#pace = pace
    this.#reads = new ReadTable((key) => keys.release(key))
  }

  /** The value of a key. */
  of<V>(desk: DeskRead, make: Derive<V>, key: string): V {
    return this.#valueOf(desk, make, key) as V
  }

  /** Makes a value that the caller keeps: only what it reads is noted. */
  watch<V>(desk: DeskRead, make: Derive<V>, key: string): V {
    const number = this.#makeNumber(make, this.#numberOfWatched)
    const known = this.#find(number, key)
    if (known !== NONE) this.#remove(known)
    return this.#make(desk, number, key, undefined).value as V
  }

  /** A value, which is made now if it is not kept. `reader` is the value that is being made meanwhile. */
  #valueOf(desk: DeskRead, make: Derive<unknown>, key: string, reader?: Reads): unknown {
    const makeNumber = this.#makeNumber(make, this.#numberOfMake)
    const known = this.#find(makeNumber, key)
    const kept = known === NONE ? NO_VALUE : this.#values.get(known, makeNumber)
    if (kept !== NO_VALUE) return kept
    // What a light value reads is known, and has not changed since.
    const { number, value } =
      known === NONE ? this.#make(desk, makeNumber, key, reader) : { number: known, value: make(desk, key) }
    this.#values.set(number, value, { make: makeNumber, weight: weightOf(make) })
    this.#pace.made()
    return value
  }

  #find(make: number, key: string): number {
    const name = this.#keys.find(key)
    return name === NONE ? NONE : this.#numbers.find(make, name)
  }

  #makeNumber(make: Derive<unknown>, numbers: Map<Derive<unknown>, number>): number {
    const known = numbers.get(make)
    if (known !== undefined) return known
    numbers.set(make, this.#makes.length)
    return this.#makes.push(make) - 1
  }

  #make(desk: DeskRead, make: number, key: string, reader: Reads | undefined): { number: number; value: unknown } {
    const reads: Reads = { key: ownKey(key), own: new Set(), things: new Set() }
    const name = this.#keys.take(key)
    let value: unknown
    try {
      value = this.#makes[make]?.(new NotingDesk(desk, this.#notes(desk, reads)), key)
    } catch (error) {
      this.#passOn(reads, reader)
      this.#keys.release(name)
      throw error
    }
    const number = this.#numbers.add(make, name)
    this.#own.set(number, make, reads.key, reads.own)
    this.#reads.add(number, reads.things)
    return { number, value }
  }

  /** A value that could not be made is not kept; but one whose making catches the error depends on its cause too. */
  #passOn(reads: Reads, reader: Reads | undefined): void {
    for (const thing of reads.things) {
      if (reader) reader.things.add(thing)
      else this.#reads.freeIfUnread(thing)
    }
    if (reader) for (const read of reads.own) this.#note(reader, ...this.#own.thingOf(read, reads.key))
  }

  #note(reads: Reads, first: number, key: string): void {
    const own = this.#own.readOf(first, key, reads.key)
    if (own !== NONE) {
      reads.own.add(own)
      return
    }
    const second = this.#keys.take(key)
    const known = this.#reads.find(first, second)
    reads.things.add(known === NONE ? this.#reads.begin(first, second) : known)
    // A thing holds its key once.
    if (known !== NONE) this.#keys.release(second)
  }

  #notes(desk: DeskRead, reads: Reads): ReadNotes {
    return {
      record: (key) => this.#note(reads, RECORD, key),
      whole: (collection) => this.#note(reads, WHOLE, collection),
      any: () => this.#note(reads, WHOLE, ANY),
      trash: () => this.#note(reads, WHOLE, TRASH),
      group: (collection, keyOf, key) => this.#note(reads, this.#indexNumber(collection, keyOf), key),
      derived: <V>(make: Derive<V>, key: string) => {
        const value = this.#valueOf(desk, make, key, reads)
        this.#note(reads, VALUES - this.#makeNumber(make, this.#numberOfMake), key)
        return value as V
      },
    }
  }

  #indexNumber(collection: CollectionName, keyOf: unknown): number {
    const indexes = this.#indexes.get(collection) ?? new Map<unknown, number>()
    this.#indexes.set(collection, indexes)
    const index = indexes.get(keyOf) ?? this.#nextIndex++
    indexes.set(keyOf, index)
    return index
  }

  /** Tells from now on what edits change of the values of `make`; of more than `most` keys it only tells that it is lost. */
  follow(make: Derive<unknown>, most = Infinity): Followed {
    return this.#followers.add(make, most)
  }

  /** Drops all values of `make`: a few for each step, between which the desk may be read and edited. */
  *forgetSteps(make: Derive<unknown>): Generator<void> {
    const forgotten = new Set([this.#numberOfMake.get(make), this.#numberOfWatched.get(make)])
    for (let number = 0; number < this.#numbers.length; number += 1) {
      if (forgotten.has(this.#numbers.firstOf(number))) this.#remove(number)
      if (number % FORGOTTEN_AT_ONCE === 0) yield
    }
    this.#reads.sweep()
  }

  /** Follows one change: a record is added, replaced or deleted. */
  change(collection: CollectionName, id: string, before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    const key = refKey({ collection, id })
    this.#followers.touch(key, { isSame: before !== undefined && after !== undefined, isGone: after === undefined })
    this.#dropReaders(RECORD, key)
    for (const whole of [collection, ANY]) this.#dropReaders(WHOLE, whole)
    for (const [keyOf, index] of this.#indexes.get(collection) ?? []) {
      const keys = [before, after].flatMap((record) =>
        record ? keysOf(record as RecordOf<CollectionName>, keyOf as KeyOf<CollectionName>) : [],
      )
      for (const group of new Set(keys)) this.#dropReaders(index, group)
    }
    this.#reads.tidy()
  }

  /** Follows an edit that puts a record into the trash or takes it out. */
  changeTrash(): void {
    this.#dropReaders(WHOLE, TRASH)
  }

  #dropReaders(first: number, key: string): void {
    for (const [make, name, read] of this.#own.readersOf(first, key)) {
      const number = this.#find(make, name)
      if (number !== NONE && this.#own.has(number, read)) this.#drop(number)
    }
    const second = this.#keys.find(key)
    const thing = second === NONE ? NONE : this.#reads.find(first, second)
    if (thing === NONE) return
    for (let reader = this.#reads.readerOf(thing); reader !== NONE; reader = this.#reads.readerOf(thing))
      this.#drop(reader)
  }

  #drop(number: number): void {
    const make = this.#makes[this.#numbers.firstOf(number)]
    if (make) this.#followers.drop(make, this.#keys.keyOf(this.#numbers.secondOf(number)))
    this.#remove(number)
  }

  /** Forgets a value, and drops those that were made of it. */
  #remove(number: number): void {
    const [make, key] = [this.#numbers.firstOf(number), this.#numbers.secondOf(number)]
    this.#numbers.delete(number)
    this.#values.delete(number)
    this.#own.delete(number)
    this.#reads.remove(number)
    this.#dropReaders(VALUES - make, this.#keys.keyOf(key))
    this.#keys.release(key)
  }
}
