import type { Rational } from '../../base/rational'
import type { Rate } from '../terms/rate'
import type { Condition, Origins, PlainOrigins, Scope, Selector } from './law-conditions'
import type { RegimeEvent, RegimeLayer, RegimeMeasure, RegimeRule } from './law-parts'
import type { LayerIndex } from './layer-index'
import type { Moments, Point, Span } from './moments'

/** A layer with what its measure says for it, its times on the time line, and the events and rules that select it. */
export interface Layer {
  /** Its measure's id and its own: what selectors name. */
  ref: string
  measure: RegimeMeasure
  own: RegimeLayer
  isBase: boolean
  isAnnounced: boolean
  rate: Rate | undefined
  /** The rate that was announced: its own, unless another one was. */
  announced: Rate | undefined
  origins: Origins
  scope: Scope
  span: Span
  inTransit: readonly { loadedBefore: Point; enteredBefore: Point }[]
  knownFrom: number
  events: LayerEvent[]
  suspendedBy: Rule[]
  removedBy: Rule[]
  /** The rules by which it may take the place of others. */
  takesBy: Rule[]
  /** The selectors of conditions that select it. */
  selectedBy: Selector[]
}

export interface LayerEvent {
  own: RegimeEvent
  /** When it takes effect, and when it was decided. */
  at: Point
  decided: Point
  until: Point
  knownFrom: number
}

export interface Rule {
  own: RegimeRule
  on: ReadonlySet<Layer>
  /** The layers that its sum has besides those that it sets. */
  sum: ReadonlySet<Layer>
  figure: Rational | undefined
  price: Rational | undefined
  span: Span
  isAnnounced: boolean
  knownFrom: number
  /** The layers of which one has to be in force, the same object for rules that name the same. */
  by: Selector | undefined
  /** Its condition, but for those layers. */
  besides: Condition | undefined
  /** Does a part of that condition ask about layers? */
  asksLayers: boolean
}

/** A regime made ready for questions. It holds no question's facts, so one serves all. */
export interface CompiledRegime {
  clock: string
  layers: readonly Layer[]
  /** The rules that set amounts, in the order in which they work. */
  amounts: readonly Rule[]
  columnTwo: readonly { origins: PlainOrigins; span: Span; knownFrom: number }[]
  blocs: ReadonlyMap<string, readonly { party: string; from: number; until: number }[]>
  /** The layers that a selector of a condition selects. */
  selected: (selector: Selector) => ReadonlySet<Layer>
  /** The selector by which the index finds the layers of all conditions that say the same. */
  asked: (selector: Selector) => Selector
  moments: Moments
  /** The shares of each content at which some condition turns. */
  thresholds: ReadonlyMap<string, readonly Rational[]>
  /** The instants at which a condition turns. */
  conditionTimes: readonly Point[]
  /** The layers that list their origins, by measure: for `others`. */
  listed: ReadonlyMap<RegimeMeasure, readonly { layer: Layer; origins: readonly string[] }[]>
  /** The preferences of which a condition speaks. */
  programmes: readonly string[]
  /** The layers that may touch a good. */
  index: LayerIndex<Layer>
}
