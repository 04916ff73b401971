import type { CompiledRegime, Layer, Rule } from './compiled'
import type { Case } from './conditions'
import { InConflict, type Conflict, type Overlap } from './conflict'
import type { Question } from './question'
import type { World } from './facts'
import { comingStarts } from './instants'
import { isAtWork, ownStanding, type Reading } from './standing'
import type { Stood } from './stood'

const NOTHING: ReadonlySet<number> = new Set()

/** The standing of every layer in one world, each worked out once. */
export class Standings {
  readonly case: Case
  readonly #reading: Reading
  readonly #known = new Map<Layer, Stood | undefined>()
  /** The layers that are being worked out, and the rules by which each asks for the next. */
  readonly #path: { layer: Layer; rule?: string }[] = []
  readonly #overlaps: Overlap[] | undefined
  #askedBy: string | undefined

  /** @param overlaps receives each overlap, for a question about one layer; without it, an overlap ends the answer */
  constructor(regime: CompiledRegime, question: Question, world: World, reading: Reading, overlaps?: Overlap[]) {
    this.#reading = reading
    this.#overlaps = overlaps
    const isInForce = (layer: Layer) => this.of(layer)?.standing === 'inForce'
    const touching = regime.index.touching(question.good, question.origin)
    const coming = reading === 'announced' ? comingStarts(regime, question) : NOTHING
    this.case = {
      regime,
      question,
      world,
      isInForce,
      asking: undefined,
      touching,
      remembered: new Map(),
      anyInForce: new Map(),
      coming,
    }
  }

  /** The rule by which the layer that was asked about last came to ask for another one, if it got no answer. */
  get askedBy(): string | undefined {
    return this.#askedBy
  }

  /** Undefined: the layer does not touch the good. @throws InConflict, and NeedsFact of a fact that the world does not settle */
  of(layer: Layer): Stood | undefined {
    if (this.#known.has(layer)) return this.#known.get(layer)
    if (this.#path.some((step) => step.layer === layer))
      throw new InConflict(ringOf(this.#path.slice(this.#path.findIndex((step) => step.layer === layer))))
    this.#path.push({ layer })
    try {
      const stood = this.#workedOut(layer)
      this.#known.set(layer, stood)
      return stood
    } finally {
      // A fact that is missing leaves the path by throwing, and whoever asked may go on with another layer.
      const left = this.#path.pop()
      if (this.#path.length === 0) this.#askedBy = left?.rule
    }
  }

  #workedOut(layer: Layer): Stood | undefined {
    const besides = this.#besides(layer)
    const own = ownStanding(layer, besides, this.#reading)
    if (own?.standing !== 'inForce') return own
    if (layer.removedBy.length === 0) return own
    const step = this.#path.at(-1)
    const atWork: Rule[] = []
    // Every rule is asked, so that the answer does not depend on their order. They are in the order in which they work.
    for (const rule of layer.removedBy) {
      if (step) step.rule = rule.own.id
      if (isAtWork(rule, besides, this.#reading)) atWork.push(rule)
    }
    if (atWork.length > 1) this.#refuseOverlap(layer, atWork)
    const [rule] = atWork
    return rule ? { standing: rule.own.does === 'replaces' ? 'replaced' : 'excluded', by: rule.own.id } : own
  }

  /** A layer takes no part in its own removal: a rule on a whole authority may speak of it on both sides. */
  #besides(layer: Layer): Case {
    const asksLayers = layer.own.if ?? layer.removedBy[0] ?? layer.suspendedBy[0]
    if (!asksLayers) return this.case
    const { regime, question, world, isInForce, touching, remembered, anyInForce, coming } = this.case
    return { regime, question, world, isInForce, asking: layer, touching, remembered, anyInForce, coming }
  }

  /** Two layers in force may not both take the place of one. */
  #refuseOverlap(layer: Layer, rules: readonly Rule[]): void {
    const replacing = rules
      .filter(({ own, by }) => own.does === 'replaces' && by)
      .map((rule) => ({ rule: rule.own.id, by: this.#takers(rule, layer) }))
    const first = replacing[0]
    const hasAll = (some: readonly string[], all: readonly string[]) => all.every((taker) => some.includes(taker))
    const other = first && replacing.find(({ by }) => !hasAll(first.by, by) || !hasAll(by, first.by))
    if (!first || !other) return
    // A question about one layer is one about every layer that takes part.
    const involved = this.#overlaps ? replacing : [first, other]
    const overlap: Overlap = {
      kind: 'overlap',
      rules: involved.map(({ rule }) => rule).toSorted(),
      layers: [...new Set(involved.flatMap(({ by }) => by))].toSorted(),
    }
    if (!this.#overlaps) throw new InConflict(overlap)
    this.#overlaps.push(overlap)
  }

  #takers({ by }: Rule, layer: Layer): string[] {
    const takers = by ? this.case.touching.among(by) : []
    return takers.filter((taker) => taker !== layer && this.case.isInForce(taker)).map(({ ref }) => ref)
  }
}

function ringOf(steps: readonly { layer: Layer; rule?: string }[]): Conflict {
  return {
    kind: 'cycle',
    rules: [...new Set(steps.flatMap(({ rule }) => rule ?? []))].toSorted(),
    layers: steps.map(({ layer }) => layer.ref).toSorted(),
  }
}
