import type { Language } from '../base/text'
import type { StepLabel } from '../journal/step'
import type { Edit } from '../journal/transaction'
import { familyText, isTextKey, translator, type TextKey } from '../text/catalogue'
import { fieldLabelKey } from '../text/field-label'
import { inSentence } from '../text/in-sentence'

/** Fields whose change needs words of its own: the field's label would not fit into a sentence, or would name something that nobody typed. */
const OWN_STEPS: Readonly<Record<string, TextKey>> = {
  'annotation.snapshot': 'step.placeQuote',
  'memo.snapshot': 'step.refreshMemo',
  'memo.clearances': 'step.clearMemo',
  'memo.overrides': 'step.passFinding',
  'memo.downgrade': 'step.downgradeMemo',
  'memo.sections.order': 'step.reorderSections',
  'memo.sections.words': 'step.writeWords',
  'memo.sections.hidden': 'step.hideSection',
  'memo.sections.shown': 'step.showSection',
  'memo.to': 'step.memoTo',
  'memo.from': 'step.memoFrom',
  'memo.through': 'step.memoThrough',
  'source.dismissed': 'step.dismiss',
  'source.sha256': 'step.giveText',
}

/** A step in words, as they follow "Undo:": "change stance", "delete talk and 3 more". */
export function stepWords(label: StepLabel, language: Language): string {
  const t = translator(language)
  const collection = inSentence(familyText(language, `collection.${label.collection}`))
  const { more } = label
  const [field] = label.fields
  const own = label.fields.length === 1 ? OWN_STEPS[`${label.collection}.${field ?? ''}`] : undefined
  switch (label.kind) {
    case 'change': {
      if (own) return t(own)
      if (more > 0) return t('step.changeMore', { collection, more })
      const key = fieldLabelKey(label.collection, field ?? '')
      if (label.fields.length !== 1 || !isTextKey(key)) return t('step.changeRecord', { collection })
      return t('step.change', { field: inSentence(familyText(language, key)) })
    }
    case 'delete':
      return more > 0 ? t('step.deleteMore', { collection, more }) : t('step.delete', { collection })
    case 'restore':
      return more > 0 ? t('step.restoreMore', { collection, more }) : t('step.restore', { collection })
    case 'import':
      return more > 0 ? t('step.importMore', { collection, more }) : t('step.import', { collection })
    case 'create':
      return more > 0 ? t('step.createMore', { collection, more }) : t('step.create', { collection })
    case 'complete':
      return more > 0 ? t('step.completeMore', { collection, more }) : t('step.complete', { collection })
    case 'return':
      return t('step.return', { collection })
    case 'batch':
      return t(own ?? 'step.batch', { collection, more })
    case 'returnDesk':
      return t(more === 1 ? 'step.returnDeskOne' : 'step.returnDesk', { more })
  }
}

/** Edits that Parley makes without a tool of a person's. */
const UNLABELLED: Partial<Record<Edit['kind'], TextKey>> = { migrate: 'past.migration', mend: 'past.mending' }

/** An edit as a line of its own: "Change stance", "Undo: change stance". */
export function editWords(kind: Edit['kind'], label: StepLabel | undefined, language: Language): string {
  const t = translator(language)
  if (!label) return t(UNLABELLED[kind] ?? 'past.otherEdit')
  const what = stepWords(label, language)
  if (kind === 'undo') return t('action.undoThat', { what })
  if (kind === 'redo') return t('action.redoThat', { what })
  if (kind === 'fixed') return t(label.fields.includes('recallReason') ? 'past.memoRecalled' : 'past.memoIssued')
  return what.charAt(0).toUpperCase() + what.slice(1)
}
