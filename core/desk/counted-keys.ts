import { KeyTable } from '../base/key-table'
import { grown, NONE } from '../base/slots'

/** Numbers for keys, each for as long as something uses it. */
export class CountedKeys {
  readonly #keys = new KeyTable()
  #uses = new Int32Array(0)

  /** The number of a key, or `NONE` if nothing uses it. */
  find(key: string): number {
    return this.#keys.find(key)
  }

  /** The number of a key, which counts as used once until `use` and `release` say otherwise. */
  take(key: string): number {
    const number = this.#keys.add(key)
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
