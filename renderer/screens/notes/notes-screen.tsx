import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { FIND_MAX, NOTES_PAGE } from '../../../core/queries/edit-schemas'
import { useAction, useActions } from '../../actions/action-context'
import { useSoon } from '../../client/soon'
import look from '../../look/look.module.css'
import { Problem } from '../../recovery/problem'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { MoreButton } from '../../parts/more-button'
import { useTexts } from '../../text/text-context'
import { useFocusHome } from './focus-home'
import { UnsavedOnRecords, OrphanedNotes } from './lost-texts'
import { useNoteEdits } from './note-edits'
import { EVERYTHING, NoteFilterBar } from './note-filter'
import { NoteThread } from './note-thread'
import { NoteComposer } from './note-writer'
import classes from './notes.module.css'
import { useUnsavedNotes, useNoteKeys } from './unsaved-notes'
import { useNotes } from './use-notes'
import { useReplyAction } from './use-reply-action'

/** All notes of the desk; more load as one scrolls. The thread of an open note comes first, whatever the filter. */
export function NotesScreen({ selected }: { selected?: RecordRef | undefined }) {
  const { t } = useTexts()
  const { editable } = useActions().state
  const keys = useNoteKeys()
  const { write } = useNoteEdits()
  const unsaved = useUnsavedNotes(keys.base)
  const wanted = selected?.collection === 'note' ? selected.id : undefined
  const [filter, setFilter] = useState(EVERYTHING)
  const { view, error, again, hasMore, isLoadingMore, more } = useNotes(undefined, filter, wanted)
  const find = useRef<HTMLInputElement>(null)
  const home = useFocusHome<HTMLDivElement>(view?.total ?? 0)
  useReplyAction(home)
  const here = useSoon(view !== undefined && unsaved !== undefined)
  useWantedFocus('notes', here, () => home.current?.focus({ preventScroll: true }))
  useAction('find', () => {
    find.current?.select()
    find.current?.scrollIntoView({ block: 'center' })
  })
  if (error) return <Problem error={error} again={again} />
  if (!view || !unsaved || !here) return null
  const { threads, people, total, found } = view
  return (
    <div ref={home} tabIndex={-1} className={classes.screen}>
      <header className={classes.heading}>
        <h1>{t('notes.heading')}</h1>
        {total > 0 && (
          <>
            <TextInput
              ref={find}
              size="xs"
              className={classes.find}
              aria-label={t('notes.find')}
              placeholder={t('notes.find')}
              value={filter.find}
              dir="auto"
              data-typed="true"
              onChange={(event) => setFilter({ ...filter, find: event.currentTarget.value.slice(0, FIND_MAX) })}
            />
            <NoteFilterBar people={people} filter={filter} setFilter={setFilter} />
            <span className={classes.quiet} role="status">
              {found === 1 ? t('notes.countOne') : t('notes.count', { count: found })}
            </span>
          </>
        )}
      </header>
      {total === 0 && <p className={look.quiet}>{t('notes.noneAtAll')}</p>}
      {editable && (
        <>
          <OrphanedNotes unsaved={unsaved} into={keys.note(undefined)} />
          <UnsavedOnRecords unsaved={unsaved} base={keys.base} into={keys.note(undefined)} />
          <NoteComposer
            unsavedKey={keys.note(undefined)}
            label={t('notes.body')}
            opener={t('notes.write')}
            save={(note) => write(undefined, note)}
          />
        </>
      )}
      {total > 0 && found === 0 && (
        <p className={classes.composer}>
          <span className={classes.quiet}>{t('notes.noneFound')}</span>
          <Button size="compact-sm" variant="default" onClick={() => setFilter(EVERYTHING)}>
            {t('notes.showAll')}
          </Button>
        </p>
      )}
      <ul className={classes.threads}>
        {threads.map((thread) => (
          <NoteThread key={thread.ref.id} withAbout thread={thread} unsaved={unsaved} wanted={thread === view.wanted} />
        ))}
      </ul>
      {hasMore && (
        <MoreButton
          label={t('notes.more', { count: Math.min(NOTES_PAGE, found - threads.length) })}
          loaded={threads.length}
          loading={isLoadingMore}
          more={more}
        />
      )}
    </div>
  )
}
