import type { DeskRead } from '../desk/desk-read'
import { fieldsOf, type FieldSpec } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import type { FieldView } from './piece'
import { namingOf, wordField } from './word-value'

type Values = Readonly<Record<string, unknown>>

/** The fields of a record in words, in the order of the model. */
export function fieldViews(desk: DeskRead, collection: CollectionName, record: Values): FieldView[] {
  return worded(desk, fieldsOf(collection), record)
}

/** Only the fields that are filled in. */
export function filledFieldViews(desk: DeskRead, collection: CollectionName, content: Values): FieldView[] {
  return worded(
    desk,
    fieldsOf(collection).filter(({ name }) => content[name] !== undefined),
    content,
  )
}

function worded(desk: DeskRead, fields: readonly FieldSpec[], values: Values): FieldView[] {
  const naming = namingOf(desk)
  return fields.map((field) => wordField(naming, field, values[field.name]))
}
