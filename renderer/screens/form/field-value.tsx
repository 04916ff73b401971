import type { FuzzyDate } from '../../../core/dates/fuzzy-date'
import type { FieldType } from '../../../core/model/schema/fields'
import { markingLine, type Marking } from '../../../core/model/values/marking'
import { formatBasisPoints } from '../../../core/rates/format-rate'
import { useTexts } from '../../text/text-context'

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)

/** A stored value in words, for comparing it with what is in the form. */
export function FieldValue(props: {
  type: FieldType
  value: unknown
  titles: Readonly<Record<string, { en: string; ja: string }>>
}) {
  const texts = useTexts()
  return <>{shown(props.type, props.value)}</>

  function shown(type: FieldType, value: unknown): string {
    if (value === undefined || value === null)
      return type.type === 'rate' ? texts.t('layer.unknownRate') : texts.t('empty.value')
    const named = (key: string, id: string) => (props.titles[key] ? texts.title(props.titles[key]) : id)
    switch (type.type) {
      case 'choice':
        return texts.word(type.vocabulary, textOf(value))
      case 'date':
        return texts.date(value as FuzzyDate)
      case 'rate':
        return formatBasisPoints(value as number)
      case 'flag':
        return texts.t(value === true ? 'record.yes' : 'record.no')
      case 'marking':
        return markingLine(value as Marking, texts.language)
      case 'names':
        return Object.values(value as Record<string, string>).join(' · ')
      case 'reference':
        return named(`${type.collection}/${textOf(value)}`, textOf(value))
      case 'list':
        return (value as unknown[]).map((item) => shown(type.of, item)).join('; ')
      case 'parts': {
        const parts = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[]
        const text = (part: Record<string, unknown>) =>
          type.fields
            .filter((field) => part[field.name] !== undefined && field.name !== 'id')
            .map((field) => shown(field.type, part[field.name]))
            .join(', ')
        return parts.map(text).join('; ')
      }
      case 'record': {
        const { collection, id } = value as { collection: string; id: string }
        return named(`${collection}/${id}`, id)
      }
      case 'layer': {
        const { measure, component } = value as { measure: string; component: string }
        return `${named(`measure/${measure}`, measure)}: ${component}`
      }
      default:
        return textOf(value)
    }
  }
}
