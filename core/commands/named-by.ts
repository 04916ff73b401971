import type { DeskRead } from '../desk/desk-read'
import { opId, refKey, type Op } from '../desk/ops'
import type { AnyRecord } from '../model/records/records'
import { referencesOf } from '../model/schema/references'
import { COLLECTION_NAMES, type CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

/** Which records name which: one pass over a desk, so that an edit need not pass over it again and again. */
export class NamedBy {
  readonly #namers = new Map<string, Map<string, RecordRef>>()
  readonly #named = new Map<string, readonly string[]>()

  constructor(desk: DeskRead) {
    for (const collection of COLLECTION_NAMES)
      for (const record of desk.all(collection)) this.#add({ collection, id: record.id }, record)
  }

  /** Follows ops on the desk. */
  stage(ops: readonly Op[]): void {
    for (const op of ops) {
      const namer: RecordRef = { collection: op.collection, id: opId(op) }
      const key = refKey(namer)
      for (const named of this.#named.get(key) ?? []) this.#namers.get(named)?.delete(key)
      this.#named.delete(key)
      if (op.op === 'put') this.#add(namer, op.record)
    }
  }

  /** The ids of the records that name any of these, by collection. */
  namersOf(named: Iterable<string>): ReadonlyMap<CollectionName, ReadonlySet<string>> {
    const found = new Map<CollectionName, Set<string>>()
    for (const key of named)
      for (const { collection, id } of this.#namers.get(key)?.values() ?? []) {
        const ids = found.get(collection) ?? new Set()
        found.set(collection, ids.add(id))
      }
    return found
  }

  #add(namer: RecordRef, record: AnyRecord): void {
    const key = refKey(namer)
    const named = [...new Set(referencesOf(namer.collection, record).map(({ target }) => refKey(target)))]
    this.#named.set(key, named)
    for (const one of named) {
      const namers = this.#namers.get(one) ?? new Map<string, RecordRef>()
      this.#namers.set(one, namers.set(key, namer))
    }
  }
}
