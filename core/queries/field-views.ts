import type { LocalText } from '../base/text'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { asOfOf, settingsOf, type DeskRead } from '../desk/desk-read'
import { titleOf } from '../desk/titles'
import type { AnyRecord } from '../model/records/records'
import { fieldsOf, type FieldSpec, type FieldType } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import type { Marking } from '../model/values/marking'
import type { RecordRef } from '../model/values/record-ref'
import type { FieldView, SimpleValue } from './view-schemas'

/** A record's own fields with their values, in the order of the model. */
export function fieldViews(desk: DeskRead, ref: RecordRef, record: AnyRecord): FieldView[] {
  return views(desk, fieldsOf(ref.collection), record)
}

function views(desk: DeskRead, fields: readonly FieldSpec[], values: Readonly<Record<string, unknown>>): FieldView[] {
  return fields.map((field) => fieldViewOf(desk, field, values[field.name]))
}

/** The fields of a kind of record that are filled in: of a draft, whose content is not a whole record. */
export function contentFieldViews(
  desk: DeskRead,
  of: CollectionName,
  content: Readonly<Record<string, unknown>>,
): FieldView[] {
  return views(
    desk,
    fieldsOf(of).filter(({ name }) => content[name] !== undefined),
    content,
  )
}

/** One field with a value as it is stored, or with none. */
export function fieldViewOf(desk: DeskRead, field: FieldSpec, value: unknown): FieldView {
  const { name, type } = field
  const empty: SimpleValue[] = [{ type: 'nothing' }]
  if (value === undefined) return { name, values: empty, parts: [] }
  if (type.type === 'parts') {
    const parts = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[]
    return { name, values: parts.length === 0 ? empty : [], parts: parts.map((part) => views(desk, type.fields, part)) }
  }
  if (type.type === 'list') {
    const items = value as unknown[]
    return { name, values: items.length === 0 ? empty : items.map((item) => simple(desk, type.of, item)), parts: [] }
  }
  return { name, values: [simple(desk, type, value)], parts: [] }
}

function simple(desk: DeskRead, type: FieldType, value: unknown): SimpleValue {
  switch (type.type) {
    case 'prose':
      return { type: 'prose', text: String(value) }
    case 'names':
      return { type: 'names', names: Object.values(value as LocalText).filter((name) => typeof name === 'string') }
    case 'date':
      return { type: 'date', date: value as FuzzyDate }
    case 'instant':
      return { type: 'date', date: { edtf: String(value), timeZone: asOfOf(settingsOf(desk), String(value)).timeZone } }
    case 'number':
      return { type: 'number', value: value as number }
    case 'flag':
      return { type: 'flag', value: value as boolean }
    case 'rate':
      return { type: 'rate', basisPoints: value as number | null }
    case 'marking':
      return { type: 'marking', marking: value as Marking }
    case 'choice':
      return { type: 'word', vocabulary: type.vocabulary, value: String(value) }
    case 'reference':
      return link(desk, { collection: type.collection, id: String(value) })
    case 'record':
      return link(desk, value as RecordRef)
    default:
      return { type: 'text', text: String(value) }
  }
}

function link(desk: DeskRead, ref: RecordRef): SimpleValue {
  return { type: 'link', ref, title: titleOf(desk, ref) }
}
