import { ParleyError } from '../base/errors'
import type { Derive } from './desk-read'
import type { AnyRecord, RecordOf } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import type { CollectionName } from '../model/values/collection-names'
import { CountedKeys } from './counted-keys'
import { DerivedValues } from './derived-values'
import type { Followed, FollowedDesk } from './followed'
import type { DeskIndex, KeyOf } from './desk-index'
import { DeskIndexes } from './desk-indexes'
import { Pace } from './pace'
import { applyTo, opId, refKey, refOfKey, type Collections, type Op, type Trash } from './ops'

/** The owner of an immutable text: a source, or a saved memo. */
export type TextKind = 'source' | 'memo'
/** Finds an immutable text by its SHA-256. */
export type FrozenTexts = (kind: TextKind, sha256: string) => string

const noTexts: FrozenTexts = (kind, sha256) => {
  throw new ParleyError(kind === 'source' ? 'source-text-missing' : 'memo-text-missing', { sha256 })
}

/** A desk over collections in memory. It never changes: `after(ops)` and `advance(ops)` return another desk. */
export class MemoryDesk implements FollowedDesk {
  readonly revision: number
  readonly trash: Trash
  readonly #collections: Collections
  readonly #texts: FrozenTexts
  readonly #lists = new Map<CollectionName, readonly unknown[]>()
  #pace = new Pace()
  #indexes: DeskIndexes
  #derived: DerivedValues
  #counts = new Map<CollectionName, number>()

  constructor(collections: Collections, texts: FrozenTexts = noTexts, revision = 0, trash: Trash = {}) {
    this.#collections = collections
    this.trash = trash
    this.#texts = texts
    this.revision = revision
    // The keys belong to the records, not to this desk: the desks that it advances to share them.
    const keys = new CountedKeys((key) => recordIn(collections, refOfKey(key))?.id)
    this.#indexes = new DeskIndexes(keys, collections, this.#pace)
    this.#derived = new DerivedValues(keys, this.#pace)
  }

  get collections(): Collections {
    return this.#collections
  }

  get<C extends CollectionName>(collection: C, id: string): RecordOf<C> | undefined {
    return recordIn(this.#collections, { collection, id }) as RecordOf<C> | undefined
  }

  all<C extends CollectionName>(collection: C): readonly RecordOf<C>[] {
    const known = this.#lists.get(collection)
    if (known) return known as readonly RecordOf<C>[]
    const list = Object.values(this.#collections[collection] ?? {}) as RecordOf<C>[]
    this.#lists.set(collection, list)
    return list
  }

  count(collection: CollectionName): number {
    const known = this.#counts.get(collection)
    if (known !== undefined) return known
    const count = Object.keys(this.#collections[collection] ?? {}).length
    this.#counts.set(collection, count)
    return count
  }

  index<C extends CollectionName>(collection: C, keyOf: KeyOf<C>): DeskIndex<C> {
    return this.#indexes.of(collection, keyOf, () => this.all(collection))
  }

  derived<V>(make: Derive<V>, key: string): V {
    return this.#derived.of(this, make, key)
  }

  /**
   * Reads the desk until `isTime`, which is asked after each value and each part of an index that is made. Undefined if the time was up before the end: what is
   * made is kept, so another try gets further. `read` may not change anything, for it may be stopped anywhere.
   */
  readUntil<V>(read: (desk: MemoryDesk) => V, isTime: () => boolean): { value: V } | undefined {
    return this.#pace.read(() => read(this), isTime)
  }

  watch<V>(make: Derive<V>, key: string): V {
    return this.#derived.watch(this, make, key)
  }

  follow(make: Derive<unknown>, most?: number): Followed {
    return this.#derived.follow(make, most)
  }

  forget(make: Derive<unknown>): void {
    Array.from(this.forgetSteps(make))
  }

  /** Does the same, a few values for each step. Values that are asked for meanwhile may be dropped or not. */
  forgetSteps(make: Derive<unknown>): Iterable<void> {
    return this.#derived.forgetSteps(make)
  }

  sourceText(sha256: string): string {
    return this.#texts('source', sha256)
  }

  memoText(sha256: string): string {
    return this.#texts('memo', sha256)
  }

  /** The desk after the ops; this one does not change. */
  after(ops: readonly Op[]): MemoryDesk {
    const touched = new Set(ops.map((op) => op.collection))
    const copied = [...touched].map((name) => [name, { ...this.#collections[name] }])
    const collections: Collections = { ...this.#collections, ...Object.fromEntries(copied) }
    const trash = { ...this.trash }
    applyTo(collections, trash, ops)
    return new MemoryDesk(collections, this.#texts, this.revision + 1, trash)
  }

  /**
   * The desk after the ops, made out of this one, which must not be read any more. Costs only what the ops touch, however large the desk: for code that keeps a
   * desk in memory.
   */
  advance(ops: readonly Op[]): MemoryDesk {
    const touched = new Set(ops.map((op) => op.collection))
    for (const op of ops) {
      const before = this.get(op.collection, opId(op))
      const counted = this.#counts.get(op.collection)
      const by = Number(op.op === 'put') - Number(before !== undefined)
      if (counted !== undefined) this.#counts.set(op.collection, counted + by)
      const key = refKey({ collection: op.collection, id: opId(op) })
      const isTrashed = Object.hasOwn(this.trash, key)
      applyTo(this.#collections, this.trash, [op])
      if (isTrashed || Object.hasOwn(this.trash, key)) this.#derived.changeTrash()
      const after = op.op === 'put' ? op.record : undefined
      this.#indexes.change(op.collection, before, after)
      this.#derived.change(op.collection, opId(op), before, after)
    }
    const next = new MemoryDesk(this.#collections, this.#texts, this.revision + 1, this.trash)
    next.#pace = this.#pace
    next.#indexes = this.#indexes
    next.#derived = this.#derived
    next.#counts = this.#counts
    for (const [name, list] of this.#lists) if (!touched.has(name)) next.#lists.set(name, list)
    return next
  }
}

/** A record, by a reference that may name anything. */
function recordIn(collections: Collections, { collection, id }: RecordRef): AnyRecord | undefined {
  // A name such as "constructor" must not find what every object inherits.
  const records = Object.hasOwn(collections, collection) ? collections[collection] : undefined
  return records && Object.hasOwn(records, id) ? records[id] : undefined
}
