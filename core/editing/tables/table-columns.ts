import type { FieldSpec } from '../../model/schema/fields'
import { itemFields } from '../list-items'

/** The lists that a form shows as a table, with the fields that are its columns. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  components: ['layer', 'rate', 'validity', 'announced', 'law', 'origins', 'instrument'],
  events: ['status', 'on', 'instrument', 'note'],
  scope: ['hs', 'revision', 'mode'],
  codes: ['hs', 'schedule', 'revision'],
  preferences: ['programme', 'preferentialDuty'],
  contents: ['content', 'share'],
  quotas: ['quota', 'quotaPosition'],
}

/** Does a form show this list as a table? */
export const isTableList = (list: string): boolean => Object.hasOwn(COLUMNS, list)

/** The columns of a list's table, from left to right. */
export const tableColumns = (list: string, fields: readonly FieldSpec[]): readonly FieldSpec[] =>
  (COLUMNS[list] ?? []).flatMap((name) => fields.find((field) => field.name === name) ?? [])

/** The fields that a row shows only on demand. */
export function hiddenFields(list: string, fields: readonly FieldSpec[]): readonly FieldSpec[] {
  const columns = new Set(COLUMNS[list])
  return itemFields(list, fields).filter(({ name }) => !columns.has(name))
}
