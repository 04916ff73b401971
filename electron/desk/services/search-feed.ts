import { crc32 } from 'node:zlib'
import { getRef, type DeskRead } from '../../../core/desk/desk-read'
import { refKey, refOfKey } from '../../../core/desk/ops'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { isSearched, searchDocumentOf } from '../../../core/search/record-texts'
import type { StampedDocument } from '../../../core/search/search-messages'
import { titlesOnce, type TitleReader } from '../../../core/search/titles-once'
import { Later } from './later'

/** How long records are read before other requests are answered, in milliseconds. */
const SLICE_MS = 6
/** How long the desk process rests between slices, so that it answers at once. */
const REST_MS = 2

/** The most records of an edit that are read at once; those of a large import wait their turn. */
const AT_ONCE = 100

/** Receives the records of a desk for its index. */
export interface Fed {
  /** Takes records in; `fresh` ones are those of the first reading of a desk that no index was kept of. */
  put: (documents: StampedDocument[], fresh: boolean) => void
  remove: (keys: string[]) => void
  /** Called when everything is read. */
  done: () => void
}

/** A stamp of a record: with the same stamp, its own texts are the same. */
const stampOf = (record: unknown): number => crc32(JSON.stringify(record))

/** Reads the records of a desk for its search index, a little at a time, and reads again what edits change. */
export class SearchFeed {
  readonly #desk: () => DeskRead
  readonly #fed: Fed
  #titles: TitleReader | undefined
  /** Records to read, the first to be read last: an edit's come before the rest. */
  #queue: RecordRef[] = []
  #first: RecordRef[] = []
  #known: ReadonlyMap<string, number> = new Map()
  #of = 0
  #begun = false
  /** True if no index was kept, so that every record is read for the first time. */
  #fresh = false
  #given = 0
  readonly #later = new Later(() => this.#slice())

  constructor(desk: () => DeskRead, fed: Fed) {
    this.#desk = desk
    this.#fed = fed
  }

  /** How many records are read of how many; the same if there is nothing to read. */
  get progress(): { done: number; of: number } {
    const left = this.#queue.length + this.#first.length
    return { done: Math.max(0, this.#of - left), of: Math.max(this.#of, left) }
  }

  /** How often the index was given something: an answer from before that lacks it. */
  get given(): number {
    return this.#given
  }

  get isDone(): boolean {
    return this.#begun && this.#queue.length === 0 && this.#first.length === 0
  }

  /** Reads the whole desk, except records that the index knows by their stamps. */
  begin(known: ReadonlyMap<string, number>): void {
    const desk = this.#desk()
    this.#begun = true
    this.#known = known
    this.#fresh = known.size === 0
    this.#titles = undefined
    this.#queue = COLLECTION_NAMES.filter(isSearched).flatMap((collection) =>
      desk.all(collection).map(({ id }): RecordRef => ({ collection, id })),
    )
    this.#of = this.#queue.length
    const gone = [...known.keys()].filter((key) => !getRef(desk, refOfKey(key)))
    this.#give([], gone)
    this.#later.after(0)
  }

  /** The index is a new one, which knows nothing before `begin`. */
  reset(): void {
    this.#later.cancel()
    this.#begun = false
    this.#queue = []
    this.#first = []
  }

  /** Reads the records that an edit touched at once. */
  touched(refs: readonly RecordRef[]): void {
    this.#titles = undefined
    if (refs.length <= AT_ONCE) this.#read(refs)
    else {
      this.#first.push(...refs.toReversed())
      this.#later.after(0)
    }
  }

  /** Reads records that may have changed with others, before the rest. */
  stale(keys: readonly string[]): void {
    this.#first.push(...keys.map(refOfKey))
    this.#later.after(0)
  }

  end(): void {
    this.#later.end()
  }

  #slice(): void {
    const until = performance.now() + SLICE_MS
    const some: RecordRef[] = []
    let fresh = this.#fresh
    while (performance.now() < until && some.length < 2000) {
      const first = this.#first.pop()
      const ref = first ?? this.#queue.pop()
      if (!ref) break
      if (first) fresh = false
      const known = first ? undefined : this.#known.get(refKey(ref))
      // Most records of a desk are as they were when the index was kept.
      if (known !== undefined && known === stampOf(getRef(this.#desk(), ref))) continue
      some.push(ref)
      if (some.length >= 50) this.#read(some.splice(0), fresh)
    }
    this.#read(some, fresh)
    if (!this.isDone) this.#later.after(REST_MS)
    else {
      this.#titles = undefined
      this.#known = new Map()
      this.#fed.done()
    }
  }

  #read(refs: readonly RecordRef[], fresh = false): void {
    if (refs.length === 0) return
    const desk = this.#desk()
    this.#titles ??= titlesOnce(desk)
    const documents: StampedDocument[] = []
    const gone: string[] = []
    for (const ref of refs) {
      const document = searchDocumentOf(desk, ref, this.#titles)
      if (document) documents.push({ ...document, stamp: stampOf(getRef(desk, ref)) })
      else gone.push(refKey(ref))
    }
    this.#give(documents, gone, fresh)
  }

  #give(documents: StampedDocument[], gone: string[], fresh = false): void {
    if (documents.length + gone.length > 0) this.#given += 1
    if (documents.length > 0) this.#fed.put(documents, fresh)
    if (gone.length > 0) this.#fed.remove(gone)
  }
}
