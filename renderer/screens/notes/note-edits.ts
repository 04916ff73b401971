import { ParleyError } from '../../../core/base/errors'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { NoteView } from '../../../core/queries/edit-schemas'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { newId } from '../../client/new-id'
import { useApply } from '../../client/saving'

/** Edits notes as the staff member who works here. Each edit rejects with the desk's reason. */
export interface NoteEdits {
  write: (about: RecordRef | undefined, body: string, replyTo?: string) => Promise<unknown>
  change: (note: NoteView, fields: { body: string } | { resolved: boolean }) => Promise<unknown>
  /** Resolves with whether it is gone: a note that others have replied to stays. */
  remove: (note: NoteView) => Promise<boolean>
}

/** Gives edits of notes to the desk. */
export function useNoteEdits(): NoteEdits {
  const apply = useApply()
  const staff = useStaff()
  return {
    write: (about, body, replyTo) =>
      apply({
        kind: 'create',
        collection: 'note',
        id: newId(),
        fields: {
          staff: staff.id,
          body,
          resolved: false,
          ...(about ? { about: { collection: about.collection, id: about.id } } : {}),
          ...(replyTo === undefined ? {} : { replyTo }),
        },
      }),
    change: (note, fields) => apply({ kind: 'change', collection: 'note', id: note.ref.id, rev: note.rev, fields }),
    remove: async (note) => {
      const plan = await ask('desk:delete-plan', { collection: 'note', id: note.ref.id })
      if (plan.blockers.refs.length > 0) return false
      try {
        await apply({
          kind: 'delete',
          collection: 'note',
          id: note.ref.id,
          rev: note.rev,
          along: plan.along.refs,
          unlinked: plan.unlinked.refs,
        })
        return true
      } catch (error) {
        if (error instanceof ParleyError && error.code === 'record-in-use') return false
        throw error
      }
    },
  }
}
