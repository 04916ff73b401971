import type { Answer, LayerAnswer, RateAnswer } from './answer'
import { add, greatest, ZERO, type Rational } from '../../base/rational'
import { amountsOf, type Amounts } from './amounts'
import type { CompiledRegime, Layer } from './compiled'
import { NeedsFact, World, WORLDS_MAX, type Assumed, type Unknown } from './facts'
import { dutyOfGood } from './good-layers'
import { noAnswer, standsOf, type Stands } from './no-answer'
import type { Amount } from './own-amount'
import type { Question } from './question'
import { InConflict } from './conflict'
import { Standings } from './removals'
import type { Reading } from './standing'
import type { Standing } from './stood'
import { Turns } from './turns'
import { distinct, nothingKnown, together, type Outcome } from './worlds-together'

/** A total turns in fewer rounds than this, unless somebody has made a law to try it. */
const ROUNDS_MAX = 12

/**
 * The rate of a good: by the law, or by all that has been announced as if it were law. An unknown fact gives no figure unless it makes no
 * difference; what was known later than `knownAt` changes nothing.
 */
export function rate(regime: CompiledRegime, question: Question, reading: Reading = 'law'): RateAnswer {
  try {
    return new Worlds(regime, question, reading).answer()
  } catch (error) {
    if (error instanceof InConflict) return { conflict: error.conflict }
    throw error
  }
}

class Worlds {
  readonly #regime: CompiledRegime
  readonly #question: Question
  readonly #reading: Reading
  #turns: Turns | undefined
  #count = 0

  constructor(regime: CompiledRegime, question: Question, reading: Reading) {
    this.#regime = regime
    this.#question = question
    this.#reading = reading
  }

  answer(): Answer {
    const first = this.#overAll()
    const content = first.bent.length > 0 && !first.isCurved ? onlyContent(first) : undefined
    const outcome = (content === undefined ? undefined : this.#straightened(content)) ?? first
    const { bent: _, isCurved: _curved, floor: _floor, tied: _tied, conflict, ...answer } = outcome
    if (conflict) throw new InConflict(conflict)
    return answer
  }

  #overAll(): Outcome {
    this.#count = 0
    return this.#inWorld(new Map())
  }

