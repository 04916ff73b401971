import type { DeskRead } from '../desk/desk-read'
import type { Measure, StackingRule } from '../model/records/records'
import type { RateComponent } from '../model/records/measures'

const targetOf = ({ target, targetReach }: StackingRule) => ({ layer: target, reach: targetReach })
const whenOf = ({ when, whenReach }: StackingRule) => ({ layer: when, reach: whenReach })
type Side = ReturnType<typeof targetOf>

export const targetMeasureOf = ({ target }: StackingRule): string => target.measure
const whenMeasureOf = ({ when }: StackingRule): string => when.measure
/** The rules that reach beyond a measure, under one key. */
const reachOf = ({ targetReach, whenReach }: StackingRule): string | undefined =>
  [targetReach, whenReach].includes('authority') ? 'authority' : undefined
const authorityOf = ({ authority }: Measure): string | undefined => authority

/** Does a side of a rule reach some layer of a measure, or that layer if one is given? */
function reaches(desk: DeskRead, { layer, reach }: Side, measure: Measure, component?: string): boolean {
  const authority = reach === 'authority' ? desk.get('measure', layer.measure)?.authority : undefined
  if (authority !== undefined) return authority === measure.authority
  if (layer.measure !== measure.id) return false
  return reach === 'authority' || reach === 'measure' || component === undefined || layer.component === component
}

/** Those of some rules that may take a layer of a measure out of force, or that layer if one is given. */
export const rulesReaching = (
  desk: DeskRead,
  rules: readonly StackingRule[],
  measure: Measure,
  component?: string,
): StackingRule[] => rules.filter((rule) => reaches(desk, targetOf(rule), measure, component))

/** The layers of some measures that a rule depends on. */
export const layersAsked = (
  desk: DeskRead,
  rule: StackingRule,
  measures: readonly Measure[],
): { measure: Measure; component: RateComponent }[] =>
  measures.flatMap((measure) =>
    measure.components
      .filter(({ id }) => reaches(desk, whenOf(rule), measure, id))
      .map((component) => ({ measure, component })),
  )

/** Measures, and the rules that suspend or replace a layer of theirs. */
export interface Neighbours {
  measures: readonly Measure[]
  rules: readonly StackingRule[]
}

/** A measure and those of its border on which its layers may depend, by rules in either direction. Costs what it finds. */
export function neighboursOf(desk: DeskRead, measure: Measure): Neighbours {
  const measures = new Map<string, Measure>()
  const rules = new Map<string, StackingRule>()
  const waiting = [measure]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (measures.has(next.id) || next.imposer !== measure.imposer) continue
    measures.set(next.id, next)
    for (const rule of rulesAround(desk, next)) {
      if (rules.has(rule.id)) continue
      rules.set(rule.id, rule)
      for (const side of rule.kind === 'suspends' ? [] : [targetOf(rule), whenOf(rule)])
        waiting.push(...measuresReached(desk, side))
    }
  }
  return { measures: [...measures.values()], rules: [...rules.values()] }
}

/** The rules that suspend a layer of a measure, or replace one or depend on one. */
function rulesAround(desk: DeskRead, measure: Measure): StackingRule[] {
  const near = [
    ...desk.index('stackingRule', targetMeasureOf).get(measure.id),
    ...desk.index('stackingRule', whenMeasureOf).get(measure.id),
    ...desk.index('stackingRule', reachOf).get('authority'),
  ]
  return near.filter((rule) => {
    const isTarget = reaches(desk, targetOf(rule), measure)
    return rule.kind === 'suspends'
      ? isTarget
      : rule.kind === 'replaces' && (isTarget || reaches(desk, whenOf(rule), measure))
  })
}

function measuresReached(desk: DeskRead, { layer, reach }: Side): readonly Measure[] {
  const named = desk.get('measure', layer.measure)
  if (!named) return []
  if (reach !== 'authority' || named.authority === undefined) return [named]
  return desk.index('measure', authorityOf).get(named.authority)
}
