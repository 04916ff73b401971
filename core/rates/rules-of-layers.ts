import type { DeskRead } from '../desk/desk-read'
import type { StackingRule } from '../model/records/records'

/** A layer, by its measure and its own id. */
export interface LayerName {
  measure: string
  component: string
}

const keyOf = ({ measure, component }: LayerName) => `${measure}/${component}`
const onLayer = ({ target }: StackingRule) => keyOf(target)
const byLayer = ({ when }: StackingRule) => keyOf(when)
const onMeasure = ({ target }: StackingRule) => target.measure

/** The rules that suspend or replace a layer. */
export const rulesOnLayer = (desk: DeskRead, layer: LayerName): readonly StackingRule[] =>
  desk.index('stackingRule', onLayer).get(keyOf(layer))

/** The rules that hold where a layer is in force. */
export const rulesByLayer = (desk: DeskRead, layer: LayerName): readonly StackingRule[] =>
  desk.index('stackingRule', byLayer).get(keyOf(layer))

/** The rules that suspend or replace any layer of a measure. */
export const rulesOnMeasure = (desk: DeskRead, measure: string): readonly StackingRule[] =>
  desk.index('stackingRule', onMeasure).get(measure)
