import type { Rational } from '../../base/rational'
import type { Specific } from '../terms/rate'
import type { Layer } from './compiled'
import type { Assumed, Unknown } from './facts'
import type { Conflict } from './conflict'
import type { Standing } from './stood'

/** A layer that touches the good, and what it is at the entry. */
export interface LayerAnswer {
  /** `<measure>/<layer>`. */
  ref: string
  layer: Layer
  standing: Standing
  /** The ids of the rule, event or instrument that it stands so by. */
  by?: string
  /** The part of the total in percent that a layer in force makes; undefined if it is not known. Zero for any other. */
  percent: Rational | undefined
  /** The rules that set or changed its amount. */
  setBy: readonly string[]
}

/** One way in which the facts that nobody knows may be, and the total there. */
export interface Possible {
  assumed: readonly Assumed[]
  total: Rational | undefined
  /** The least that an unknown one can be there, if that is certain. */
  atLeast?: Rational
}

/** The rate of a good under one reading, or why nobody can say. */
export interface Answer {
  /** Percent of the customs value, exact. Undefined: not known, for the reasons in `unknown`. */
  total: Rational | undefined
  /** The least and the most that an unknown one can be, if these are certain. */
  range?: { low: Rational; high: Rational }
  /** The least that an unknown one can be, if that is certain. */
  atLeast?: Rational
  possible: readonly Possible[]
  unknown: readonly Unknown[]
  /** Amounts on a quantity that are part of it, and the share of the value that is certain beside them. */
  specific: readonly Specific[]
  adValorem: Rational
  layers: readonly LayerAnswer[]
}

export type RateAnswer = Answer | { conflict: Conflict }
