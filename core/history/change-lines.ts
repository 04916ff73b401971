import type { Language } from '../base/text'
import type { CollectionName } from '../model/values/collection-names'
import { familyText, isTextKey, translator } from '../text/catalogue'
import { fieldLabelKey } from '../text/field-label'
import { labelled } from '../text/joined'
import { shortText } from '../wording/worded-text'
import type { FieldChange } from './history-schemas'

/**
 * The changes in a record as plain text, one line for each field: `Stance: support → oppose`. In a text that was rewritten, removed words are in `[-…-]`
 * and added words in `{+…+}`, as in the word diffs of a terminal. Line breaks within values are kept.
 */
export function changeLines(of: CollectionName, changes: readonly FieldChange[], language: Language): string[] {
  return changes.map(({ name, from, to, words }) => {
    const key = fieldLabelKey(of, name)
    const label = isTextKey(key) ? familyText(language, key) : name
    if (words)
      return labelled(
        label,
        words
          .map(({ text, kind }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
          .join(''),
        language,
      )
    const nothing = translator(language)('empty.value')
    const [was, is] = [shortText(from, language), shortText(to, language)]
    return labelled(label, was === '' ? is || nothing : `${was} → ${is || nothing}`, language)
  })
}
