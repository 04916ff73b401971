import type { Language } from '../base/text'
import { isCollectionName } from '../model/records/records'
import { familyText, isTextKey } from './catalogue'
import { fieldLabelKey, partLabelKey } from './field-label'

/** Steps of a path that hold only one thing, so that naming them says nothing. */
const SILENT: ReadonlySet<string> = new Set(['edtf', 'words', 'en', 'ja', 'fields'])

/**
 * A path into a record in the words of its form: "components[1].rate" becomes "Layer 2, Rate". A step without a label, from an
 * invalid record, stays as it is.
 */
export function fieldPathWords(collection: string | undefined, path: string, language: Language): string {
  const of = collection !== undefined && isCollectionName(collection) ? collection : undefined
  const steps = path.split('.').filter((step) => !SILENT.has(step))
  const words = steps.map((step, depth) => {
    const [, name = step, index] = /^([^[]*)(?:\[(\d+)\])?/.exec(step) ?? []
    const key = index === undefined ? fieldLabelKey(depth === 0 ? of : undefined, name) : partLabelKey(name)
    if (!isTextKey(key)) return step
    return index === undefined ? familyText(language, key) : `${familyText(language, key)} ${Number(index) + 1}`
  })
  return words.length === 0 ? path : words.join(language === 'ja' ? '・' : ', ')
}
