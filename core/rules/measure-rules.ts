import { localName } from '../base/text'
import { dateRange, endsOf } from '../dates/date-range'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { isRateSourced } from '../desk/evidence-for'
import type { RateComponent } from '../model/records/measures'
import type { Measure, StackingRule } from '../model/records/records'
import type { Finding } from '../model/values/finding'
import { layerStanding } from '../rates/layer-standing'
import { isEnd, statusAt } from '../rates/measure-status'
import { repeatedIds } from './sub-record-rules'

const measuresOf = ({ when, target }: StackingRule) => [when.measure, target.measure]

/** Layers and status events have distinct ids, and every rule that names a layer still finds it. */
export function measureRules(desk: DeskRead, measure: Measure): Finding[] {
  const about = { collection: 'measure', id: measure.id } as const
  const layers = new Set(measure.components.map((component) => component.id))
  const lost = desk
    .index('stackingRule', measuresOf)
    .get(measure.id)
    .filter((rule) =>
      [rule.when, rule.target].some((layer) => layer.measure === measure.id && !layers.has(layer.component)),
    )
  const last = statusAt(measure, Infinity)
  const ended = last && isEnd(last) ? last : undefined
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
      params: { ...layerNamed(component), status: ended?.status ?? '' },
    })),
    ...repeatedIds(about, 'components', measure.components),
    ...repeatedIds(about, 'events', measure.events),
    ...lost.map((rule): Finding => missingLayer({ collection: 'measure', id: measure.id }, 'components', rule.id)),
  ]
}

/** The layers of a measure of which memos cannot give a figure in force. */
export function layerRules(desk: DeskRead, measure: Measure, now?: string): Finding[] {
  return measure.components.flatMap((component) => unclearLayer(desk, measure, component, now))
}

/**
 * A layer of which memos cannot give a figure in force, at the instant that the desk pins, or now, or else at the last edit of the
 * measure: its status disagrees with its dates, nothing says when it began, or it and another layer replace the same one.
 */
function unclearLayer(desk: DeskRead, measure: Measure, component: RateComponent, now?: string): Finding[] {
  const at = desk.all('deskSettings')[0]?.pinnedAsOf ?? now ?? measure.changedAt
  const { unclear } = layerStanding(desk, measure, component, Date.parse(at))
  const layer = layerNamed(component)
  const finding = (code: Finding['code'], params: Finding['params']): Finding[] => [
    { severity: 'warning', code, about: { collection: 'measure', id: measure.id }, field: 'components', params },
  ]
  if (unclear?.what === 'status')
    return finding('layer-status-differs', { ...layer, status: unclear.event?.status ?? '' })
  if (unclear?.what === 'overlap') return finding('layers-overlap', layer)
  const hasNoStart = unclear?.what === 'start' && !endsOf(component.validity).from
  return hasNoStart ? finding('layer-start-unknown', layer) : []
}

/** A layer's name in both languages, for the sentence of a finding. */
const layerNamed = ({ layer }: RateComponent) => ({
  layer: localName(layer, 'en'),
  'layer.en': localName(layer, 'en'),
  'layer.ja': localName(layer, 'ja'),
})

/** The layers that a stacking rule names must exist. */
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
