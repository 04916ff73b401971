import { formatAsDay, formatDate, formatMoment } from '../../../dates/format-date'
import { compare } from '../../../base/rational'
import { dutyField, percentWords, preferenceOf } from '../../../rates/answer-words'
import { earlierRunWords } from '../../../rates/earlier-words'
import { formatRate, formatRateText } from '../../../rates/format-rate'
import type { LayerAnswer } from '../../../rates/regime/answer'
import { earlierRunOf, isOnlyBy, sinceOf } from '../../../rates/regime/time-line'
import { vocabularyText } from '../../../text/describe'
import { layerName } from '../../about-session/layer-texts'
import type { ContentRun } from '../../memo-content'
import { deskLayer, deskRule, knownInstrument, type Entry, type SheetContext } from './sheet-context'

/** A layer's name with that of its measure, or words for the duty that the good has by its own line of the schedule. */
export function answerLayerName(context: SheetContext, answer: LayerAnswer): ContentRun[] {
  const found = deskLayer(context, answer)
  if (found) return layerName(context, found.measure, found.component)
  const programme = preferenceOf(answer.ref)
  return [context.writer.say(`memo.sheet.${dutyField(answer.ref)}`, programme === undefined ? {} : { programme })]
}

/** The rate of a layer as the law has it, and the part of it that the good pays where a rule takes less or more. */
export function answerRate(context: SheetContext, { good }: Entry, answer: LayerAnswer): ContentRun[] {
  const { writer } = context
  const found = deskLayer(context, answer)
  const { own, rate } = answer.layer
  const unknown = writer.text('memo.rate.unknown')
  const text = found
    ? formatRate(found.component, writer.language)
    : own.rate === null
      ? undefined
      : formatRateText(own.rate, writer.language)
  const run = found
    ? writer.run('measure', found.measure, `components.${found.component.id}.rate`, text ?? unknown)
    : writer.run('good', good, dutyField(answer.ref), text ?? unknown)
  const terms = rate?.how === 'sum' ? rate.terms : []
  const [term] = terms
  const isPlain = terms.length === 1 && term?.kind === 'adValorem' && term.percent
  const { percent, standing } = answer
  const isOther = standing === 'inForce' && percent && isPlain && compare(percent, isPlain) !== 0
  return isOther ? writer.frame('memo.sheet.counts', { rate: run, percent: percentWords(percent) }) : [run]
}

/** "in force since 3 April 2025, 00:01 (EDT)", or what else a layer is. */
export function standingText(
  { writer }: SheetContext,
  { regime, question, clock }: Entry,
  answer: LayerAnswer,
): string {
  const standing = writer.text(`rate.standing.${answer.standing}`)
  const { from } = answer.layer.span
  const on = (at: number) => formatMoment({ edtf: new Date(at).toISOString(), timeZone: clock }, writer.language)
  const dayOn = (at: number) => formatAsDay({ edtf: new Date(at).toISOString(), timeZone: clock }, writer.language)
  if (answer.standing === 'notYet' && Number.isFinite(from.min))
    return writer.text('memo.sheet.from', { standing, date: on(from.min) })
  const since = answer.standing === 'inForce' ? sinceOf(regime, question, answer.ref) : undefined
  if (since === undefined) return standing
  // It is known by that day, and nobody recorded since when.
  if (isOnlyBy(answer, since)) return writer.text('memo.sheet.by', { standing, date: dayOn(since) })
  const said = writer.text('memo.sheet.since', { standing, date: on(since) })
  const earlier = earlierRunOf(regime, question, answer, since)
  if (!earlier) return said
  return writer.text('memo.sheet.again', { standing: said, again: earlierRunWords(earlier, clock, writer.language) })
}

/** The rules that took a layer out or set its amount, or the event of its measure that did, with orders and clauses; undefined if none did. */
export function ruleRuns(
  context: SheetContext,
  { clock }: Entry,
  { by, setBy }: LayerAnswer,
): ContentRun[] | undefined {
  const { writer } = context
  const named = [by, ...setBy].flatMap((id) => (id === undefined ? [] : [namedRuns(context, id, clock)]))
  const runs = named.flatMap((one) => (one.length > 0 ? [one] : []))
  return runs.length > 0 ? writer.join(runs, 'memo.semicolon') : undefined
}

function namedRuns(context: SheetContext, id: string, clock: string): ContentRun[] {
  const { writer, whole } = context
  const rule = deskRule(context, id)
  if (rule) {
    const title = writer.cited([writer.name('stackingRule', rule, 'title', rule.title)], {
      collection: 'stackingRule',
      id,
    })
    const order = rule.instrument === undefined ? undefined : knownInstrument(context, rule.instrument)
    const number = order && [writer.run('legalInstrument', order, 'number', order.number)]
    const clause = rule.section === undefined ? undefined : [writer.run('stackingRule', rule, 'section', rule.section)]
    const details = [number, clause].flatMap((detail) => (detail ? [detail] : []))
    return details.length === 0
      ? title
      : writer.frame('memo.sheet.rule', { rule: title, by: writer.join(details, 'memo.comma') })
  }
  const ruling = whole.get('legalEvent', id)
  if (ruling) {
    const court = writer.run('legalEvent', ruling, 'court', ruling.court)
    return writer.fact(writer.frame('memo.sheet.ruling', { court, date: formatDate(ruling.on, writer.language) }), {
      collection: 'legalEvent',
      id,
    })
  }
  const order = whole.get('legalInstrument', id)
  if (order)
    return writer.frame('memo.sheet.waits', { order: writer.run('legalInstrument', order, 'number', order.number) })
  return eventRuns(context, id, clock)
}

/** An event of a measure, which the engine names by its measure and its own id. */
function eventRuns({ writer, whole }: SheetContext, id: string, clock: string): ContentRun[] {
  const [measureId = '', eventId = ''] = id.split(' ')
  const measure = whole.get('measure', measureId)
  const event = measure?.events.find((candidate) => candidate.id === eventId)
  if (!measure || !event) return []
  const on = writer.run(
    'measure',
    measure,
    `events.${event.id}.on`,
    formatMoment({ timeZone: clock, ...event.on }, writer.language),
  )
  return writer.frame('memo.sheet.event', {
    status: vocabularyText(writer.language, 'measureStatus', event.status),
    date: on,
  })
}
