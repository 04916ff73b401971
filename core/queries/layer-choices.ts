import type { z } from 'zod'
import { foldText } from '../base/fold-text'
import { LANGUAGES, localName } from '../base/text'
import type { Derive, DeskRead } from '../desk/desk-read'
import type { MemoryDesk } from '../desk/memory-desk'
import { refKey, refOfKey } from '../desk/ops'
import { titleOf, type Title } from '../desk/titles'
import type { RateComponent } from '../model/records/measures'
import type { RecordRef } from '../model/values/record-ref'
import { keptIndex } from './choice-texts'
import { wordsOf } from './find-rows'
import type { LayersInput, layersViewSchema } from './edit-schemas'

type LayersView = z.infer<typeof layersViewSchema>

/** How many layers are offered at once; the rest are only counted. */
const SHOWN = 50

const measureRef = (id: string): RecordRef => ({ collection: 'measure', id })

function layerTitle({ layer }: RateComponent): Title {
  const [en = '', ja = ''] = LANGUAGES.map((language) => localName(layer, language))
  return { en, ja }
}

/** The layers of a measure, by the key of its reference: each by the words that find it, its measure's and its own. */
const layerTexts: Derive<readonly { id: string; text: string }[]> = (desk, key) => {
  const { id } = refOfKey(key)
  const measure = titleOf(desk, measureRef(id))
  return (desk.get('measure', id)?.components ?? []).map((component) => {
    const { en, ja } = layerTitle(component)
    return { id: component.id, text: foldText(`${measure.en} ${measure.ja} ${en} ${ja}`) }
  })
}
const layersText: Derive<readonly string[]> = (desk, key) => desk.derived(layerTexts, key).map(({ text }) => text)
const layerIndex = keptIndex(layersText)

/** Makes the texts of layers that are not made yet, a few for each step. */
export const layerSteps = (now: () => MemoryDesk): Iterable<void> => layerIndex.of(now()).steps(now, ['measure'])

/** The layers of which the measure's name and their own have every word of `find`, in the order of the desk, by measure; and the chosen one's names. */
export function layersView(desk: MemoryDesk, { find = '', chosen }: LayersInput): LayersView {
  const words = wordsOf(find)
  const measures: LayersView['measures'] = []
  let total = 0
  let shown = 0
  for (const id of layerIndex.of(desk).find(desk, 'measure', words, '', Infinity).first) {
    const layers = desk.derived(layerTexts, refKey(measureRef(id)))
    const found = layers.filter(({ text }) => words.every((word) => text.includes(word))).map((layer) => layer.id)
    total += found.length
    const some = found.slice(0, SHOWN - shown)
    shown += some.length
    if (some.length > 0) measures.push(namedLayers(desk, id, new Set(some)))
  }
  const [own] = chosen ? [namedLayers(desk, chosen.measure, new Set([chosen.component]))] : []
  return { measures, more: total - shown, ...(own && own.components.length > 0 ? { chosen: own } : {}) }
}

function namedLayers(desk: DeskRead, id: string, layers: ReadonlySet<string>): LayersView['measures'][number] {
  const components = (desk.get('measure', id)?.components ?? [])
    .filter((component) => layers.has(component.id))
    .map((component) => ({ id: component.id, title: layerTitle(component) }))
  return { ref: measureRef(id), title: titleOf(desk, measureRef(id)), components }
}
