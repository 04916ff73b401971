import type { Position, RecordOf } from '../model/records'
import type { RecordRef } from '../model/sources'
import type { DeskRead } from './desk-read'

/** The evidence that was put to a record, or to one field of it, in the order in which it was added. */
export function evidenceFor(desk: DeskRead, about: RecordRef, field?: string): RecordOf<'evidence'>[] {
  return desk
    .all('evidence')
    .filter((item) => item.about.collection === about.collection && item.about.id === about.id)
    .filter((item) => field === undefined || item.field === field)
}

/** Is there evidence that supports a position? What contradicts it, or only gives context, does not make it sourced. */
export function isSourced(desk: DeskRead, position: Position): boolean {
  const about: RecordRef = { collection: 'position', id: position.id }
  return evidenceFor(desk, about).some((evidence) => evidence.role === 'supports')
}
