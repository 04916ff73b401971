import { add, compare, ONE, subtract, ZERO, type Rational } from '../../base/rational'
import type { CompiledRegime } from './compiled'
import { figureIn, shareOf, WORLDS_MAX, type World } from './facts'
import type { Good } from './good'
import type { Question } from './question'

/** The share of a content in the value of a good. */
export interface ContentShare {
  share: Rational
  /** Is it just below the share? */
  below: boolean
  isAssumed: boolean
  /** One of the share of which the turns are looked for. */
  slope: Rational
}

interface Asked {
  question: Question
  regime: CompiledRegime
  world: World
}

const NONE: ContentShare = { share: ZERO, below: false, isAssumed: false, slope: ZERO }

/** The share of the value that a content has. A content that nobody states is none. */
export function contentOf(name: string, { question: { good }, regime, world }: Asked): ContentShare {
  const stated = sharesOf(good)
  const share = stated.get(name)
  if (share === undefined) return NONE
  if (share) return { ...NONE, share }
  const others = [...stated].filter(([other]) => other !== name)
  const taken = others.flatMap(([other, known]) => known ?? world.assumedShare(other) ?? []).reduce(add, ZERO)
  const open = others.flatMap(([other, known]) => ((known ?? world.assumedShare(other)) ? [] : [other]))
  const room = subtract(ONE, taken)
  const turnsOf = (content: string) => (regime.thresholds.get(content) ?? []).map(shareOf)
  // Where the others are at a figure at which the law turns, this one may be all the rest.
  const rests = sumsOf(open.map(turnsOf)).map((sum) => subtract(room, sum))
  const assumed = world.share(name, { room, turns: turnsOf(name), rests })
  return { ...assumed, isAssumed: true, slope: world.looksAt(name) ? ONE : ZERO }
}

/** Every sum of one or none of each list, but for the empty sum; no more than can be told apart. */
function sumsOf(lists: readonly (readonly Rational[])[]): Rational[] {
  let sums: Rational[] = [ZERO]
  for (const list of lists)
    sums = [ZERO, ...list].flatMap((one) => sums.map((sum) => add(sum, one))).slice(0, WORLDS_MAX)
  return sums.slice(1)
}

type Shares = ReadonlyMap<string, Rational | null>
const remembered = new WeakMap<Good, Shares>()

/**
 * The shares that a good states; null is not known. They are parts of one value: where they come to more than all of it, nobody knows which
 * of them is wrong.
 */
function sharesOf(good: Good): Shares {
  const before = remembered.get(good)
  if (before) return before
  const stated = Object.entries(good.facts?.content ?? {}).map(([name, text]) => {
    const percent = text === null ? undefined : figureIn(text)
    return [name, percent ? shareOf(percent) : null] as const
  })
  const sum = stated.flatMap(([, share]) => share ?? []).reduce(add, ZERO)
  const isTooMuch = compare(sum, ONE) > 0
  const shares: Shares = new Map(stated.map(([name, share]) => [name, isTooMuch ? null : share]))
  remembered.set(good, shares)
  return shares
}
