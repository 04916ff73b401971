import { LANGUAGES, localName, type Language } from '../base/text'
import { isTable } from '../base/plain-json'
import { formatDate } from '../dates/format-date'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { evidencePlace, fieldParts, type EvidencePlace } from '../model/schema/evidence-path'
import { fieldsOf, type FieldSpec } from '../model/schema/fields'
import type { RecordRef } from '../model/values/record-ref'
import { familyText, isTextKey } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { fieldLabelKey, partLabelKey } from '../text/field-label'
import { inARow } from '../text/joined'
import { getRef, type DeskRead } from './desk-read'
import { shorten, titleOf, type Title } from './titles'

type Desk = Pick<DeskRead, 'get'>

/**
 * A place in a record in words of each language: "Summary", "Rate layer “Baseline”, Rate". The words say if the part is gone. A path that can't be read is
 * shown as it is.
 */
export function evidencePlaceTitle(desk: Desk, about: RecordRef, path: string): Title {
  const place = evidencePlace(path)
  const [en, ja] = LANGUAGES.map((language) => (place ? placeText(desk, about, place, language) : path)) as [
    string,
    string,
  ]
  return { en, ja }
}

function placeText(desk: Desk, about: RecordRef, { field, part, inner }: EvidencePlace, language: Language): string {
  const text = (key: string, name: string) => (isTextKey(key) ? familyText(language, key) : name)
  if (part === undefined) return text(fieldLabelKey(about.collection, field), field)
  const label = text(partLabelKey(field), field)
  const record = getRef(desk, about)
  const spec = fieldsOf(about.collection).find(({ name }) => name === field)
  const found =
    spec && record ? fieldParts(spec, record[field as keyof typeof record]).find(({ key }) => key === part) : undefined
  const whole = found
    ? familyText(language, 'evidence.part', { part: label, words: partWords(desk, spec, found.value, language) })
    : familyText(language, 'evidence.partGone', { part: label })
  return inner === undefined ? whole : inARow([whole, text(`field.${inner}`, inner)], language)
}

/** The words by which a reader knows a part: its name or its text, else its date and its first word of a vocabulary. */
function partWords(desk: Desk, spec: FieldSpec | undefined, value: unknown, language: Language): string {
  if (typeof value === 'string') {
    const of = spec?.type.type === 'list' ? spec.type.of : undefined
    return of?.type === 'reference' ? titleOf(desk, { collection: of.collection, id: value })[language] : shorten(value)
  }
  const fields = spec?.type.type === 'parts' ? spec.type.fields : []
  const words = (types: readonly FieldSpec['type']['type'][]) =>
    fields
      .filter(({ name, required, type }) => name !== 'id' && required && types.includes(type.type))
      .map(({ name, type }) => wordsOf(type, isTable(value) ? value[name] : undefined, language))
      .filter((text) => text !== '')
  const [name] = words(['names', 'prose', 'name'])
  return name ?? inARow(words(['choice', 'date']), language)
}

function wordsOf(type: FieldSpec['type'], value: unknown, language: Language): string {
  if (type.type === 'names') return isTable(value) ? localName(value, language) : ''
  if (type.type === 'date') {
    const date = fuzzyDateSchema.safeParse(value)
    return date.success ? formatDate(date.data, language) : ''
  }
  if (typeof value !== 'string') return ''
  return type.type === 'choice' ? vocabularyText(language, type.vocabulary, value) : shorten(value)
}
