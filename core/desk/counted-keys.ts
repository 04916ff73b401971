import { KeyTable } from '../base/key-table'
import { grown, NONE } from '../base/slots'
import { COLLECTION_NAMES } from '../model/values/collection-names'
import { refKey } from './ops'

/** The beginnings of the keys of records. */
export const KEYS_OF_RECORDS: readonly string[] = COLLECTION_NAMES.map((collection) => refKey({ collection, id: '' }))

/** Numbers for keys, each for as long as something uses it. */
export class CountedKeys {
  readonly #keys = new KeyTable(KEYS_OF_RECORDS)
  readonly #idOf: (key: string) => string | undefined
  #uses = new Int32Array(0)

  /** `idOf` gives the id of the record that a key names, as the record itself has it: its key takes no memory then. */
  constructor(idOf: (key: string) => string | undefined) {
    this.#idOf = idOf
  }

  /** The number of a key, or `NONE` if nothing uses it. */
  find(key: string): number {
    return this.#keys.find(key)
  }

  /** The number of a key, which counts as used once until `use` and `release` say otherwise. */
  take(key: string): number {
    const known = this.#keys.find(key)
    const number = known === NONE ? this.#keys.add(key, this.#idOf(key)) : known
    this.#uses = grown(this.#uses, number + 1)
    this.#uses[number] = Math.max(0, this.#uses[number] ?? 0) + 1
    return number
  }

  release(number: number): void {
    const left = (this.#uses[number] ?? 0) - 1
    this.#uses[number] = left === 0 ? NONE : left
    if (left === 0) this.#keys.delete(this.keyOf(number))
  }

  keyOf(number: number): string {
    return this.#keys.keyOf(number)
  }
}
