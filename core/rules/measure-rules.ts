import { dateRange } from '../dates/date-range'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { isRateSourced } from '../desk/evidence-for'
import type { Measure, StackingRule } from '../model/records/records'
import type { Finding } from '../model/values/finding'
import { ENDING } from '../rates/measure-status'
import { repeatedIds } from './sub-record-rules'

/** Layers and status events have ids of their own, and every rule that names a layer still finds it. */
export function measureRules(desk: DeskRead, measure: Measure): Finding[] {
  const about = { collection: 'measure', id: measure.id } as const
  const layers = new Set(measure.components.map((component) => component.id))
  const lost = desk
    .all('stackingRule')
    .filter((rule) =>
      [rule.when, rule.target].some((layer) => layer.measure === measure.id && !layers.has(layer.component)),
    )
  const last = measure.events.toSorted((a, b) => dateRange(a.on).min - dateRange(b.on).min).at(-1)
  const ended = last && ENDING.some((status) => status === last.status) ? last : undefined
  const outlive = ended
    ? measure.components.filter((component) => dateRange(component.validity).max > dateRange(ended.on).max)
    : []
  const isSourced = measure.components.every((component) => isRateSourced(desk, measure, component))
  return [
    ...(isSourced
      ? []
      : [{ severity: 'warning', code: 'measure-unsourced', about, field: 'components', params: {} } as const]),
    ...outlive.map((component): Finding => ({
      severity: 'warning',
      code: 'layer-outlives-measure',
      about,
      field: 'components',
      params: { part: component.id, status: ended?.status ?? '' },
    })),
    ...repeatedIds(about, 'components', measure.components),
    ...repeatedIds(about, 'events', measure.events),
    ...lost.map((rule): Finding => missingLayer({ collection: 'measure', id: measure.id }, 'components', rule.id)),
  ]
}

/** The layers that a stacking rule names exist. */
export function stackingRules(desk: DeskRead, rule: StackingRule): Finding[] {
  return (['when', 'target'] as const)
    .filter((side) => {
      const layer = rule[side]
      return !getOrThrow(desk, 'measure', layer.measure).components.some(
        (component) => component.id === layer.component,
      )
    })
    .map((side) => missingLayer({ collection: 'stackingRule', id: rule.id }, side, rule[side].component))
}

function missingLayer(about: Finding['about'], field: string, part: string): Finding {
  return { severity: 'error', code: 'component-missing', about, field, params: { part } }
}
