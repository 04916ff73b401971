import { same } from '../base/same-value'
import type { Op, Unlinked } from '../desk/ops'
import type { AnyRecord, RecordOf } from '../model/records/records'
import type { CollectionName } from '../model/values/collection-names'
import type { RecordRef } from '../model/values/record-ref'
import type { Actor } from './command'

/** A record as the next revision of itself. */
export function touched<R extends AnyRecord>(record: R, actor: Actor, rev = record.rev + 1): R {
  return { ...record, rev, changedBy: actor.staff, changedAt: actor.at }
}

/**
 * A record's old content under a new revision, by the person who restores it. A note keeps who changed it last, and when: they wrote or resolved it, and
 * restoring does neither.
 */
export function broughtBack(
  collection: CollectionName,
  record: AnyRecord,
  actor: Actor,
  rev = record.rev + 1,
): AnyRecord {
  return collection === 'note' ? { ...record, rev } : touched(record, actor, rev)
}

/** A note with when its words or files were last edited: now, if they are other than `before`. Nobody else sets that. */
export function asEdited(note: RecordOf<'note'>, before: RecordOf<'note'> | undefined, at: string): RecordOf<'note'> {
  const { editedAt: _given, ...rest } = note
  const isSame = !before || (rest.body === before.body && same(rest.attachments ?? [], before.attachments ?? []))
  const editedAt = isSame ? before?.editedAt : at
  return editedAt === undefined ? rest : { ...rest, editedAt }
}

/** A record into the trash, with the links that it loses. */
export const thrown = ({ collection, id }: RecordRef, actor: Actor, unlinked?: readonly Unlinked[]): Op => ({
  op: 'delete',
  collection,
  id,
  trash: { by: actor.staff, at: actor.at, ...(unlinked ? { unlinked } : {}) },
})
