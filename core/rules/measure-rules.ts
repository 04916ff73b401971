import { localName } from '../base/text'
import { dateRange, endsOf } from '../dates/date-range'
import { onClock } from '../dates/on-clock'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { isRateSourced } from '../desk/evidence-for'
import type { RateComponent } from '../model/records/measures'
import type { Measure, StackingRule } from '../model/records/records'
import type { Finding, Warning } from '../model/values/finding'
import { titleOf } from '../desk/titles'
import { borderZone } from '../rates/border-clock'
import { knownTime } from '../rates/desk-moments'
import { clockOf, layerKnownDate, setsTotal } from '../rates/desk-regime'
import { standingAt } from '../rates/layer-standing'
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
    ...clockMissing(desk, measure),
    ...(areOriginsUnsaid(desk, measure)
      ? [{ severity: 'warning', code: 'measure-origins-unsaid', about, field: 'targets', params: {} } as const]
      : []),
    ...(isScopeUnsaid(desk, measure)
      ? [{ severity: 'warning', code: 'measure-scope-unsaid', about, field: 'scopeSays', params: {} } as const]
      : []),
    ...repeatedIds(about, 'components', measure.components),
    ...repeatedIds(about, 'events', measure.events),
    ...lost.map((rule): Finding => missingLayer({ collection: 'measure', id: measure.id }, 'components', rule.id)),
  ]
}

/** Without the clock of its border, the first and the last hours of a measure may be wrong. */
function clockMissing(desk: DeskRead, measure: Measure): Finding[] {
  const [settings] = desk.all('deskSettings')
  if (!settings || !desk.get('party', measure.imposer) || borderZone(desk, measure) !== undefined) return []
  const { en, ja } = titleOf(desk, { collection: 'party', id: measure.imposer })
  return [
    {
      severity: 'warning',
      code: 'measure-clock-missing',
      about: { collection: 'measure', id: measure.id },
      field: 'imposer',
      params: { imposer: measure.imposer, 'imposer.en': en, 'imposer.ja': ja, settings: settings.id },
    },
  ]
}

/** All goods under one key, so that a rule can ask if there is any. */
const anyGood = (): string => 'good'

const hasGoods = (desk: DeskRead): boolean => desk.index('good', anyGood).get('good').length > 0

/** A measure that is neither on some countries nor on all leaves open whose goods pay, unless its layers say. */
const areOriginsUnsaid = (desk: DeskRead, { components, targets, targetsAll }: Measure): boolean =>
  !targetsAll && targets.length === 0 && components.some(({ origins = [] }) => origins.length === 0) && hasGoods(desk)

/** A desk with goods asks which of them a measure covers: an empty list does not say. */
const isScopeUnsaid = (desk: DeskRead, { components, scope, scopeSays }: Measure): boolean =>
  scopeSays === undefined && scope.length === 0 && components.length > 0 && hasGoods(desk)

/** The layers of a measure of which memos cannot give a figure in force. */
export function layerRules(desk: DeskRead, measure: Measure, now?: string): Warning[] {
  return measure.components.flatMap((component) => unclearLayer(desk, measure, component, now))
}

/**
 * A layer of which memos cannot give a figure in force, at the instant that the desk pins, or now, or else at the last edit of the
 * measure: its status disagrees with its dates, nothing says when it began, it and another layer replace the same one, or it is still to begin and nobody has
 * said from when that is known.
 */
function unclearLayer(desk: DeskRead, measure: Measure, component: RateComponent, now?: string): Warning[] {
  const at = desk.all('deskSettings')[0]?.pinnedAsOf ?? now ?? measure.changedAt
  const { unclear } = standingAt(desk, measure, component, { at: Date.parse(at), knownAt: Date.parse(at) })
  const layer = layerNamed(component)
  const finding = (code: Finding['code'], params: Finding['params']): Warning[] => [
    { severity: 'warning', code, about: { collection: 'measure', id: measure.id }, field: 'components', params },
  ]
  if (unclear?.what === 'status')
    return finding('layer-status-differs', { ...layer, status: unclear.event?.status ?? '' })
  if (unclear?.what === 'overlap') return finding('layers-overlap', layer)
  const { from } = endsOf(component.validity)
  if (unclear?.what === 'start' && !from) return finding('layer-start-unknown', layer)
  const clock = clockOf(desk, measure.imposer)
  const known = Date.parse(knownTime(layerKnownDate(desk, component), clock) ?? at)
  const isAhead = from !== undefined && dateRange(onClock(from, clock)).min > Date.parse(at)
  return isAhead && known > Date.parse(at) ? finding('layer-known-unsaid', layer) : []
}

/** A layer's name in both languages, for the sentence of a finding. */
export const layerNamed = ({ layer }: RateComponent) => ({
  layer: localName(layer, 'en'),
  'layer.en': localName(layer, 'en'),
  'layer.ja': localName(layer, 'ja'),
})

/** The layers that a stacking rule names must exist, and a rule on an amount needs it. */
export function stackingRules(desk: DeskRead, rule: StackingRule): Finding[] {
  const about = { collection: 'stackingRule', id: rule.id } as const
  const needs = (code: Finding['code'], field: string, isMissing: boolean): Finding[] =>
    isMissing ? [{ severity: 'warning', code, about, field, params: {} }] : []
  const lost = (['when', 'target'] as const)
    .filter((side) => {
      const layer = rule[side]
      return !getOrThrow(desk, 'measure', layer.measure).components.some(
        (component) => component.id === layer.component,
      )
    })
    .map((side) => missingLayer(about, side, rule[side].component))
  return [
    ...lost,
    ...needs('rule-figure-missing', 'limit', setsTotal(rule) && (rule.limit ?? null) === null),
    ...needs('rule-content-missing', 'content', rule.kind === 'onShareOf' && rule.content === undefined),
  ]
}

function missingLayer(about: Finding['about'], field: string, part: string): Finding {
  return { severity: 'error', code: 'component-missing', about, field, params: { part } }
}
