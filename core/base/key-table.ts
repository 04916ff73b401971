import { GROWTH, grown, NONE, Slots } from './slots'

/**
 * Numbers for strings, counted from 0; the number of a deleted string is reused. The table keeps a pointer and a few bytes for each string: a `Map` of a
 * hundred thousand strings takes several times the memory. If a string begins with one of the known words, the table keeps only the rest, which may be a
 * string that exists anyway.
 */
export class KeyTable {
  readonly #beginnings: readonly string[]
  /** The keys, or the rest of them. */
  #keys: (string | undefined)[] = []
  #length = 0
  /** The number of each key's beginning, counted from 1. */
  #begins = new Uint8Array(0)
  readonly #free: number[] = []
  readonly #slots = new Slots((number) => hashOf(this.keyOf(number)))

  /** @param beginnings at most 255 */
  constructor(beginnings: readonly string[] = []) {
    this.#beginnings = beginnings
  }

  get size(): number {
    return this.#length - this.#free.length
  }

  /** The number of a key, or `NONE`. */
  find(key: string): number {
    return this.#slots.at(this.#placeOf(key))
  }

  /** The number of a key, given to it now if it has none. @param rest the part after its beginning, if that exists as a string already */
  add(key: string, rest?: string): number {
    const place = this.#placeOf(key)
    const known = this.#slots.at(place)
    if (known !== NONE) return known
    const number = this.#free.pop() ?? this.#length++
    this.#grow()
    const begins = rest === undefined ? 0 : this.#beginnings.indexOf(key.slice(0, key.length - rest.length)) + 1
    this.#keys[number] = begins === 0 ? key : rest
    if (this.#beginnings.length > 0) {
      this.#begins = grown(this.#begins, number + 1)
      this.#begins[number] = begins
    }
    this.#slots.put(place, number)
    return number
  }

  /** The key that has a number. */
  keyOf(number: number): string {
    const key = this.#keys[number] ?? ''
    const begins = this.#begins[number] ?? 0
    return begins === 0 ? key : `${this.#beginnings[begins - 1]}${key}`
  }

  delete(key: string): void {
    const place = this.#placeOf(key)
    const number = this.#slots.at(place)
    if (number === NONE) return
    this.#slots.clear(place)
    this.#keys[number] = undefined
    this.#free.push(number)
  }

  /** An array that grows by itself has room for half as many keys again. */
  #grow(): void {
    if (this.#length <= this.#keys.length) return
    const before = this.#keys
    this.#keys = Array.from({ length: Math.max(16, Math.ceil(before.length * GROWTH)) }, (_, number) => before[number])
  }

  /** The place of a key, or the empty one where it would be. */
  #placeOf(key: string): number {
    let place = this.#slots.home(hashOf(key))
    for (;;) {
      const number = this.#slots.at(place)
      if (number === NONE || this.#isKey(number, key)) return place
      place = this.#slots.next(place)
    }
  }

  #isKey(number: number, key: string): boolean {
    const kept = this.#keys[number] ?? ''
    const begins = this.#begins[number] ?? 0
    if (begins === 0) return kept === key
    const beginning = this.#beginnings[begins - 1] ?? ''
    return key.length === beginning.length + kept.length && key.endsWith(kept) && key.startsWith(beginning)
  }
}

/** The hash FNV-1a of a string. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
