import { add, compare, divide, ONE, rational, rationalText, ZERO, type Rational } from '../../base/rational'

/**
 * The shares of one content at which a total turns: where two figures meet of which the greater counts, or where a cap begins to. They are
 * found by asking in the middle between those that are known; where the figures meet nowhere in between, the total is straight there.
 */
export class Turns {
  readonly content: string
  /** Is each share to be assumed in the middle between two turns, or at them? */
  isLooking = true
  readonly #known = new Map<string, Rational>()
  readonly #ends = new Map<string, readonly [Rational, Rational]>()
  #isNew = false

  constructor(content: string) {
    this.content = content
  }

  get known(): Rational[] {
    return [...this.#known.values()]
  }

  /** Was a turn found since it was asked last? */
  takeNew(): boolean {
    const isNew = this.#isNew
    this.#isNew = false
    return isNew
  }

  /** The shares in the middle between some, which are in any order. */
  between(shares: readonly Rational[]): Rational[] {
    const sorted = shares.toSorted(compare)
    return sorted.flatMap((low, place) => {
      const high = sorted[place + 1]
      if (!high || compare(low, high) === 0) return []
      const middle = divide(add(low, high), TWO)
      this.#ends.set(rationalText(middle), [low, high])
      return middle
    })
  }

  /** Two figures meet so far from a share in the middle. Beyond the turns beside it they may be other figures. */
  foundAt(middle: Rational, distance: Rational): void {
    const [low, high] = this.#ends.get(rationalText(middle)) ?? [ZERO, ONE]
    const turn = add(middle, distance)
    if (compare(turn, low) <= 0 || compare(turn, high) >= 0 || this.#known.has(rationalText(turn))) return
    this.#known.set(rationalText(turn), turn)
    this.#isNew = true
  }
}

const TWO = rational(2)
