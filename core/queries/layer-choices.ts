import type { z } from 'zod'
import { LANGUAGES, localName } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import { titleOf, type Title } from '../desk/titles'
import type { RecordRef } from '../model/values/record-ref'
import type { layersViewSchema } from './edit-schemas'

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
