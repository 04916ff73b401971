import { PairTable } from '../base/pair-table'
import { grown, NONE } from '../base/slots'
import { KEYS_OF_RECORDS } from './counted-keys'

/** How the key of what a value reads follows from its own key: it is the same, or the id in it. */
const [SAME, ID] = [0, 1] as const
/** More combinations of own reads than these are not told apart. */
const MOST = 60_000
const BEGINNINGS: ReadonlySet<string> = new Set(KEYS_OF_RECORDS)
const NO_READS: ReadonlySet<number> = new Set()

/** The key of a value, and the parts of it if it is that of a record. */
export interface OwnKey {
  key: string
  beginning: string
  id: string | undefined
}

export function ownKey(key: string): OwnKey {
  const beginning = key.slice(0, key.indexOf('/') + 1)
  return { key, beginning, id: BEGINNINGS.has(beginning) ? key.slice(beginning.length) : undefined }
}

/**
 * The reads of values whose keys follow from the keys of the values themselves: the record that a value is about, the evidence about it, those who name it. Most
 * reads of a large desk are of this kind, and a kind of record has few combinations of them, so that all of a value's take two bytes.
 */
export class OwnReads {
  /** A read is the first number of what is read, and how its key follows. */
  readonly #reads = new PairTable()
  /** By read, the makes of the values that have it; with the beginnings of their keys if those are needed to find them. */
  readonly #readers: Map<number, Set<string>>[] = []
  readonly #combinations: ReadonlySet<number>[] = [NO_READS]
  readonly #numbers = new Map<string, number>([['', 0]])
  #ofValue = new Uint16Array(0)

  /** The own read of something, or `NONE` if its key does not follow from the value's. */
  readOf(first: number, key: string, own: OwnKey): number {
    const how = key === own.key ? SAME : key === own.id ? ID : NONE
    return how === NONE || this.#combinations.length > MOST ? NONE : this.#reads.add(first, how)
  }

  /** The first number and the key of what a value reads by an own read. */
  thingOf(read: number, own: OwnKey): [first: number, key: string] {
    return [this.#reads.firstOf(read), this.#reads.secondOf(read) === SAME ? own.key : (own.id ?? '')]
  }

  /** Notes all own reads of a new value. */
  set(value: number, make: number, own: OwnKey, reads: ReadonlySet<number>): void {
    if (reads.size === 0 && value >= this.#ofValue.length) return
    this.#ofValue = grown(this.#ofValue, value + 1)
    this.#ofValue[value] = this.#numberOf(reads)
    for (const read of reads) {
      const makes = (this.#readers[read] ??= new Map<number, Set<string>>())
      const beginnings = makes.get(make) ?? new Set()
      makes.set(make, beginnings)
      if (this.#reads.secondOf(read) === ID) beginnings.add(own.beginning)
    }
  }

  /** The makes and keys under which a value may read something by an own read. */
  *readersOf(first: number, key: string): Generator<[make: number, key: string, read: number]> {
    const same = this.#reads.find(first, SAME)
    for (const make of this.#readers[same]?.keys() ?? []) yield [make, key, same]
    const id = this.#reads.find(first, ID)
    for (const [make, beginnings] of this.#readers[id] ?? [])
      for (const beginning of beginnings) yield [make, beginning + key, id]
  }

  /** Does a value have an own read? */
  has(value: number, read: number): boolean {
    return this.#combinations[this.#ofValue[value] ?? 0]?.has(read) ?? false
  }

  delete(value: number): void {
    if (value < this.#ofValue.length) this.#ofValue[value] = 0
  }

  #numberOf(reads: ReadonlySet<number>): number {
    const key = reads.size < 2 ? [...reads].join('') : [...reads].toSorted((a, b) => a - b).join(' ')
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#combinations.length)
    return this.#combinations.push(reads) - 1
  }
}
