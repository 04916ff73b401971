import type { DeskRead } from '../desk/desk-read'
import type { RecordRef } from '../model/sources'
import { LANGUAGES, localName } from '../model/text'
import type { z } from 'zod'
import type { layersViewSchema } from './edit-schemas'
import { titleOf, type Title } from './titles'

/** The layers of all measures, for what names one. */
export function layersView(desk: DeskRead): z.infer<typeof layersViewSchema> {
  const measures = desk.all('measure').map((measure) => {
    const ref: RecordRef = { collection: 'measure', id: measure.id }
    const components = measure.components.map((component) => {
      const [en = '', ja = ''] = LANGUAGES.map((language) => localName(component.layer, language))
      return { id: component.id, title: { en, ja } satisfies Title }
    })
    return { ref, title: titleOf(desk, ref), components }
  })
  return { measures: measures.filter((measure) => measure.components.length > 0) }
}
