import type { RecordOf } from '../model/records'
import type { RecordRef } from '../model/sources'
import type { DeskRead } from './desk-read'

/** The evidence that was put to a record, or to one field of it, in the order in which it was added. */
export function evidenceFor(desk: DeskRead, about: RecordRef, field?: string): RecordOf<'evidence'>[] {
  return desk
    .all('evidence')
    .filter((item) => item.about.collection === about.collection && item.about.id === about.id)
    .filter((item) => field === undefined || item.field === field)
}
