import { PairTable } from '../base/pair-table'
import { NONE } from '../base/slots'
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
interface Group {
  records: AnyRecord[]
  /** True if a caller was given the array of records: a change then makes a new array, since the caller may still be reading the old one. */
  given: boolean
  /** True if a record joined late, ahead of others in the desk's order. */
  mixed: boolean
}

const isGroup = (held: Group | AnyRecord): held is Group => 'records' in held && 'given' in held

/** An index that follows the edits of a desk: a change costs what it touches, however large the desk. Read it only after `fill`. */
export class FollowingIndex {
  readonly #keyOf: KeyOf<CollectionName>
  readonly #order: () => RecordOrder
  readonly #keys: CountedKeys
  readonly #numbers = new PairTable()
  /** The records of each key, by the key's number. Most keys have one record, which needs no group. */
  readonly #held: (Group | AnyRecord | undefined)[] = []

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
    // A copy has no spare room at its end.
    for (const held of this.#held) if (held && isGroup(held)) held.records = held.records.slice()
    this.#taking = undefined
  }

  get(key: string): readonly AnyRecord[] {
    const held = this.#held[this.#numberOf(key)]
    if (!held) return EMPTY
    if (!isGroup(held)) return [held]
    if (held.mixed) held.records = this.#order().inOrder(held.records)
    held.mixed = false
    held.given = true
    return held.records
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

  #numberOf(key: string): number {
    const known = this.#keys.find(key)
    return known === NONE ? NONE : this.#numbers.find(OWN, known)
  }

  #add(key: string, record: AnyRecord, mixed: boolean): void {
    const number = this.#numberOf(key)
    const held = this.#held[number]
    if (!held) this.#held[this.#numbers.add(OWN, this.#keys.take(key))] = record
    else if (!isGroup(held)) this.#held[number] = { records: [held, record], given: false, mixed }
    else {
      own(held).push(record)
      held.mixed ||= mixed
    }
  }

  #replace(key: string, before: AnyRecord, after: AnyRecord): void {
    const number = this.#numberOf(key)
    const held = this.#held[number]
    if (!held) return
    if (!isGroup(held)) this.#held[number] = after
    else own(held)[held.records.indexOf(before)] = after
  }

  #remove(key: string, record: AnyRecord): void {
    const number = this.#numberOf(key)
    const held = this.#held[number]
    if (held && isGroup(held)) {
      own(held).splice(held.records.indexOf(record), 1)
      const [only] = held.records
      if (only && held.records.length === 1) this.#held[number] = only
      return
    }
    this.#free(number)
  }
}

/** The records of a group, to be changed. */
function own(group: Group): AnyRecord[] {
  if (group.given) group.records = [...group.records]
  group.given = false
  return group.records
}
