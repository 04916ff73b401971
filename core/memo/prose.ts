import type { AnyRecord, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'

/** The desk's own prose: no date of its own says what it knew, so the last change of its record does. */
const PROSE: { [C in CollectionName]?: readonly string[] } = {
  person: ['about'],
  talk: ['summary'],
  round: ['summary'],
  session: ['purpose', 'summary', 'doNotRaise'],
  milestone: ['note'],
  measure: ['summary', 'events.note'],
  legalEvent: ['summary'],
  line: ['text', 'ifPressed'],
}

/** `events.a.note` is `events.note`, and `doNotRaise[0]` is `doNotRaise`. */
const plainField = (field: string) => field.replace(/\[.*$/, '').replace(/^(\w+)\..*\.(\w+)$/, '$1.$2')

/** Is a field of a record the desk's own prose? */
export function isProse({ collection, field }: RecordRef & { field: string }, record: AnyRecord): boolean {
  if (collection === 'position') return field === 'text' && (record as RecordOf<'position'>).attribution === 'assessed'
  return PROSE[collection]?.includes(plainField(field)) ?? false
}

/** Is every one of these fields prose, which only a source of its own supports? */
export const areProse = (collection: CollectionName, fields: readonly string[]): boolean =>
  fields.every((field) => PROSE[collection]?.includes(field))
