import type { AnyRecord, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { Pace } from './pace'

/** Gives the keys of a record in an index: one, several or none. Pass the same function at every call: an index is kept under it. */
export type KeyOf<C extends CollectionName> = (record: RecordOf<C>) => string | readonly string[] | undefined

/** The records of a collection by a key, in the order in which they were added to the desk. */
export interface DeskIndex<C extends CollectionName> {
  get: (key: string) => readonly RecordOf<C>[]
  /** The records that have any of some keys, each once, in the same order. */
  getAny: (keys: Iterable<string>) => readonly RecordOf<C>[]
  /** Every key that a record has, each once, in no certain order. */
  keys: () => Iterable<string>
  /** Where a record is among all of its collection: a later one has a higher number. */
  placeOf: (id: string) => number
}

/** The key of an index by id, which gives the records of some ids in the order of the desk. */
export const byId = ({ id }: { id: string }): string => id

/** All keys of a record, each once. */
export function keysOf<C extends CollectionName>(record: RecordOf<C>, keyOf: KeyOf<C>): readonly string[] {
  const keys = keyOf(record)
  if (keys === undefined) return []
  return typeof keys === 'string' ? [keys] : [...new Set(keys)]
}

const NONE: readonly never[] = []

/** Several records of one key. */
class Group {
  records: Map<string, AnyRecord>
  /** The records in their order, until the group changes. */
  list: readonly AnyRecord[] | undefined
  /** True if a record joined that the desk had before others of the group. */
  mixed: boolean

  constructor(records: readonly AnyRecord[], mixed: boolean) {
    this.records = new Map(records.map((record) => [record.id, record]))
    this.mixed = mixed
  }
}

/** How many records are taken into an index before the time is looked at. */
const AT_ONCE = 64

/** The records that an index has yet to take in: those from `next` on but for the ones that edits have changed since. */
interface Untaken {
  records: readonly AnyRecord[]
  next: number
  changed: Set<string>
}

/** An index that follows the edits of a desk: a change costs what it touches, however large the desk. Read it only after `fill`. */
export class FollowingIndex {
  readonly #keyOf: KeyOf<CollectionName>
  readonly #order: ReadonlyMap<string, number>
  /** Most keys have one record, which needs no group. */
  readonly #groups = new Map<string, Group | AnyRecord>()
  #untaken: Untaken | undefined

  constructor(records: readonly AnyRecord[], keyOf: KeyOf<CollectionName>, order: ReadonlyMap<string, number>) {
    this.#keyOf = keyOf
    this.#order = order
    this.#untaken = { records, next: 0, changed: new Set() }
  }

  /** Takes the records in. A reading that may be stopped is stopped in between, and the next one goes on from there. */
  fill(pace: Pace): void {
    const untaken = this.#untaken
    if (!untaken) return
    const { records, changed } = untaken
    while (untaken.next < records.length) {
      const part = records.slice(untaken.next, untaken.next + AT_ONCE)
      untaken.next += part.length
      for (const record of part)
        if (!changed.has(record.id)) for (const key of keysOf(record, this.#keyOf)) this.#put(key, record, false)
      if (untaken.next < records.length) pace.made()
    }
    this.#untaken = undefined
  }

  get(key: string): readonly AnyRecord[] {
    const group = this.#groups.get(key)
    if (!group) return NONE
    if (!(group instanceof Group)) return [group]
    group.list ??= this.#listOf(group)
    return group.list
  }

  getAny(keys: Iterable<string>): readonly AnyRecord[] {
    const groups = [...new Set(keys)].map((key) => this.get(key)).filter((group) => group.length > 0)
    const [first = NONE, ...others] = groups
    return others.length === 0 ? first : this.#inOrder(new Set(groups.flat()))
  }

  keys(): Iterable<string> {
    return this.#groups.keys()
  }

  placeOf(id: string): number {
    return this.#order.get(id) ?? -1
  }

  /** Follows one change: a record is added, replaced or deleted. */
  change(before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    const old = before ? keysOf(before, this.#keyOf) : NONE
    const now = after ? keysOf(after, this.#keyOf) : NONE
    this.#untaken?.changed.add((before ?? after)?.id ?? '')
    const isEarly = this.#untaken !== undefined
    for (const key of old) if (!after || !now.includes(key)) this.#drop(key, before?.id ?? '')
    if (after) for (const key of now) this.#put(key, after, isEarly || (before !== undefined && !old.includes(key)))
  }

  #put(key: string, record: AnyRecord, mixed: boolean): void {
    const group = this.#groups.get(key)
    if (!(group instanceof Group)) {
      const isOther = group !== undefined && group.id !== record.id
      this.#groups.set(key, isOther ? new Group([group, record], mixed) : record)
      return
    }
    group.records.set(record.id, record)
    group.list = undefined
    group.mixed ||= mixed
  }

  #drop(key: string, id: string): void {
    const group = this.#groups.get(key)
    if (!(group instanceof Group)) {
      if (group?.id === id) this.#groups.delete(key)
      return
    }
    group.records.delete(id)
    group.list = undefined
    if (group.records.size === 0) this.#groups.delete(key)
  }

  #listOf(group: Group): readonly AnyRecord[] {
    const list = [...group.records.values()]
    if (!group.mixed) return list
    const placed = this.#inOrder(list)
    group.records = new Map(placed.map((record) => [record.id, record]))
    group.mixed = false
    return placed
  }

  #inOrder(records: Iterable<AnyRecord>): AnyRecord[] {
    return [...records].toSorted((a, b) => (this.#order.get(a.id) ?? 0) - (this.#order.get(b.id) ?? 0))
  }
}

/** The indexes of one collection, with the order of its records. */
class CollectionIndexes {
  readonly #order = new Map<string, number>()
  readonly #indexes = new Map<unknown, FollowingIndex>()
  #next = 0

  constructor(records: readonly AnyRecord[]) {
    for (const { id } of records) this.#place(id)
  }

  #place(id: string): void {
    this.#order.set(id, this.#next)
    this.#next += 1
  }

  of(keyOf: KeyOf<CollectionName>, records: () => readonly AnyRecord[], pace: Pace): FollowingIndex {
    const index = this.#indexes.get(keyOf) ?? new FollowingIndex(records(), keyOf, this.#order)
    this.#indexes.set(keyOf, index)
    index.fill(pace)
    return index
  }

  change(before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    if (before && !after) this.#order.delete(before.id)
    if (after && !before) this.#place(after.id)
    for (const index of this.#indexes.values()) index.change(before, after)
  }
}

/** The indexes of a desk in memory, each made when it is first asked for. */
export class DeskIndexes {
  readonly #collections = new Map<CollectionName, CollectionIndexes>()
  readonly #pace: Pace

  constructor(pace: Pace) {
    this.#pace = pace
  }

  of<C extends CollectionName>(collection: C, keyOf: KeyOf<C>, records: () => readonly RecordOf<C>[]): DeskIndex<C> {
    const known = this.#collections.get(collection)
    const indexes = known ?? new CollectionIndexes(records())
    if (!known) this.#collections.set(collection, indexes)
    return indexes.of(keyOf, records, this.#pace) as unknown as DeskIndex<C>
  }

  /** Follows one change of a collection. */
  change(collection: CollectionName, before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    this.#collections.get(collection)?.change(before, after)
  }
}
