import type { Language } from '../base/text'
import { formatDate } from '../dates/format-date'
import { fuzzyDateSchema } from '../dates/fuzzy-date'
import { getRef, type DeskRead } from '../desk/desk-read'
import { titleOf, type Title } from '../desk/titles'
import { fieldsOf, type FieldSpec, type FieldType } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import { markingLine, markingSchema } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import { formatBasisPoints } from '../rates/format-rate'
import { familyText, isTextKey, translator } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { isTable } from './columns'
import { valueInWords, type FieldChange } from './field-changes'

/** How long a value may be in a preview. */
const WORDS_MAX = 600

/** A field that would be another, for a person: both values in words of each language, cut where they are long. */
export interface ChangeInWords {
  field: string
  from: Title
  to: Title
}

/** A change in words. Where both values would read the same, they are shown as they are stored. */
export function changeInWords(desk: DeskRead, collection: CollectionName, change: FieldChange): ChangeInWords {
  const { field, from, to } = change
  const type: FieldType | undefined =
    field === 'marking' ? { type: 'marking' } : fieldsOf(collection).find(({ name }) => name === field)?.type
  const inBoth = (value: unknown): Title => ({
    en: short(words(desk, type, value, 'en')),
    ja: short(words(desk, type, value, 'ja')),
  })
  const [before, after] = [inBoth(from), inBoth(to)]
  if (before.en !== after.en || before.ja !== after.ja) return { field, from: before, to: after }
  const stored = (value: unknown): Title => ({ en: short(valueInWords(value)), ja: short(valueInWords(value)) })
  return { field, from: stored(from), to: stored(to) }
}

const short = (text: string) => (text.length > WORDS_MAX ? `${text.slice(0, WORDS_MAX)}…` : text)

function words(desk: DeskRead, type: FieldType | undefined, value: unknown, language: Language): string {
  const t = translator(language)
  if (value === undefined) return ''
  switch (type?.type) {
    case 'choice':
      return typeof value === 'string' && isTextKey(`vocab.${type.vocabulary}.${value}`)
        ? vocabularyText(language, type.vocabulary, value)
        : valueInWords(value)
    case 'reference':
      return titleAt(desk, { collection: type.collection, id: valueInWords(value) }, language)
    case 'record':
      return titleAt(desk, value as RecordRef, language)
    case 'names':
      return isTable(value) ? Object.values(value).map(valueInWords).join(' · ') : valueInWords(value)
    case 'date': {
      const date = fuzzyDateSchema.safeParse(value)
      return date.success ? `${formatDate(date.data, language)} (${date.data.edtf})` : valueInWords(value)
    }
    case 'flag':
      return t(value === true ? 'record.yes' : 'record.no')
    case 'rate':
      return typeof value === 'number' ? formatBasisPoints(value) : t('layer.unknownRate')
    case 'marking': {
      const marking = markingSchema.safeParse(value)
      return marking.success ? markingLine(marking.data, language) : valueInWords(value)
    }
    case 'list':
      return (value as unknown[]).map((item) => words(desk, type.of, item, language)).join('\n')
    case 'parts':
      return (Array.isArray(value) ? (value as unknown[]) : [value])
        .map((part) => partWords(desk, type.fields, part, language))
        .join('\n')
    default:
      return valueInWords(value)
  }
}

function partWords(desk: DeskRead, fields: readonly FieldSpec[], part: unknown, language: Language): string {
  if (!isTable(part)) return valueInWords(part)
  return fields
    .filter(({ name }) => part[name] !== undefined)
    .map(({ name, type }) => {
      const label = familyText(language, `field.${name}`)
      return language === 'ja'
        ? `${label}：${words(desk, type, part[name], language)}`
        : `${label}: ${words(desk, type, part[name], language)}`
    })
    .join(language === 'ja' ? '、' : '; ')
}

const titleAt = (desk: DeskRead, ref: RecordRef, language: Language) =>
  getRef(desk, ref) ? titleOf(desk, ref)[language] : ref.id
