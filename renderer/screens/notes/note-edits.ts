import { ParleyError } from '../../../core/base/errors'
import type { Output } from '../../../core/contract/contract'
import { filesAfter, hasFiles, NO_FILES, type NoteFiles } from '../../../core/editing/note-draft'
import type { Attachment } from '../../../core/model/records/attachments'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { NoteView } from '../../../core/queries/edit-schemas'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { newId } from '../../client/new-id'
import { useApply } from '../../client/saving'

/** A note as it is saved: its text, and what becomes of its files. */
export interface NoteSaved {
  body: string
  files: NoteFiles
}

/** Edits notes as the staff member who works here. Each edit rejects with the desk's reason. */
export interface NoteEdits {
  write: (about: RecordRef | undefined, note: NoteSaved, replyTo?: string) => Promise<unknown>
  change: (
    note: NoteView,
    fields: { body?: string; resolved?: boolean },
    files?: NoteFiles,
  ) => Promise<Output<'desk:apply'>>
  /** Deletes a note that nothing depends on. One that others have replied to stays (`answered`), and one that takes replies along is asked about first (`replies`). */
  remove: (note: NoteView) => Promise<'gone' | 'answered' | 'replies'>
}

/** Gives edits of notes to the desk. */
export function useNoteEdits(): NoteEdits {
  const apply = useApply()
  const staff = useStaff()
  return {
    write: (about, { body, files }, replyTo) =>
      apply({
        kind: 'create',
        collection: 'note',
        id: newId(),
        fields: {
          staff: staff.id,
          body,
          resolved: false,
          ...attachmentsIn(filesAfter([], files)),
          ...(about ? { about: { collection: about.collection, id: about.id } } : {}),
          ...(replyTo === undefined ? {} : { replyTo }),
        },
        files: heldIn(files),
      }),
    change: (note, fields, files = NO_FILES) => {
      const after = filesAfter(note.attachments, files)
      return apply({
        kind: 'change',
        collection: 'note',
        id: note.ref.id,
        rev: note.rev,
        fields: { ...fields, ...(hasFiles(files) ? { attachments: after.length > 0 ? after : null } : {}) },
        files: heldIn(files),
      })
    },
    remove: async (note) => {
      const plan = await ask('desk:delete-plan', { collection: 'note', id: note.ref.id })
      if (plan.blockers.refs.length > 0) return 'answered'
      if (plan.along.refs.length > 0) return 'replies'
      try {
        await apply({
          kind: 'delete',
          collection: 'note',
          id: note.ref.id,
          rev: note.rev,
          along: [],
          unlinked: plan.unlinked.refs,
        })
        return 'gone'
      } catch (error) {
        if (error instanceof ParleyError && error.code === 'record-in-use') return 'answered'
        throw error
      }
    },
  }
}

const heldIn = ({ added, removed }: NoteFiles) =>
  added.filter(({ attachment }) => !removed.includes(attachment.sha256)).map(({ held }) => held)
const attachmentsIn = (attachments: readonly Attachment[]) => (attachments.length > 0 ? { attachments } : {})
