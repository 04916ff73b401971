import type { DeskRead } from '../desk/desk-read'
import { vocabulary } from '../model/values/vocabularies'
import type { RecordRef } from '../model/values/record-ref'

/** The kind of a memo, which tells a meeting's brief from its cue card where both have the same title. Other records have none. */
export const memoTypeField = { memoType: vocabulary('memoType').optional() }

/** The field `memoType` of a record, if it is a memo on the desk. */
export function memoTypeOf(desk: Pick<DeskRead, 'get'>, { collection, id }: RecordRef) {
  const memo = collection === 'memo' ? desk.get('memo', id) : undefined
  return memo ? { memoType: memo.type } : {}
}
