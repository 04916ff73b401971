import { compare, divide, isZero, rational, rationalIn, ZERO, type Rational } from '../../base/rational'
import type { Conflict } from './conflict'
import type { Turns } from './turns'

/** More unknown facts than this at once, and no answer tells them apart. */
export const WORLDS_MAX = 256

/** Something that nobody knows, and that an answer turns on. */
export type Unknown =
  | { what: 'rate'; layer: string }
  | { what: 'scope' | 'origins' | 'code' | 'start' | 'end' | 'status' | 'words'; layer: string }
  | { what: 'ruleScope' | 'ruleTime'; rule: string }
  | { what: 'unitValue'; layer: string; per: string; currency: string }
  | { what: 'content'; of: string }
  | { what: 'quota'; of: string }
  | { what: 'document'; of: string }
  /** In a way in which the other facts may be, the law gives no answer. */
  | ({ what: 'conflict' } & Conflict)
  | { what: 'programme' | 'loadedAt' | 'columnOne' | 'columnTwo' | 'tooMany' }

/** One way in which an unknown fact may be. A share may be just below a figure at which the law turns. */
export type Choice = boolean | string | { share: Rational; below: boolean }

export interface Assumed {
  unknown: Unknown
  choice: Choice
}

/** Thrown inside the engine when an answer needs a fact that no assumption settles yet. */
export class NeedsFact {
  readonly key: string
  readonly unknown: Unknown
  readonly choices: readonly Choice[]

  constructor(key: string, unknown: Unknown, choices: readonly Choice[]) {
    this.key = key
    this.unknown = unknown
    this.choices = choices
  }
}

/** The assumptions about the facts that nobody knows: one world of those that are possible. */
export class World {
  readonly #assumed: ReadonlyMap<string, Assumed>
  readonly #turns: Turns | undefined

  constructor(assumed: ReadonlyMap<string, Assumed> = new Map(), turns?: Turns) {
    this.#assumed = assumed
    this.#turns = turns
  }

  get assumed(): ReadonlyMap<string, Assumed> {
    return this.#assumed
  }

  /** Is it so? Either may be. */
  whether(key: string, unknown: Unknown): boolean {
    return this.#ask(key, unknown, [false, true]) === true
  }

  /** The one of several names that is so. */
  which(key: string, unknown: Unknown, choices: readonly string[]): string {
    const choice = this.#ask(key, unknown, choices)
    return typeof choice === 'string' ? choice : ''
  }

  /**
   * A share of the value, as a fraction of 1: at its ends, on both sides of each figure at which the law turns, and where it may be the rest
   * of other shares.
   */
  share(
    of: string,
    { room, turns, rests }: { room: Rational; turns: readonly Rational[]; rests: readonly Rational[] },
  ): { share: Rational; below: boolean } {
    const isInside = (share: Rational) => compare(share, ZERO) >= 0 && compare(share, room) <= 0
    const sided = turns.filter(isInside).filter((share) => !isZero(share))
    const found = this.#turns?.content === of ? this.#turns.known : []
    const shares = distinctShares([ZERO, room, ...sided, ...rests, ...found].filter(isInside))
    const isSided = (share: Rational) => sided.some((turn) => compare(turn, share) === 0)
    const choices =
      this.looksAt(of) && this.#turns
        ? this.#turns.between(shares).map((share) => ({ share, below: false }))
        : shares.flatMap((share) => [...(isSided(share) ? [{ share, below: true }] : []), { share, below: false }])
    // There is one share alone if there is no room.
    const choice = this.#ask(
      `content ${of}`,
      { what: 'content', of },
      choices.length > 0 ? choices : [{ share: ZERO, below: false }],
    )
    return typeof choice === 'object' ? choice : { share: ZERO, below: false }
  }

  /** The share of a content, if one is assumed. */
  assumedShare(of: string): Rational | undefined {
    const choice = this.#assumed.get(`content ${of}`)?.choice
    return typeof choice === 'object' ? choice.share : undefined
  }

  /** Are the turns of a total looked for at shares of this content? */
  looksAt(of: string): boolean {
    return this.#turns?.isLooking === true && this.#turns.content === of
  }

  /** Two figures meet so far from the share that is assumed. */
  turnAt(distance: Rational): void {
    const share = this.#turns && this.assumedShare(this.#turns.content)
    if (share && this.#turns?.isLooking) this.#turns.foundAt(share, distance)
  }

  #ask(key: string, unknown: Unknown, choices: readonly Choice[]): Choice {
    const known = this.#assumed.get(key)
    if (!known) throw new NeedsFact(key, unknown, choices)
    return known.choice
  }
}

const distinctShares = (shares: readonly Rational[]): Rational[] => [
  ...new Map(shares.map((share) => [`${share.over}/${share.under}`, share])).values(),
]

const HUNDRED = rational(100)
const READ_MAX = 10_000
const read = new Map<string, Rational | undefined>()

/** Reads a figure of the law, and remembers it: the same few are asked about at every entry. */
export function figureIn(text: string): Rational | undefined {
  if (read.has(text)) return read.get(text)
  if (read.size >= READ_MAX) read.clear()
  const figure = rationalIn(text)
  read.set(text, figure)
  return figure
}

/** A percentage as a fraction of 1. */
export const shareOf = (percent: Rational): Rational => divide(percent, HUNDRED)

/** Is a share at least, or below, a figure in percent? */
export function isAtLeast({ share, below }: { share: Rational; below: boolean }, percent: Rational): boolean {
  const order = compare(share, shareOf(percent))
  return order > 0 || (order === 0 && !below)
}