  /** The outcome with every share assumed at which a total turns, so that it is straight in between; undefined if there are too many. */
  #straightened(content: string): Outcome | undefined {
    const turns = new Turns(content)
    this.#turns = turns
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      turns.isLooking = true
      this.#overAll()
      if (this.#count > WORLDS_MAX) return undefined
      if (turns.takeNew()) continue
      turns.isLooking = false
      const outcome = this.#overAll()
      return this.#count > WORLDS_MAX ? undefined : outcome
    }
    return undefined
  }

  /** The outcome under some assumptions, over all ways in which the facts that they leave open may be. */
  #inWorld(assumed: ReadonlyMap<string, Assumed>): Outcome {
    this.#count += 1
    const world = new World(assumed, this.#turns)
    const standings = new Standings(this.#regime, this.#question, world, this.#reading)
    try {
      return this.#outcome(standings)
    } catch (error) {
      if (error instanceof InConflict) return noAnswer(error.conflict, standings, this.#reading)
      if (!(error instanceof NeedsFact)) throw error
      if (this.#count > WORLDS_MAX) return nothingKnown()
      const ways = error.choices.map((choice) =>
        this.#inWorld(new Map([...assumed, [error.key, { unknown: error.unknown, choice }]])),
      )
      return together(error, ways)
    }
  }

  #outcome(standings: Standings): Outcome {
    const { world } = standings.case
    const all = standsOf(dutyOfGood(standings.case), standings.case.touching.layers, (layer) => standings.of(layer))
    const inForce = all.filter(({ standing }) => standing === 'inForce').map(({ layer }) => layer)
    refuseTwoDuties(inForce)
    const amounts = amountsOf(this.#regime, inForce, standings.case, this.#reading)
    const hasBase = inForce.some(({ isBase }) => isBase)
    const outcome = summed(all, amounts, hasBase, world)
    return this.#turns ? { ...outcome, bent: [] } : outcome
  }
}

/** A good pays one ordinary duty: two measures that both say it are never a sum. */
function refuseTwoDuties(inForce: readonly Layer[]): void {
  const duties = inForce.filter(({ isBase }) => isBase)
  if (new Set(duties.map(({ measure }) => measure)).size < 2) return
  throw new InConflict({ kind: 'twoDuties', rules: [], layers: duties.map(({ ref }) => ref).toSorted() })
}

/** The content of which a share is assumed, if it is the only one. */
function onlyContent({ possible }: Outcome): string | undefined {
  const contents = possible.flatMap(({ assumed }) =>
    assumed.flatMap(({ unknown }) => (unknown.what === 'content' ? [unknown.of] : [])),
  )
  const [only, ...more] = new Set(contents)
  return more.length === 0 ? only : undefined
}

function summed(all: readonly Stands[], amounts: Amounts, hasBase: boolean, world: World): Outcome {
  const parts = [...amounts.of.values()]
  const noBase: Unknown[] = hasBase ? [] : [{ what: 'columnOne' }]
  const unknown = [...noBase, ...parts.filter(({ percent }) => percent === undefined).flatMap((part) => part.unknown)]
  const percents = parts.flatMap(({ percent }) => percent ?? [])
  const isKnown = hasBase && percents.length === parts.length
  const total = isKnown ? percents.reduce(add, ZERO) : undefined
  const isFloored = parts.every(({ floor }) => floor !== undefined)
  const low = total ?? (isFloored ? lowOf(amounts, (part) => part.percent ?? part.adValorem) : undefined)
  const isShared = isFloored && parts.some(({ shares }) => shares.length > 0)
  const floor = isShared ? lowOf(amounts, (part) => part.floor ?? ZERO) : low
  return {
    total,
    ...(low && !total ? { atLeast: low } : {}),
    ...(floor ? { floor } : {}),
    possible: [{ assumed: [...world.assumed.values()], total, ...(low && !total ? { atLeast: low } : {}) }],
    unknown: distinct(unknown),
    specific: parts.flatMap((part) => (part.percent === undefined ? part.specific : [])),
    adValorem: parts.map((part) => part.percent ?? part.adValorem).reduce(add, ZERO),
    layers: all.map(({ layer, standing, by }) => answerOf(layer, standing, by, amounts.of.get(layer))),
    bent: [...amounts.of].flatMap(([{ ref }, { isBent }]) => (isBent ? [ref] : [])),
    isCurved: parts.some((part) => part.isCurved),
    tied: [...amounts.of].flatMap(([{ ref }, { isTied }]) => (isTied === true ? [ref] : [])),
  }
}

/** The least that layers come to together: each its least, or a sum that is raised to a figure, and the least of the others. */
function lowOf({ of, atLeast }: Amounts, leastOf: (amount: Amount) => Rational): Rational {
  const sumBut = (layers: readonly Layer[]) =>
    [...of].flatMap(([layer, amount]) => (layers.includes(layer) ? [] : [leastOf(amount)])).reduce(add, ZERO)
  return atLeast.map(({ layers, figure }) => add(figure, sumBut(layers))).reduce(greatest, sumBut([]))
}

function answerOf(layer: Layer, standing: Standing, by: string | undefined, amount: Amount | undefined): LayerAnswer {
  const { ref } = layer
  if (!amount) return { ref, layer, standing, ...(by === undefined ? {} : { by }), percent: ZERO, setBy: [] }
  const { outBy } = amount
  if (outBy?.isCertain === true) return { ref, layer, standing: 'notLowest', by: outBy.rule, percent: ZERO, setBy: [] }
  if (outBy) return { ref, layer, standing: 'unclear', by: outBy.rule, percent: amount.percent, setBy: amount.by }
  return { ref, layer, standing, percent: amount.percent, setBy: amount.by }
}
