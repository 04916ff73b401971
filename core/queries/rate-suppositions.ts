import type { DeskRead } from '../desk/desk-read'
import { inBoth, titleOf, type Title } from '../desk/titles'
import { readTime } from '../rates/desk-rate'
import { goodOf, lawOf } from '../rates/law-of-border'
import { COLUMN_ONE, layerName } from '../rates/answer-words'
import { layersInOrder } from '../rates/rate-in-order'
import { entryOf } from '../rates/regime/question'
import { addedLayer, type WhatIf } from '../rates/what-if'
import { layerLink } from './rate-links'
import type { RateView, WhatIfChange } from './rate-schemas'

/** The most layers, rules and instruments that the page offers, of each. */
const OFFERED_MAX = 300

/** The name of the layer, rule or instrument that a change is about: that of the desk, or the last one if the desk has lost it. */
export function titleOfChange(desk: DeskRead, change: WhatIfChange): Title {
  if (change.does === 'add') return inBoth(() => change.name)
  if (change.does === 'duty') return inBoth((language) => layerName(COLUMN_ONE, language))
  const [title, id] = subjectOf(desk, change)
  return title.en === id ? (change.called ?? title) : title
}

/** The desk's name for the subject of a change, and its id, which is also the name of one that the desk does not have. */
function subjectOf(desk: DeskRead, change: Exclude<WhatIfChange, { does: 'add' | 'duty' }>): [Title, string] {
  switch (change.does) {
    case 'ruleOff':
      return [recordTitle(desk, 'stackingRule', change.rule), change.rule]
    case 'without':
      return [recordTitle(desk, 'legalInstrument', change.instrument), change.instrument]
    default:
      return [layerLink(desk, change.layer, '').title, change.layer]
  }
}

const recordTitle = (desk: DeskRead, collection: 'stackingRule' | 'legalInstrument', id: string): Title =>
  desk.get(collection, id) ? titleOf(desk, { collection, id }) : inBoth(() => id)

/** The parts of a border's law that a supposition can change: layers that may touch the good, even where the supposition took them away. */
export function lawView(
  desk: DeskRead,
  border: string,
  changes: readonly WhatIf[],
  good: string,
  origin: string,
): NonNullable<RateView['law']> {
  const { compiled, regime } = lawOf(desk, border)
  const added = changes.flatMap((change) => (change.does === 'add' ? [addedLayer(change.name)] : []))
  const layers = layersInOrder(compiled.index.touching(goodOf(desk, good, border), origin).layers).map(({ ref }) => ref)
  const rules = (regime.rules ?? []).map(({ id }) => id)
  const instruments = [
    ...compiled.layers.map(({ own, measure }) => own.instrument ?? measure.instrument),
    ...(regime.rules ?? []).map(({ instrument }) => instrument),
    ...(regime.events ?? []).map(({ instrument }) => instrument),
  ].flatMap((id) => id ?? [])
  const titled = (collection: 'stackingRule' | 'legalInstrument', ids: readonly string[]) =>
    [...new Set(ids)].slice(0, OFFERED_MAX).map((id) => ({ id, title: recordTitle(desk, collection, id) }))
  return {
    layers: [...new Set([...layers, ...added])]
      .slice(0, OFFERED_MAX)
      .map((layer) => ({ layer, title: layerLink(desk, layer, good).title })),
    rules: titled('stackingRule', rules),
    instruments: titled('legalInstrument', instruments),
  }
}

/** A change with its days and times checked; what ends a suspension on a day ends it as that day begins. @throws ParleyError `rate-time` */
export function changeOnClock(change: WhatIf, clock: string): WhatIf {
  const check = (time: string | undefined) => {
    if (time !== undefined) readTime(time, (text) => entryOf(text, clock))
  }
  switch (change.does) {
    case 'resume': {
      const from = change.from.length === 10 ? `${change.from}T00:00` : change.from
      check(from)
      return { ...change, from }
    }
    case 'end':
      check(change.until)
      return change
    case 'add':
      check(change.from)
      check(change.until)
      return change
    default:
      return change
  }
}
