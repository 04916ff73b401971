import { citableFields } from '../../../core/model/schema/citable-fields'
import type { RecordView } from '../../../core/queries/view-schemas'

/** The fields of a record that a source can be cited for and that say something, the main one first. */
export const quotableFields = (view: RecordView): string[] =>
  citableFields(view.collection).filter((name) => hasValue(view, name))

/** Does the record say anything in this field that a source could support? */
function hasValue(view: RecordView, name: string): boolean {
  const field = view.fields.find((candidate) => candidate.name === name)
  return field !== undefined && (field.parts.length > 0 || field.values.some(({ type }) => type !== 'nothing'))
}
