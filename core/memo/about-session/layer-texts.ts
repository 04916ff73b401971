import { knownBy } from '../../dates/date-range'
import { formatAsDay, formatDate, formatEnd, formatMoment, formatStart } from '../../dates/format-date'
import type { FuzzyDate } from '../../dates/fuzzy-date'
import { getOrThrow } from '../../desk/desk-read'
import { isRateSourced } from '../../desk/evidence-for'
import type { RateComponent } from '../../model/records/measures'
import type { Measure } from '../../model/records/records'
import { evidencePath } from '../../model/schema/evidence-path'
import { announcementOf } from '../../rates/announcement'
import { formatRate } from '../../rates/format-rate'
import { basisOf, layerStanding, type LayerStanding } from '../../rates/layer-standing'
import type { TextKey } from '../../text/catalogue'
import { vocabularyText } from '../../text/describe'
import type { ContentRun } from '../memo-content'
import type { MemoWriter } from '../memo-writer'
import type { SessionContext } from './session-context'

/** The fields of a measure that, as a whole, print with a rate that nothing else supports. */
const RATES_AS_A_WHOLE = ['summary', 'components', 'events', 'title']

/** The standing of a layer at the as-of instant, by what was known at the cut-off. */
export const standingIn = (
  { desk, at, bounds }: SessionContext,
  measure: Measure,
  component: RateComponent,
): LayerStanding => layerStanding(desk, measure, component, { at, knownAt: bounds.known })

/** A layer of a measure as a row: its name, what was announced, what of it is in force at the as-of instant, and on what basis. */
export function layerRow(context: SessionContext, measure: Measure, component: RateComponent): ContentRun[][] {
  // A measure of one layer needs no name for it.
  const isOnly = measure.components.length === 1
  const name = isOnly
    ? [context.writer.name('measure', measure, 'title', measure.title)]
    : layerName(context, measure, component)
  const basis = basisRuns(context, measure, component)
  return [name, announcedRuns(context, measure, component), inForceRuns(context, measure, component), basis]
}

/** The instruments of a rate, and the notes of its evidence and of the rule that decides it; or words that say that it has no source. */
function basisRuns(context: SessionContext, measure: Measure, component: RateComponent): ContentRun[] {
  const { rule } = standingIn(context, measure, component)
  return rateBasis(context, { measure, component, orders: basisOf(component, { rule }), rules: rule ? [rule.id] : [] })
}

/** A rate, with the orders and the rules that it rests on, by their ids. */
interface Resting {
  measure: Measure
  component: RateComponent
  orders: readonly string[]
  rules: readonly string[]
}

/** The orders, and the notes of the evidence for a rate and for the rules; or words that say that it has no source. */
export function rateBasis(
  { desk, writer }: SessionContext,
  { measure, component, orders, rules }: Resting,
): ContentRun[] {
  const about = { collection: 'measure', id: measure.id } as const
  const ofRate = { only: [evidencePath({ field: 'components', part: component.id })], whole: ['components'] }
  const named = orders.map((id) => {
    const order = getOrThrow(desk, 'legalInstrument', id)
    const number = writer.citedInstrument([writer.run('legalInstrument', order, 'number', order.number)], id)
    return writer.cited(number, { collection: 'legalInstrument', id })
  })
  const basis = named.length > 0 ? writer.join(named, 'memo.comma') : undefined
  const isSourced = isRateSourced(desk, measure, component)
  const words = basis ?? [writer.say(isSourced ? 'memo.basis.source' : 'memo.position.unsourced')]
  // Evidence for the rate goes before that for the whole measure.
  const isOfMeasure = basis === undefined && isSourced && !writer.hasEvidence(about, ofRate)
  const cited = writer.cited(words, about, isOfMeasure ? { whole: RATES_AS_A_WHOLE } : ofRate)
  return rules.reduce((runs, id) => writer.cited(runs, { collection: 'stackingRule', id }), cited)
}

/** "Reciprocal tariffs – baseline". */
export function layerName({ writer }: SessionContext, measure: Measure, component: RateComponent): ContentRun[] {
  return writer.frame('memo.table.layer', {
    measure: writer.name('measure', measure, 'title', measure.title),
    layer: writer.name('measure', measure, `components.${component.id}.layer`, component.layer),
  })
}

function partyName({ desk, writer }: SessionContext, id: string): ContentRun {
  const party = getOrThrow(desk, 'party', id)
  return writer.name('party', party, 'names', party.names)
}

/** The rate of a layer, as figures of an issued memo are found again. */
export function rateRun({ writer }: SessionContext, measure: Measure, component: RateComponent): ContentRun {
  const rate = formatRate(component, writer.language) ?? writer.text('memo.rate.unknown')
  return { ...writer.run('measure', measure, `components.${component.id}.rate`, rate), style: 'strong' }
}

