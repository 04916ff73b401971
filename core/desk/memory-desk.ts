import type { CollectionName } from '../model/collection-names'
import type { RecordOf } from '../model/records'
import { ParleyError } from '../contract/errors'
import type { DeskRead } from './desk-read'
import { applyOps, trashAfter, type Collections, type Op, type Trash } from './ops'

/** Finds the text of a source by its SHA-256. */
export type SourceTexts = (sha256: string) => string

const noTexts: SourceTexts = (sha256) => {
  throw new ParleyError('source-text-missing', { sha256 })
}

/** A desk over collections that are in memory. It never changes: `after(ops)` is another one. */
export class MemoryDesk implements DeskRead {
  readonly revision: number
  readonly trash: Trash
  readonly #collections: Collections
  readonly #texts: SourceTexts
  readonly #lists = new Map<CollectionName, readonly unknown[]>()

  constructor(collections: Collections, texts: SourceTexts = noTexts, revision = 0, trash: Trash = {}) {
    this.#collections = collections
    this.trash = trash
    this.#texts = texts
    this.revision = revision
  }

  get collections(): Collections {
    return this.#collections
  }

  get<C extends CollectionName>(collection: C, id: string): RecordOf<C> | undefined {
    const records = this.#collections[collection]
    // An id such as "constructor" must not find what every object inherits.
    return records && Object.hasOwn(records, id) ? (records[id] as RecordOf<C>) : undefined
  }

  all<C extends CollectionName>(collection: C): readonly RecordOf<C>[] {
    const known = this.#lists.get(collection)
    if (known) return known as readonly RecordOf<C>[]
    const list = Object.values(this.#collections[collection] ?? {}) as RecordOf<C>[]
    this.#lists.set(collection, list)
    return list
  }

  sourceText(sha256: string): string {
    return this.#texts(sha256)
  }

  /** The desk as it is after the ops. */
  after(ops: readonly Op[]): MemoryDesk {
    const trash = trashAfter(this.trash, this.#collections, ops)
    return new MemoryDesk(applyOps(this.#collections, ops), this.#texts, this.revision + 1, trash)
  }
}
