import type { RecordRef } from '../../../core/model/values/record-ref'
import { useActions } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import { useTexts } from '../../text/text-context'
import { useFocusHome } from './focus-home'
import { OrphanedNotes } from './lost-texts'
import { useNoteEdits } from './note-edits'
import { NoteFilterBar, useNoteFilter } from './note-filter'
import { NoteThread } from './note-thread'
import { NoteComposer } from './note-writer'
import classes from './notes.module.css'
import { useUnsavedNotes, useNoteKeys } from './unsaved-notes'

/** With so few notes there is nothing to filter. */
const FEW = 4

/** The notes about one record, and an editor for another. */
export function NotesPanel({ about }: { about: RecordRef }) {
  const { t, error } = useTexts()
  const { editable } = useActions().state
  const keys = useNoteKeys()
  const { write } = useNoteEdits()
  const unsaved = useUnsavedNotes(keys.note(about))?.filter(
    (key) => key === keys.note(about) || key.startsWith(`${keys.note(about)}/`),
  )
  const notes = useDesk('desk:notes', { about: { collection: about.collection, id: about.id } })
  const { filter, setFilter, shown } = useNoteFilter(notes.data?.threads ?? [])
  const threads = notes.data?.threads ?? []
  const many = threads.length > FEW || threads.some((thread) => thread.resolved)
  const home = useFocusHome<HTMLElement>(threads.length)
  return (
    <section ref={home} tabIndex={-1} className={classes.panel} aria-label={t('notes.heading')}>
      <div className={classes.heading}>
        <h2>{t('notes.heading')}</h2>
        {many && <NoteFilterBar people={notes.data?.people ?? []} filter={filter} setFilter={setFilter} />}
      </div>
      {notes.error && <p role="alert">{error(notes.error)}</p>}
      {notes.data && threads.length === 0 && <p className={classes.quiet}>{t('notes.none')}</p>}
      {threads.length > 0 && shown.length === 0 && <p className={classes.quiet}>{t('notes.noneFound')}</p>}
      {notes.data && unsaved && (
        <>
          <ul className={classes.threads}>
            {shown.map((thread) => (
              <NoteThread key={thread.ref.id} thread={thread} unsaved={unsaved} />
            ))}
          </ul>
          {editable && (
            <>
              <OrphanedNotes unsaved={unsaved} threads={threads} into={keys.note(about)} />
              <NoteComposer
                unsavedKey={keys.note(about)}
                label={t('notes.body')}
                opener={t('notes.write')}
                save={(body) => write(about, body)}
              />
            </>
          )}
        </>
      )}
    </section>
  )
}
