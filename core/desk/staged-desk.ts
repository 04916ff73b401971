import type { RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import { keysOf, type DeskIndex, type KeyOf } from './desk-index'
import type { Derive, DeskRead } from './desk-read'
import { opId, refKey, type Op, type Trash, type TrashedRecord } from './ops'

/** Staged records come after those of the desk, however many were added to it and deleted. */
const STAGED = 2 ** 40

/**
 * A desk after ops that are not committed yet, without a copy of it. Commands are checked against it, and edits that wait behind others for one write are
 * worked out on it. `stage` adds to it.
 */
export class StagedDesk implements DeskRead {
  readonly #desk: DeskRead
  readonly #ops = new Map<string, Op>()
  /** Records that were deleted and put again: they come last, as they will in the desk. */
  readonly #anew = new Set<string>()
  readonly #touched = new Set<CollectionName>()
  readonly #lists = new Map<CollectionName, readonly unknown[]>()
  readonly #indexes = new Map<CollectionName, Map<unknown, unknown>>()
  #trash: Record<string, TrashedRecord> | undefined
  #steps = 0

  constructor(desk: DeskRead) {
    this.#desk = desk
  }

  get revision(): number {
    return this.#desk.revision + this.#steps
  }

  get trash(): Trash {
    return this.#trash ?? this.#desk.trash
  }

  get<C extends CollectionName>(collection: C, id: string): RecordOf<C> | undefined {
    const op = this.#ops.get(refKey({ collection, id }))
    if (!op) return this.#desk.get(collection, id)
    return op.op === 'put' ? (op.record as RecordOf<C>) : undefined
  }

  all<C extends CollectionName>(collection: C): readonly RecordOf<C>[] {
    const known = this.#lists.get(collection)
    if (known) return known as readonly RecordOf<C>[]
    // The rules ask this for each record, so it must not read every op.
    if (!this.#touched.has(collection)) return this.#desk.all(collection)
    const touched = [...this.#ops.values()].filter((op) => op.collection === collection)
    const records = new Map(this.#desk.all(collection).map((record) => [record.id, record]))
    for (const op of touched) {
      if (op.op === 'delete' || this.#anew.has(refKey({ collection, id: opId(op) }))) records.delete(opId(op))
      if (op.op === 'put') records.set(op.record.id, op.record as RecordOf<C>)
    }
    const list = [...records.values()]
    this.#lists.set(collection, list)
    return list
  }

  count(collection: CollectionName): number {
    return this.#touched.has(collection) ? this.all(collection).length : this.#desk.count(collection)
  }

  index<C extends CollectionName>(collection: C, keyOf: KeyOf<C>): DeskIndex<C> {
    if (!this.#touched.has(collection)) return this.#desk.index(collection, keyOf)
    const ofCollection = this.#indexes.get(collection) ?? new Map<unknown, unknown>()
    this.#indexes.set(collection, ofCollection)
    const known = ofCollection.get(keyOf) as DeskIndex<C> | undefined
    const index = known ?? this.#stagedIndex(collection, keyOf)
    ofCollection.set(keyOf, index)
    return index
  }

  /** The desk's index with what is staged: a look-up costs what it finds, and what is staged under its key. */
  #stagedIndex<C extends CollectionName>(collection: C, keyOf: KeyOf<C>): DeskIndex<C> {
    const below = this.#desk.index(collection, keyOf)
    const puts = new Map<string, RecordOf<C>[]>()
    for (const op of this.#ops.values()) {
      if (op.collection !== collection || op.op === 'delete') continue
      const record = op.record as RecordOf<C>
      for (const key of keysOf(record, keyOf)) {
        const staged = puts.get(key)
        if (staged) staged.push(record)
        else puts.set(key, [record])
      }
    }
    const opOf = (id: string) => this.#ops.get(refKey({ collection, id }))
    const isAnew = (id: string) => this.#anew.has(refKey({ collection, id }))
    const index: DeskIndex<C> = {
      keys: () => new Set([...below.keys(), ...puts.keys()].filter((key) => index.get(key).length > 0)),
      getAny: (keys) => {
        const wanted = new Set(keys)
        const isStaged = [...wanted].some((key) => puts.has(key) || below.get(key).some(({ id }) => opOf(id)))
        if (!isStaged) return below.getAny(wanted)
        return this.all(collection).filter((record) => keysOf(record, keyOf).some((key) => wanted.has(key)))
      },
      get: (key) => {
        const staged = puts.get(key) ?? []
        const kept = below.get(key).flatMap((record) => {
          const op = opOf(record.id)
          if (!op) return [record]
          return op.op === 'put' && !isAnew(record.id) && staged.includes(op.record as RecordOf<C>)
            ? [op.record as RecordOf<C>]
            : []
        })
        const come = staged.filter((record) => !kept.includes(record))
        // A record that the desk has under another key keeps its place among all, which only the whole list shows.
        const isMoved = come.some(({ id }) => !isAnew(id) && this.#desk.get(collection, id) !== undefined)
        return isMoved
          ? this.all(collection).filter((record) => keysOf(record, keyOf).includes(key))
          : [...kept, ...come]
      },
      placeOf: (id) => {
        if (!isAnew(id) && this.#desk.get(collection, id) !== undefined) return below.placeOf(id)
        return STAGED + [...this.#ops.keys()].indexOf(refKey({ collection, id }))
      },
    }
    return index
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

  /** Puts ops on top of the earlier ones, as one more revision. */
  stage(ops: readonly Op[]): this {
    for (const op of ops) {
      const key = refKey({ collection: op.collection, id: opId(op) })
      this.#stageTrash(op, key)
      if (this.#ops.get(key)?.op === 'delete') {
        this.#ops.delete(key)
        this.#anew.add(key)
      }
      this.#ops.set(key, op)
      this.#touched.add(op.collection)
      this.#lists.delete(op.collection)
      this.#indexes.delete(op.collection)
    }
    this.#steps += 1
    return this
  }

  #stageTrash(op: Op, key: string): void {
    const thrown = op.op === 'delete' ? op.trash : undefined
    if (!thrown && !Object.hasOwn(this.trash, key)) return
    const record = op.op === 'delete' ? this.get(op.collection, op.id) : undefined
    this.#trash ??= { ...this.#desk.trash }
    delete this.#trash[key]
    if (thrown && record) this.#trash[key] = { collection: op.collection, record, ...thrown }
  }
}

/** The desk after the ops, without a copy of it. */
export const overlay = (desk: DeskRead, ops: readonly Op[]): DeskRead => new StagedDesk(desk).stage(ops)
