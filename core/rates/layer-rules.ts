import type { DeskRead } from '../desk/desk-read'
import type { StackingRule } from '../model/records/records'

/** A layer, by its measure and its own id. */
export interface LayerName {
  measure: string
  component: string
}

const keyOf = ({ measure, component }: LayerName) => `${measure}/${component}`
const target = (rule: StackingRule) => keyOf(rule.target)
const targetMeasure = (rule: StackingRule) => rule.target.measure
const dependsOn = (rule: StackingRule) => keyOf(rule.when)

/** The rules that may take a layer out of force, in the order of the desk. */
export const rulesOn = (desk: DeskRead, layer: LayerName): readonly StackingRule[] =>
  desk.index('stackingRule', target).get(keyOf(layer))

/** The rules that may take any layer of a measure out of force, in the order of the desk. */
export const rulesOnMeasure = (desk: DeskRead, measure: string): readonly StackingRule[] =>
  desk.index('stackingRule', targetMeasure).get(measure)

/** The rules that depend on a layer, in the order of the desk. */
export const rulesDependingOn = (desk: DeskRead, layer: LayerName): readonly StackingRule[] =>
  desk.index('stackingRule', dependsOn).get(keyOf(layer))
