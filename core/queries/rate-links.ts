import { precisionOf } from '../dates/date-range'
import { formatMoment } from '../dates/format-date'
import type { DeskRead } from '../desk/desk-read'
import { inBoth, titleOf } from '../desk/titles'
import type { CollectionName } from '../model/values/collection-names'
import { componentOf, isOfSchedule, layerName } from '../rates/answer-words'
import type { Reason } from '../rates/reasons'
import type { Unknown } from '../rates/regime/facts'
import { rulingsAbout } from '../rates/rulings-on-layer'
import { vocabularyText } from '../text/describe'
import { labelled } from '../text/joined'
import type { RateLayer, RateLink } from './rate-schemas'

/** A record by its name; undefined if the desk has none of that id. */
export function recordLink(desk: DeskRead, collection: CollectionName, id: string): RateLink | undefined {
  return desk.get(collection, id) && { ref: { collection, id }, title: titleOf(desk, { collection, id }) }
}

/** The record that a layer is written in, with the layer's own name: its measure, or the good whose line says the ordinary duty. */
export function layerLink(desk: DeskRead, ref: string, good: string): RateLink {
  const title = inBoth((language) => layerName(ref, language, desk))
  if (isOfSchedule(ref)) return { ref: { collection: 'good', id: good }, title }
  return { ...recordLink(desk, 'measure', ref.split('/')[0] ?? ''), title }
}

/** A rule, ruling, event, instrument or layer by which something is as it is, with its place in the instrument that says so. */
export function byLink(desk: DeskRead, id: string, good: string): RateLayer['by'][number] {
  const rule = desk.get('stackingRule', id)
  if (rule)
    return {
      ...recordLink(desk, 'stackingRule', id),
      title: titleOf(desk, { collection: 'stackingRule', id }),
      ...(rule.section === undefined ? {} : { section: rule.section }),
      ...instrumentOf(desk, rule.instrument),
    }
  const ruling = recordLink(desk, 'legalEvent', id) ?? recordLink(desk, 'legalInstrument', id)
  if (ruling) return ruling
  const ofMeasure = eventLink(desk, id)
  if (ofMeasure) return ofMeasure
  // A suspension that is supposed to end is that of a record, with another end.
  const [before, end] = id.split(/ until (?=[^ ]+$)/)
  if (before !== undefined && end !== undefined) return byLink(desk, before, good)
  return id.includes('/') ? layerLink(desk, id, good) : { title: inBoth(() => id) }
}

/** "Suspended: 10 April 2025" for an event of a measure. */
function eventLink(desk: DeskRead, id: string): RateLayer['by'][number] | undefined {
  const [measure = '', ...rest] = id.split(' ')
  const event = desk.get('measure', measure)?.events.find((one) => one.id === rest.join(' '))
  if (!event) return undefined
  return {
    ref: { collection: 'measure', id: measure },
    title: inBoth((language) =>
      labelled(vocabularyText(language, 'measureStatus', event.status), formatMoment(event.on, language), language),
    ),
    ...instrumentOf(desk, event.instrument),
  }
}

function instrumentOf(desk: DeskRead, id: string | undefined): { instrument?: RateLink } {
  const instrument = id === undefined ? undefined : recordLink(desk, 'legalInstrument', id)
  return instrument ? { instrument } : {}
}

/** The instruments that a layer rests on: its own. */
export function basisLinks(desk: DeskRead, instrument: string | undefined): RateLink[] {
  const link = instrument === undefined ? undefined : recordLink(desk, 'legalInstrument', instrument)
  return link ? [link] : []
}

function settledBy(desk: DeskRead, unknown: Unknown, good: string): RateLink[] {
  if (unknown.what === 'conflict') {
    const rules = unknown.rules.map((id) => recordLink(desk, 'stackingRule', id))
    const links = rules.length > 0 ? rules : unknown.layers.map((ref) => layerRecord(desk, ref))
    return links.flatMap((link) => link ?? [])
  }
  const ofGood = recordLink(desk, 'good', good)
  const layer = 'layer' in unknown ? layerRecord(desk, unknown.layer) : undefined
  const rule = 'rule' in unknown ? recordLink(desk, 'stackingRule', unknown.rule) : undefined
  const links =
    unknown.what === 'scope' || unknown.what === 'code'
      ? [layer, ofGood]
      : unknown.what === 'unitValue' || !('layer' in unknown || 'rule' in unknown)
        ? [ofGood]
        : [...(unknown.what === 'status' ? hourless(desk, unknown.layer) : []), layer ?? rule ?? ofGood]
  return links.flatMap((link) => link ?? [])
}

/** The rulings on a layer whose effect begins at an hour of a day that nobody has written down. */
function hourless(desk: DeskRead, layer: string): RateLink[] {
  const instrument = componentOf(layer, desk)?.instrument
  return rulingsAbout(desk, instrument === undefined ? [] : [instrument])
    .filter(({ effect, effective, on }) => effect && effective === undefined && precisionOf(on) !== 'instant')
    .flatMap(({ id }) => recordLink(desk, 'legalEvent', id) ?? [])
}

/** The records in which somebody can write down what a reason says is not known, each once. */
export function settledByAny(desk: DeskRead, { unknown, doubt, layers }: Reason, good: string): RateLink[] {
  const ofLayers = doubt === 'columnOneThen' ? layers.map((ref) => layerRecord(desk, ref)) : []
  const links = [...ofLayers, ...unknown.flatMap((one) => settledBy(desk, one, good))].flatMap((link) => link ?? [])
  const once = [...new Map(links.map((link) => [`${link.ref?.collection} ${link.ref?.id}`, link])).values()]
  const isOfGood = ({ ref }: RateLink) => Number(ref?.collection === 'good')
  return once.toSorted((a, b) => isOfGood(a) - isOfGood(b))
}

const layerRecord = (desk: DeskRead, ref: string) => recordLink(desk, 'measure', ref.split('/')[0] ?? '')
