import type { Language } from '../../base/text'
import { isEdtf } from '../../dates/edtf'
import type { FuzzyDate } from '../../dates/fuzzy-date'
import { parseDateWords } from '../../dates/parse-words'
import { typedDate } from '../../dates/typed-date'

/** Is a stored value a date, and no typed text that is none? */
export const isDate = (value: unknown): value is FuzzyDate =>
  typeof value === 'object' && value !== null && 'edtf' in value && typeof value.edtf === 'string' && isEdtf(value.edtf)

/**
 * The value of a typed date, with hours on the clock of `zone`; undefined for an empty text. A text that is not understood is kept as
 * typed, and refused by its schema: it is neither lost nor stored. A text that `before`, the last date in the field, is shown as is that date unchanged.
 */
export function dateTyped(text: string, language: Language, zone: string, before?: FuzzyDate): FuzzyDate | undefined {
  if (before && text.trim() === dateText(before, language, zone).trim()) return before
  return text.trim() === '' ? undefined : (parseDateWords(text, language, zone) ?? { edtf: text })
}

/** The text of a date field: the date as a person would type it, or the text that was typed and is none. */
export function dateText(value: unknown, language: Language, zone: string): string {
  return isDate(value) ? typedDate(value, language, zone) : (((value ?? {}) as Partial<FuzzyDate>).edtf ?? '')
}

/**
 * The clock on which the hours of a date are typed: that of its field, so that an hour which names no clock is never on another. A date on
 * a clock that no words name keeps its own.
 */
export function clockOfField(value: unknown, language: Language, fieldZone: string): string {
  if (!isDate(value) || value.timeZone === undefined) return fieldZone
  return typedDate(value, language, fieldZone) === value.edtf ? value.timeZone : fieldZone
}