/** The rate that was announced, and when. */
export function announcedRuns(context: SessionContext, measure: Measure, component: RateComponent): ContentRun[] {
  const { writer } = context
  const rate: ContentRun = { ...rateRun(context, measure, component), style: 'plain' }
  const { standing } = standingIn(context, measure, component)
  const announcement = announcementOf(measure, component, standing)
  if (!announcement) return [writer.say('memo.signOff.nobody')]
  const { date } = announcement
  return writer.frame('memo.rate.announcedOn', {
    rate,
    date: date ? formatDate(date, writer.language) : writer.text('memo.rate.noDate'),
  })
}

/** Since when a layer is in force, without its rate: "for Japan since 10 April 2025, 00:01 (EDT)"; nothing if that is not known. */
export function sinceRuns(context: SessionContext, measure: Measure, component: RateComponent): ContentRun[] {
  const { writer } = context
  const { since, sinceFor } = standingIn(context, measure, component)
  if (!since && component.validity.words !== undefined)
    return [writer.say('memo.figure.words', { words: formatDate(component.validity, writer.language) })]
  if (!since) return []
  const by = knownBy(since)
  if (by) return [writer.say('memo.figure.by', { date: formatMoment(by, writer.language) })]
  const date = formatMoment(since, writer.language)
  if (!sinceFor) return [writer.say('memo.figure.since', { date })]
  const parties = sinceFor.map((id) => [partyName(context, id)])
  return writer.frame('memo.figure.sinceFor', { parties: writer.join(parties, 'memo.comma'), date })
}

/** Gives the figure only while the layer is in force, or says why it is not. */
export function inForceRuns(context: SessionContext, measure: Measure, component: RateComponent): ContentRun[] {
  const { writer } = context
  const { standing, rule, unclear, since, sinceFor, event } = standingIn(context, measure, component)
  const { validity } = component
  const noDate = writer.text('memo.rate.noDate')
  if (rule) writer.use('stackingRule', rule)
  switch (standing) {
    case 'inForce': {
      const rate = rateRun(context, measure, component)
      if (!since && validity.words !== undefined)
        return writer.frame('memo.rate.inForceWords', { rate, words: formatDate(validity, writer.language) })
      const by = since && knownBy(since)
      if (by) return writer.frame('memo.rate.inForceBy', { rate, date: formatMoment(by, writer.language) })
      const parties = sinceFor?.map((id) => [partyName(context, id)])
      if (since && parties)
        return writer.frame('memo.rate.sinceFor', {
          rate,
          parties: writer.join(parties, 'memo.comma'),
          date: formatMoment(since, writer.language),
        })
      return writer.frame('memo.rate.since', { rate, date: since ? formatMoment(since, writer.language) : noDate })
    }
    case 'announced':
      return [writer.say('memo.rate.announced')]
    case 'notYet':
      return begins(writer, validity, 'memo.rate.notYet', 'memo.rate.notYetWords')
    case 'unclear':
      if (unclear && unclear.what !== 'start') return [unclearRun(writer, unclear)]
      return begins(writer, validity, 'memo.rate.unclear', 'memo.rate.unclearWords')
    case 'suspended':
      return [
        writer.say('memo.rate.suspended', {
          date: rule?.interval ? formatDate(rule.interval, writer.language) : noDate,
        }),
      ]
    case 'replaced':
      return [writer.say('memo.rate.replaced')]
    case 'ended': {
      const date = event ? formatAsDay(event.on, writer.language) : formatEnd(validity, writer.language)
      return [writer.say('memo.rate.ended', { date: date ?? noDate })]
    }
  }
}

/** Says why it is not known whether a layer is in force. */
function unclearRun(writer: MemoWriter, unclear: NonNullable<LayerStanding['unclear']>): ContentRun {
  const { language } = writer
  const { what, event } = unclear
  const date = unclear.date ?? event?.on
  const status = event ? vocabularyText(language, 'measureStatus', event.status) : ''
  return writer.say(`memo.rate.unclear.${what === 'start' ? 'event' : what}`, {
    date: date ? formatMoment(date, language) : writer.text('memo.rate.noDate'),
    status,
  })
}

/** Says that a layer begins, on a date or in the date's own words. */
function begins(writer: MemoWriter, validity: FuzzyDate, dated: TextKey, worded: TextKey): ContentRun[] {
  const { language } = writer
  if (validity.words) return [writer.say(worded, { words: formatDate(validity, language) })]
  return [writer.say(dated, { date: formatStart(validity, language) ?? writer.text('memo.rate.noDate') })]
}
