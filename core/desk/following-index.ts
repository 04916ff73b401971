import { PairTable } from '../base/pair-table'
import { grown, NONE } from '../base/slots'
import type { AnyRecord } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { CountedKeys } from './counted-keys'
import { keysOf, type KeyOf } from './desk-index'
import type { Pace } from './pace'
import type { RecordOrder } from './record-order'

/** The first of the pairs under which an index numbers its keys: it has one table for itself. */
const OWN = 0
const EMPTY: readonly never[] = []
/** How many records are taken into an index before the time is looked at. */
const AT_ONCE = 64

/** Several records of one key. */
type Group = AnyRecord[]
/** A caller was given the group: a change then makes a new array, since the caller may still be reading the old one. */
const GIVEN = 1
/** A record joined late, ahead of others in the desk's order. */
const MIXED = 2

const isGroup = (held: Group | AnyRecord): held is Group => Array.isArray(held)

/** An index that follows the edits of a desk: a change costs what it touches, however large the desk. Read it only after `fill`. */
export class FollowingIndex {
  readonly #keyOf: KeyOf<CollectionName>
  readonly #order: () => RecordOrder
  readonly #keys: CountedKeys
  readonly #numbers = new PairTable()
  /** The records of each key, by the key's number. Most keys have one record, which needs no group. */
  #held: (Group | AnyRecord | undefined)[] = []
  /** What is to be known of each group, by the key's number. */
  #states = new Uint8Array(0)

  /** The records that are being taken in, and how many of them are; undefined once all are. */
  #taking: { records: readonly AnyRecord[]; taken: number } | 'none yet' | undefined = 'none yet'

  constructor(keyOf: KeyOf<CollectionName>, order: () => RecordOrder, keys: CountedKeys) {
    this.#keyOf = keyOf
    this.#order = order
    this.#keys = keys
  }

  /** Takes the records in. A reading that may be stopped stops in between, and the next one continues from there. */
  fill(all: () => readonly AnyRecord[], pace: Pace): void {
    if (!this.#taking) return
    const taking = this.#taking === 'none yet' ? { records: all(), taken: 0 } : this.#taking
    this.#taking = taking
    const { records } = taking
    while (taking.taken < records.length) {
      const part = records.slice(taking.taken, taking.taken + AT_ONCE)
      taking.taken += part.length
      for (const record of part) for (const key of keysOf(record, this.#keyOf)) this.#add(key, record, false)
      if (taking.taken < records.length) pace.made()
    }
    // Copies have no spare room at their ends.
    this.#held = this.#held.map((held) => (held && isGroup(held) ? held.slice() : held))
    this.#taking = undefined
  }

  get(key: string): readonly AnyRecord[] {
    const number = this.#numberOf(key)
    const held = this.#held[number]
    if (!held) return EMPTY
    if (!isGroup(held)) return [held]
    const records = this.#is(number, MIXED) ? this.#order().inOrder(held) : held
    this.#held[number] = records
    this.#states[number] = GIVEN
    return records
  }

  getAny(keys: Iterable<string>): readonly AnyRecord[] {
    const groups = [...new Set(keys)].map((key) => this.get(key)).filter((group) => group.length > 0)
    const [first = EMPTY, ...others] = groups
    return others.length === 0 ? first : this.#order().inOrder(new Set(groups.flat()))
  }

  *keys(): Generator<string> {
    for (const [number, held] of this.#held.entries()) if (held) yield this.#keys.keyOf(this.#numbers.secondOf(number))
  }

  placeOf(id: string): number {
    return this.#order().placeOf(id)
  }

  /** Follows one change: a record is added, replaced or deleted. */
  change(before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    if (this.#taking) {
      this.#begin()
      return
    }
    const old = before ? keysOf(before, this.#keyOf) : EMPTY
    const now = after ? keysOf(after, this.#keyOf) : EMPTY
    for (const key of now) {
      if (!after) continue
      if (before && old.includes(key)) this.#replace(key, before, after)
      else this.#add(key, after, before !== undefined)
    }
    for (const key of old) if (before && !now.includes(key)) this.#remove(key, before)
  }

  /** Leaves what was taken in before an edit, so that all is taken in anew: an edit in these moments is rare. */
  #begin(): void {
    for (const [number, held] of this.#held.entries()) if (held) this.#free(number)
    this.#taking = 'none yet'
  }

  #free(number: number): void {
    const second = this.#numbers.secondOf(number)
    this.#numbers.delete(number)
    this.#held[number] = undefined
    this.#keys.release(second)
  }

  #is(number: number, state: number): boolean {
    return ((this.#states[number] ?? 0) & state) !== 0
  }

  /** The records of a group, to be changed. */
  #own(number: number, held: Group): Group {
    const records = this.#is(number, GIVEN) ? [...held] : held
    this.#held[number] = records
    this.#states[number] = (this.#states[number] ?? 0) & ~GIVEN
    return records
  }

  #numberOf(key: string): number {
    const known = this.#keys.find(key)
    return known === NONE ? NONE : this.#numbers.find(OWN, known)
  }

  #add(key: string, record: AnyRecord, mixed: boolean): void {
    const number = this.#numberOf(key)
    const held = this.#held[number]
    if (!held) {
      this.#held[this.#numbers.add(OWN, this.#keys.take(key))] = record
      return
    }
    this.#states = grown(this.#states, number + 1)
    if (isGroup(held)) this.#own(number, held).push(record)
    else {
      this.#held[number] = [held, record]
      this.#states[number] = 0
    }
    if (mixed) this.#states[number] = (this.#states[number] ?? 0) | MIXED
  }

  #replace(key: string, before: AnyRecord, after: AnyRecord): void {
    const number = this.#numberOf(key)
    const held = this.#held[number]
    if (!held) return
    if (!isGroup(held)) this.#held[number] = after
    else this.#own(number, held)[held.indexOf(before)] = after
  }

  #remove(key: string, record: AnyRecord): void {
    const number = this.#numberOf(key)
    const held = this.#held[number]
    if (held && isGroup(held)) {
      const records = this.#own(number, held)
      records.splice(records.indexOf(record), 1)
      const [only] = records
      if (only && records.length === 1) this.#held[number] = only
      return
    }
    this.#free(number)
  }
}
