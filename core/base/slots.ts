/** No number: an empty slot. */
export const NONE = -1

/** How much longer a column becomes when it is full. A desk has millions of numbers in columns: a copy of one costs less than room that stays empty. */
export const GROWTH = 1.1

type Column = Int32Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>

/** A column of at least `length` numbers that begins with those of another; the rest are `NONE`, or 0 in columns without a sign. Grows in small steps, so that little is unused. */
export function grown<C extends Column>(column: C, length: number): C {
  if (length <= column.length) return column
  const size = Math.max(length, Math.ceil(column.length * GROWTH), 16)
  const longer = new (column.constructor as new (length: number) => C)(size)
  if (longer instanceof Int32Array || longer instanceof Int16Array) longer.fill(NONE)
  longer.set(column)
  return longer
}

/**
 * The places of a hash table for things that have numbers, 4 bytes each: the number at a thing's home, or at the next empty place behind it. A table looks through
 * the places from `home` by `next`, until it meets its thing or `NONE`.
 */
export class Slots {
  readonly #hashOf: (number: number) => number
  #numbers = new Int32Array(16).fill(NONE)
  #used = 0

  /** `hashOf` gives the hash of a thing, at least 0, by its number. */
  constructor(hashOf: (number: number) => number) {
    this.#hashOf = hashOf
  }

  home(hash: number): number {
    return hash % this.#numbers.length
  }

  next(place: number): number {
    return place + 1 === this.#numbers.length ? 0 : place + 1
  }

  at(place: number): number {
    return this.#numbers[place] ?? NONE
  }

  /** Puts the number of a new thing in the empty place that its table found. */
  put(place: number, number: number): void {
    this.#numbers[place] = number
    this.#used += 1
    if (this.#used * 4 <= this.#numbers.length * 3) return
    const before = this.#numbers
    this.#numbers = new Int32Array(Math.ceil(before.length * 1.3)).fill(NONE)
    for (const other of before) if (other !== NONE) this.#numbers[this.#emptyFrom(this.#hashOf(other))] = other
  }

  #emptyFrom(hash: number): number {
    let place = this.home(hash)
    while (this.#numbers[place] !== NONE) place = this.next(place)
    return place
  }

  /** Empties a place, while the hash of each number is still known. */
  clear(place: number): void {
    let hole = place
    for (let behind = this.next(place); this.at(behind) !== NONE; behind = this.next(behind)) {
      const home = this.home(this.#hashOf(this.at(behind)))
      // It would no longer be found beyond the hole, so it moves there.
      const isCut = hole <= behind ? home <= hole || home > behind : home <= hole && home > behind
      if (!isCut) continue
      this.#numbers[hole] = this.at(behind)
      hole = behind
    }
    this.#numbers[hole] = NONE
    this.#used -= 1
  }
}
