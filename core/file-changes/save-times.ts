/** A save this long or longer is slow; up to the second figure it is quick (both in milliseconds); this many quick saves in a row end the notice. */
const SLOW_MS = 2000
const QUICK_MS = 1000
const QUICK_ENOUGH = 10

/** How long a desk's saves take, as far as you should know: the time of the last slow one, in milliseconds, until saves are quick again. */
export class SaveTimes {
  #last: number | undefined
  #quick = 0

  /** How long the last slow save took, in milliseconds, while saves are slow. */
  get slow(): number | undefined {
    return this.#last
  }

  /** Takes the time of a finished save. Returns whether the notice changes. */
  took(ms: number): boolean {
    const before = this.#last
    this.#quick = ms <= QUICK_MS ? this.#quick + 1 : 0
    if (ms > SLOW_MS || (before !== undefined && ms > QUICK_MS)) this.#last = ms
    else if (this.#quick >= QUICK_ENOUGH) this.#last = undefined
    return before !== this.#last
  }
}

/** A save that has not ended after this many milliseconds counts as slow. */
export const SLOW_AFTER_MS = SLOW_MS
