import type { StepLabel } from '../history/step'
import type { Language } from '../model/text'
import { familyText, isTextKey, translator } from '../text/catalogue'

/** A step in words, as they stand after "Undo:": "change stance", "delete talk and 3 more". */
export function stepWords(label: StepLabel, language: Language): string {
  const t = translator(language)
  const collection = inSentence(familyText(language, `collection.${label.collection}`))
  const { more } = label
  switch (label.kind) {
    case 'change': {
      const [field] = label.fields
      const key = `field.${field ?? ''}`
      if (label.fields.length !== 1 || !isTextKey(key)) return t('step.changeRecord', { collection })
      return t('step.change', { field: inSentence(familyText(language, key)) })
    }
    case 'delete':
      return more > 0 ? t('step.deleteMore', { collection, more }) : t('step.delete', { collection })
    case 'restore':
      return more > 0 ? t('step.restoreMore', { collection, more }) : t('step.restore', { collection })
    case 'create':
    case 'complete':
      return t(`step.${label.kind}`, { collection })
  }
}

/** A label inside a sentence: "Stance" is "stance", "HS code" stays. */
function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
