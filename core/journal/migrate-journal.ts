import type { Collections, Op, ThrownAway, Trash, TrashedRecord } from '../desk/ops'
import { opId, refKey } from '../desk/ops'
import { migratedRecord } from '../model/migrations/migrated-record'
import { schemaNow } from '../model/migrations/schema-steps'
import { markStuck, stuckAt } from '../model/migrations/stuck-record'
import type { AnyRecord } from '../model/records/records'
import { parseStoredRecord } from '../model/schema/parse-record'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import type { UndoStack, Step } from './step'
import type { Transaction } from './transaction'

/** The records of a snapshot, or of a desk in memory. */
interface Holding {
  collections: Collections
  trash: Trash
  history: UndoStack
}

/** A record that could not be migrated to this Parley's schema, and its reference. */
export interface StuckRecord {
  ref: RecordRef
  from: number
  /** True if it is in the trash. */
  thrown?: true
}

/** The changes of the steps that no transaction records yet: from which schema, and in which records. */
export interface Untold {
  from: number
  changed: RecordRef[]
}

/**
 * Migrates a desk's files to one schema while they are read, each piece from the schema that it was written in. A record that a step throws on, or that the
 * schema then refuses, keeps its old form and is marked as stuck: most are earlier versions of a record, which hinder nobody.
 */
export class SchemaMigration {
  /** The schema to migrate to. */
  readonly to: number
  #hasStuck = false
  readonly #changed = new Map<string, RecordRef>()
  #from: number | undefined

  constructor(to = schemaNow()) {
    this.to = to
  }

  /** A record in this schema. */
  record(collection: CollectionName, record: AnyRecord, from: number): AnyRecord {
    if (from >= this.to) return record
    try {
      const made = migratedRecord(collection, record, from, this.to)
      // Only today's schemas are known.
      if (this.to === schemaNow()) parseStoredRecord(collection, made)
      return made
    } catch {
      // Any error of a step means that it could not migrate this record.
      markStuck(record, from)
      this.#hasStuck = true
      return record
    }
  }

  /** The content of a snapshot, with its trash and its steps. */
  content<T extends Holding>(content: T, from: number): T {
    if (from >= this.to) return content
    this.#from ??= from
    const collections: Collections = {}
    for (const [name, records] of Object.entries(content.collections) as [CollectionName, Collections['lead']][])
      collections[name] = Object.fromEntries(
        Object.entries(records ?? {}).map(([id, record]) => [id, this.#noted({ collection: name, id }, record, from)]),
      )
    const trash = Object.fromEntries(
      Object.entries(content.trash).map(([key, thrown]) => [key, this.thrown(thrown, from)] as const),
    )
    const { done, undone } = content.history
    const steps = (all: readonly Step[]) => all.map((step) => this.#step(step, from))
    return { ...content, collections, trash, history: { done: steps(done), undone: steps(undone) } }
  }

  /** A record in the trash. */
  thrown(thrown: TrashedRecord, from: number): TrashedRecord {
    if (from >= this.to) return thrown
    return { ...this.#along(thrown, from), record: this.record(thrown.collection, thrown.record, from) }
  }

  /** A transaction of a segment written in schema `from`. */
  transaction(transaction: Transaction, from: number): Transaction {
    const { edit, ops } = transaction
    if (from < this.to) this.#from ??= from
    const next = from < this.to ? { ...transaction, ops: ops.map((op) => this.#op(op, from)) } : transaction
    if (this.#from !== undefined)
      for (const [index, op] of next.ops.entries()) this.#note(op, op !== ops[index] && op.op === 'put')
    if (edit.kind === 'migrate' && edit.what === 'schema') this.#told(edit.to)
    return next
  }

  #told(to: number): void {
    this.#from = to < this.to ? to : undefined
    if (this.#from === undefined) this.#changed.clear()
  }

  #noted(ref: RecordRef, record: AnyRecord, from: number): AnyRecord {
    const made = this.record(ref.collection, record, from)
    if (made !== record) this.#changed.set(refKey(ref), ref)
    return made
  }

  #note(op: Op, isChanged: boolean): void {
    const ref: RecordRef = { collection: op.collection, id: opId(op) }
    if (isChanged) this.#changed.set(refKey(ref), ref)
    else this.#changed.delete(refKey(ref))
  }

  #op(op: Op, from: number): Op {
    if (op.op === 'delete') return op.trash ? { ...op, trash: this.#along(op.trash, from) } : op
    const record = this.record(op.collection, op.record, from)
    return record === op.record ? op : { ...op, record }
  }

  #along<T extends ThrownAway>(thrown: T, from: number): T {
    if (!thrown.unlinked) return thrown
    const unlinked = thrown.unlinked.map(({ collection, before, after }) => ({
      collection,
      before: this.record(collection, before, from),
      after: this.record(collection, after, from),
    }))
    return { ...thrown, unlinked }
  }

  #step(step: Step, from: number): Step {
    const all = (ops: readonly Op[]) => ops.map((op) => this.#op(op, from))
    return { ...step, ops: all(step.ops), inverse: all(step.inverse) }
  }

  /** The changes of the steps so far that no transaction records. */
  get untold(): Untold | undefined {
    return this.#from === undefined ? undefined : { from: this.#from, changed: [...this.#changed.values()] }
  }

  /** The stuck records of a state: in its collections, in its trash, or to be linked again when the trash is emptied. */
  stuckIn({ collections, trash }: Pick<Holding, 'collections' | 'trash'>): StuckRecord[] {
    if (!this.#hasStuck) return []
    const found: StuckRecord[] = []
    const look = (collection: CollectionName, record: AnyRecord, thrown: boolean) => {
      const from = stuckAt(record)
      if (from !== undefined)
        found.push({ ref: { collection, id: record.id }, from, ...(thrown ? { thrown: true } : {}) })
    }
    for (const [name, records] of Object.entries(collections) as [CollectionName, Collections['lead']][])
      for (const record of Object.values(records ?? {})) look(name, record, false)
    for (const { collection, record, unlinked = [] } of Object.values(trash)) {
      look(collection, record, true)
      if (unlinked.some(({ before, after }) => isStuck(before) || isStuck(after)))
        found.push({ ref: { collection, id: record.id }, from: this.#from ?? this.to, thrown: true })
    }
    return found
  }

  /** The steps that can be undone and redone in this schema, without those that would restore a stuck record. */
  usable(history: UndoStack): UndoStack {
    if (!this.#hasStuck) return history
    const isOfStuck = (op: Op) =>
      op.op === 'put'
        ? isStuck(op.record)
        : (op.trash?.unlinked ?? []).some(({ before, after }) => isStuck(before) || isStuck(after))
    const isUsable = ({ ops, inverse }: Step) => ![...ops, ...inverse].some(isOfStuck)
    return { done: history.done.filter(isUsable), undone: history.undone.filter(isUsable) }
  }
}

const isStuck = (record: AnyRecord) => stuckAt(record) !== undefined

/** Removes the stuck records from a state, in place. */
export function leaveOut(
  { collections, trash }: { collections: Collections; trash: Trash },
  stuck: readonly StuckRecord[],
): void {
  for (const { ref, thrown } of stuck)
    if (thrown) delete (trash as Record<string, TrashedRecord>)[refKey(ref)]
    else delete collections[ref.collection]?.[ref.id]
}
