import { grown, NONE } from '../base/slots'

/** No value is kept under a number. */
export const NO_VALUE = Symbol('no value')
/** In place of the place of a value: it is the empty list that many have, or it is kept only until others were asked for. */
const [EMPTY, LIGHT] = [-2, -3] as const
/** How many light values of weight 1 are kept at least; at most twice as many are. */
const LIGHT_KEPT = 1000

/** Values by their numbers. Most of the numbers of a large desk have no value of their own, so that they take four bytes each. */
export class KeptValues {
  /** The place of each number's value, or `NONE`, `EMPTY` or `LIGHT`. */
  #places = new Int32Array(0)
  readonly #kept: unknown[] = []
  /** The place that became free last, which holds the one that became free before. */
  #free = NONE
  /** The light values that were asked for last, and those before them. */
  #young = new Map<number, unknown>()
  #old = new Map<number, unknown>()
  /** The weight of all young values together. */
  #youngWeight = 0
  /** The weight of one value of each make, by the number of the make. */
  readonly #weights: number[] = []
  /** The empty list that the values of a make share, by the make. */
  readonly #empty: unknown[] = []

  set(number: number, value: unknown, { make, weight }: { make: number; weight: number }): void {
    this.delete(number)
    this.#places = grown(this.#places, number + 1)
    this.#weights[make] = weight
    if (weight > 0) this.#setLight(number, value, weight)
    else if (this.#isEmpty(make, value)) this.#places[number] = EMPTY
    else {
      const place = this.#takePlace()
      this.#kept[place] = value
      this.#places[number] = place
    }
  }

  /** The value of a make under a number, or `NO_VALUE`. */
  get(number: number, make: number): unknown {
    const place = this.#places[number] ?? NONE
    if (place >= 0) return this.#kept[place]
    if (place === EMPTY) return this.#empty[make]
    if (place === NONE) return NO_VALUE
    if (this.#young.has(number)) return this.#young.get(number)
    if (!this.#old.has(number)) return NO_VALUE
    const value = this.#old.get(number)
    this.#setLight(number, value, this.#weights[make] ?? 1)
    return value
  }

  delete(number: number): void {
    const place = this.#places[number] ?? NONE
    if (place === NONE) return
    this.#places[number] = NONE
    if (place === LIGHT) for (const values of [this.#young, this.#old]) values.delete(number)
    if (place < 0) return
    this.#kept[place] = this.#free
    this.#free = place
  }

  #takePlace(): number {
    const free = this.#free
    if (free === NONE) return this.#kept.length
    this.#free = this.#kept[free] as number
    return free
  }

  #setLight(number: number, value: unknown, weight: number): void {
    this.#places[number] = LIGHT
    this.#young.set(number, value)
    this.#youngWeight += weight
    if (this.#youngWeight < LIGHT_KEPT) return
    this.#old = this.#young
    this.#young = new Map()
    this.#youngWeight = 0
  }

  #isEmpty(make: number, value: unknown): boolean {
    if (!Array.isArray(value) || value.length > 0) return false
    this.#empty[make] ??= value
    return this.#empty[make] === value
  }
}
