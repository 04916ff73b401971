/** From this long on a save is slow, up to this long it is quick, in milliseconds; and after this many quick ones in a row nothing is said any more. */
const SLOW_MS = 2000
const QUICK_MS = 1000
const QUICK_ENOUGH = 10

/** How long the saves of a desk take, as far as a person should know: how long the last slow one took, in milliseconds, until saves are quick again. */
export class SaveTimes {
  #last: number | undefined
  #quick = 0

  /** How long the last save took, while saves are slow. */
  get slow(): number | undefined {
    return this.#last
  }

  /** A save took so many milliseconds. Returns whether that changes what is said. */
  took(ms: number): boolean {
    const before = this.#last
    this.#quick = ms <= QUICK_MS ? this.#quick + 1 : 0
    if (ms > SLOW_MS || (before !== undefined && ms > QUICK_MS)) this.#last = ms
    else if (this.#quick >= QUICK_ENOUGH) this.#last = undefined
    return before !== this.#last
  }
}

/** After this long a save that has not ended is said to be slow, in milliseconds. */
export const SLOW_AFTER_MS = SLOW_MS
