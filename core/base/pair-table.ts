import { grown, NONE, Slots } from './slots'

/** In place of the first of a deleted pair: the least number of 16 bits. */
const GONE = -0x8000

/** Numbers for pairs of whole numbers, counted from 0; the number of a deleted pair is reused. The first of a pair is a small number, of 16 bits and more than the least of them. */
export class PairTable {
  #firsts = new Int16Array(0)
  #seconds = new Int32Array(0)
  /** The number of the pair that was deleted last; its second leads to the one deleted before. */
  #free = NONE
  readonly #slots = new Slots((number) => hashOf(this.firstOf(number), this.secondOf(number)))
  #length = 0

  /** All numbers are below this one. */
  get length(): number {
    return this.#length
  }

  /** The number of a pair, or `NONE`. */
  find(first: number, second: number): number {
    return this.#slots.at(this.#placeOf(first, second))
  }

  /** The number of a pair, given to it now if it has none. */
  add(first: number, second: number): number {
    const place = this.#placeOf(first, second)
    const known = this.#slots.at(place)
    if (known !== NONE) return known
    const number = this.#takeNumber()
    this.#firsts = grown(this.#firsts, this.#length)
    this.#seconds = grown(this.#seconds, this.#length)
    this.#firsts[number] = first
    this.#seconds[number] = second
    this.#slots.put(place, number)
    return number
  }

  #isGone(number: number): boolean {
    return this.#firsts[number] === GONE
  }

  #takeNumber(): number {
    const free = this.#free
    if (free === NONE) return this.#length++
    this.#free = this.#seconds[free] ?? NONE
    return free
  }

  firstOf(number: number): number {
    return this.#isGone(number) ? NONE : (this.#firsts[number] ?? NONE)
  }

  secondOf(number: number): number {
    return this.#isGone(number) ? NONE : (this.#seconds[number] ?? NONE)
  }

  delete(number: number): void {
    this.#slots.clear(this.#placeOf(this.firstOf(number), this.secondOf(number)))
    this.#firsts[number] = GONE
    this.#seconds[number] = this.#free
    this.#free = number
  }

  #placeOf(first: number, second: number): number {
    let place = this.#slots.home(hashOf(first, second))
    for (;;) {
      const number = this.#slots.at(place)
      if (number === NONE || (this.#firsts[number] === first && this.#seconds[number] === second)) return place
      place = this.#slots.next(place)
    }
  }
}

/** Neighbours are spread: they are asked for one after the other. */
function hashOf(first: number, second: number): number {
  const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
