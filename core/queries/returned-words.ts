import type { Language } from '../base/text'
import { translator } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { fieldPathWords } from '../text/field-path'
import type { ReturnedSuggestion, ReturnedView } from './returned-schemas'

/** A share below which a file is another text, in hundredths. */
const LITTLE = 30

/** The notices about a returned file as a whole, in sentences. */
export function returnedNotices(view: ReturnedView, language: Language): string[] {
  const text = translator(language)
  const { of, version = 0, other, share, missing, leftOut, draft, isCopy, count } = view
  const isPlain = of === 'this' || (of === 'unmarked' && isCopy)
  const about = isPlain
    ? isCopy
      ? [text('returned.of.copy')]
      : [text('returned.of.this')]
    : [text(`returned.of.${of}`, { version, title: other?.title[language] ?? '' })]
  return [
    ...about,
    ...(share === 0 ? [text('returned.none')] : share < LITTLE ? [text('returned.little', { share })] : []),
    ...(missing > 0 && share >= LITTLE
      ? [text(missing === 1 ? 'returned.missingOne' : 'returned.missing', { count: missing })]
      : []),
    ...(view.frozen
      ? [draft ? text('returned.frozenDraft', { version: draft.version }) : text('returned.frozen')]
      : []),
    ...(leftOut.objects + leftOut.looks > 0 ? [text('returned.leftOut', leftOut)] : []),
    ...(leftOut.margins > 0
      ? [text(leftOut.margins === 1 ? 'returned.marginsOne' : 'returned.margins', { count: leftOut.margins })]
      : []),
    ...(count === 0 ? [text('returned.nothing')] : []),
  ]
}

/** The record and field, or the desk comment, that a suggestion belongs to. */
export function returnedPlace({ ref, title, field, section }: ReturnedSuggestion, language: Language): string {
  const text = translator(language)
  if (section !== undefined && (ref === undefined || field?.startsWith('sections.')))
    return text('returned.ownWords', { section: vocabularyText(language, 'memoSection', section) })
  if (!ref || !title) return text('returned.nowhere')
  const words = field === undefined ? '' : fieldPathWords(ref.collection, field, language)
  if (ref.collection === 'memo') return text('returned.ofMemo', { field: words })
  return words === '' ? title[language] : `${title[language]} – ${words}`
}
