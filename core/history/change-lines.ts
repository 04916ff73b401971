import type { Language } from '../base/text'
import type { CollectionName } from '../model/values/collection-names'
import { factText } from '../queries/find-rows'
import type { FieldView } from '../queries/view-schemas'
import { familyText, isTextKey, translator } from '../text/catalogue'
import { fieldLabelKey } from '../text/field-label'
import type { FieldChange } from './history-schemas'

/**
 * What changed in a record as plain text, a field a line: `Stance: support → oppose`. Of a text that was rewritten, what went is in `[-…-]` and what came
 * in `{+…+}`, as word diffs are written in a terminal. Line breaks within values are kept.
 */
export function changeLines(of: CollectionName, changes: readonly FieldChange[], language: Language): string[] {
  return changes.map(({ name, from, to, words }) => {
    const key = fieldLabelKey(of, name)
    const label = isTextKey(key) ? familyText(language, key) : name
    if (words)
      return `${label}: ${words.map(({ text, kind }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('')}`
    const nothing = translator(language)('empty.value')
    const [was, is] = [fieldText(from, language), fieldText(to, language)]
    return was === '' ? `${label}: ${is || nothing}` : `${label}: ${was} → ${is || nothing}`
  })
}

/** A field with its parts, on one line: values by commas, parts in brackets. */
function fieldText({ values, parts }: FieldView, language: Language): string {
  const told = values.map((value) => factText(value, language)).filter((text) => text !== '')
  const inParts = parts.map((part) => {
    const fields = part.filter(({ name }) => name !== 'id').map((field) => fieldText(field, language))
    return `(${fields.filter((text) => text !== '').join(', ')})`
  })
  return [...told, ...inParts].join(', ')
}
