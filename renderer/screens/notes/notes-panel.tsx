import { useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { NOTES_PAGE } from '../../../core/queries/edit-schemas'
import { useActions } from '../../actions/action-context'
import { useWantedAction } from '../../navigation/wanted-action'
import { MoreButton } from '../../parts/more-button'
import { useTexts } from '../../text/text-context'
import { useFocusHome } from './focus-home'
import { OrphanedNotes } from './lost-texts'
import { useNoteEdits } from './note-edits'
import { EVERYTHING, NoteFilterBar } from './note-filter'
import { NoteThread } from './note-thread'
import { NoteComposer } from './note-writer'
import classes from './notes.module.css'
import { useUnsavedNotes, useNoteKeys } from './unsaved-notes'
import { useNotes } from './use-notes'
import { useReplyAction } from './use-reply-action'

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
  const [filter, setFilter] = useState(EVERYTHING)
  const { view, error: failure, hasMore, isLoadingMore, more } = useNotes(about, filter)
  const threads = view?.threads ?? []
  const total = view?.total ?? 0
  const many = total > FEW || filter !== EVERYTHING || threads.some((thread) => thread.resolved)
  const home = useFocusHome<HTMLElement>(total)
  useReplyAction(home)
  useWantedAction(about, 'notes', view !== undefined && unsaved !== undefined)
  return (
    <section ref={home} tabIndex={-1} className={classes.panel} aria-label={t('notes.heading')}>
      <div className={classes.heading}>
        <h2>{t('notes.heading')}</h2>
        {many && <NoteFilterBar people={view?.people ?? []} filter={filter} setFilter={setFilter} />}
      </div>
      {failure && <p role="alert">{error(failure)}</p>}
      {view && total === 0 && <p className={classes.quiet}>{t('notes.none')}</p>}
      {total > 0 && view?.found === 0 && <p className={classes.quiet}>{t('notes.noneFound')}</p>}
      {view && unsaved && (
        <>
          <ul className={classes.threads}>
            {threads.map((thread) => (
              <NoteThread key={thread.ref.id} thread={thread} unsaved={unsaved} />
            ))}
          </ul>
          {hasMore && (
            <MoreButton
              label={t('notes.more', { count: Math.min(NOTES_PAGE, view.found - threads.length) })}
              loaded={threads.length}
              loading={isLoadingMore}
              more={more}
            />
          )}
          {editable && (
            <>
              <OrphanedNotes unsaved={unsaved} into={keys.note(about)} />
              <NoteComposer
                unsavedKey={keys.note(about)}
                label={t('notes.body')}
                opener={t('notes.write')}
                save={(note) => write(about, note)}
              />
            </>
          )}
        </>
      )}
    </section>
  )
}
