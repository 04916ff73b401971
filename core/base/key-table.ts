import { NONE, Slots } from './slots'

/**
 * Numbers for strings, from 0 on; the number of a deleted one is given again. A `Map` of a hundred thousand strings takes several times the memory: this one
 * has a pointer to each and a few bytes.
 */
export class KeyTable {
  readonly #keys: (string | undefined)[] = []
  readonly #free: number[] = []
  readonly #slots = new Slots((number) => hashOf(this.keyOf(number)))

  get size(): number {
    return this.#keys.length - this.#free.length
  }

  /** The number of a key, or `NONE`. */
  find(key: string): number {
    return this.#slots.at(this.#placeOf(key))
  }

  /** The number of a key, given to it now if it has none. */
  add(key: string): number {
    const place = this.#placeOf(key)
    const known = this.#slots.at(place)
    if (known !== NONE) return known
    const number = this.#free.pop() ?? this.#keys.length
    this.#keys[number] = key
    this.#slots.put(place, number)
    return number
  }

  /** The key that has a number. */
  keyOf(number: number): string {
    return this.#keys[number] ?? ''
  }

  delete(key: string): void {
    const place = this.#placeOf(key)
    const number = this.#slots.at(place)
    if (number === NONE) return
    this.#slots.clear(place)
    this.#keys[number] = undefined
    this.#free.push(number)
  }

  *keys(): Generator<string> {
    for (const key of this.#keys) if (key !== undefined) yield key
  }

  /** The place of a key, or the empty one where it would be. */
  #placeOf(key: string): number {
    let place = this.#slots.home(hashOf(key))
    for (;;) {
      const number = this.#slots.at(place)
      if (number === NONE || this.#keys[number] === key) return place
      place = this.#slots.next(place)
    }
  }
}

/** The hash FNV-1a of a string. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
