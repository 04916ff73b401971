import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { useAction, useActions } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { Problem } from '../../recovery/problem'
import { useTexts } from '../../text/text-context'
import { useFocusHome } from './focus-home'
import { UnsavedOnRecords, OrphanedNotes } from './lost-texts'
import { useNoteEdits } from './note-edits'
import { EVERYTHING, NoteFilterBar, useNoteFilter } from './note-filter'
import { NoteThread, type Thread } from './note-thread'
import { NoteComposer } from './note-writer'
import classes from './notes.module.css'
import { useUnsavedNotes, useNoteKeys } from './unsaved-notes'

/** How many threads show at once; the rest load on request. */
const PAGE = 100

/** All notes of the desk. The thread of an open note comes first, whatever the filter. */
export function NotesScreen({ selected }: { selected?: RecordRef | undefined }) {
  const { t } = useTexts()
  const { editable } = useActions().state
  const keys = useNoteKeys()
  const { write } = useNoteEdits()
  const unsaved = useUnsavedNotes(keys.base)
  const notes = useDesk('desk:notes', {})
  const { filter, setFilter, shown } = useNoteFilter(notes.data?.threads ?? [])
  const [pages, setPages] = useState(1)
  const find = useRef<HTMLInputElement>(null)
  const home = useFocusHome<HTMLDivElement>(notes.data?.threads.length ?? 0)
  useAction('find', () => find.current?.select())
  if (notes.error) return <Problem error={notes.error} again={() => notes.refetch()} />
  if (!notes.data || !unsaved) return null
  const { threads, people } = notes.data
  const wanted = threads.find((thread) => holds(thread, selected))
  const listed = [...(wanted ? [wanted] : []), ...shown.filter((thread) => thread !== wanted)]
  const visible = listed.slice(0, pages * PAGE)
  return (
    <div ref={home} tabIndex={-1} className={classes.screen}>
      <header className={classes.heading}>
        <h1>{t('notes.heading')}</h1>
        {threads.length > 0 && (
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
              onChange={(event) => setFilter({ ...filter, find: event.currentTarget.value })}
            />
            <NoteFilterBar people={people} filter={filter} setFilter={setFilter} />
            <span className={classes.quiet} role="status">
              {listed.length === 1 ? t('notes.countOne') : t('notes.count', { count: listed.length })}
            </span>
          </>
        )}
      </header>
      {threads.length === 0 && <p className={look.quiet}>{t('notes.noneAtAll')}</p>}
      {editable && (
        <>
          <OrphanedNotes unsaved={unsaved} threads={threads} into={keys.note(undefined)} />
          <UnsavedOnRecords unsaved={unsaved} base={keys.base} into={keys.note(undefined)} />
          <NoteComposer
            unsavedKey={keys.note(undefined)}
            label={t('notes.body')}
            opener={t('notes.write')}
            save={(body) => write(undefined, body)}
          />
        </>
      )}
      {threads.length > 0 && listed.length === 0 && (
        <p className={classes.composer}>
          <span className={classes.quiet}>{t('notes.noneFound')}</span>
          <Button size="compact-sm" variant="default" onClick={() => setFilter(EVERYTHING)}>
            {t('notes.showAll')}
          </Button>
        </p>
      )}
      <ul className={classes.threads}>
        {visible.map((thread) => (
          <NoteThread key={thread.ref.id} withAbout thread={thread} unsaved={unsaved} wanted={thread === wanted} />
        ))}
      </ul>
      {listed.length > visible.length && (
        <Button variant="default" size="compact-sm" onClick={() => setPages(pages + 1)}>
          {t('notes.more', { count: Math.min(PAGE, listed.length - visible.length) })}
        </Button>
      )}
    </div>
  )
}

const holds = (thread: Thread, ref: RecordRef | undefined) =>
  ref?.collection === 'note' && [thread, ...thread.replies].some((note) => note.ref.id === ref.id)
