import { Checkbox } from '@mantine/core'
import { useEffect, useRef, useState, type ComponentProps, type ComponentType, type RefObject } from 'react'
import { refKey } from '../../../core/desk/ops'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { useAction, useActions } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import { useTexts } from '../../text/text-context'
import { useNoteEdits, type NoteSaved } from './note-edits'
import type { NoteWriter } from './note-writer'
import classes from './notes.module.css'
import { keepNote, unsavedNote, forgetNote, useUnsavedNotes, useNoteKeys, type NoteKeys } from './unsaved-notes'

/** The editor, whose code the window loads after its first screen. */
type Writer = ComponentType<ComponentProps<typeof NoteWriter>>

/**
 * A small panel for writing a note from anywhere, opened by the action `quickNote`. The note is about the record that was open then, or about nothing; a text
 * begun earlier keeps its subject.
 */
export function QuickNote({ about, Writer }: { about: RecordRef | undefined; Writer: Writer }) {
  const keys = useNoteKeys()
  const unsaved = useUnsavedNotes(keys.quick)
  const [open, setOpen] = useState<{ here: RecordRef | undefined }>()
  // Where the focus was before the panel opened. Reopened at once, the panel has to find that place again, not the empty page.
  const home = useRef<Element>(null)
  const leaving = useRef(0)
  const panel = useRef<HTMLElement>(null)
  useAction('quickNote', () => {
    if (open) panel.current?.querySelector<HTMLElement>('[data-typed]')?.focus()
    else {
      cancelAnimationFrame(leaving.current)
      if (document.activeElement !== document.body) home.current = document.activeElement
      setOpen({ here: about })
    }
  })
  if (!unsaved) return null
  if (!open) return unsaved.includes(keys.quick) ? <KeptNote /> : null
  const close = () => {
    setOpen(undefined)
    leaving.current = requestAnimationFrame(() => {
      if (home.current instanceof HTMLElement && home.current.isConnected) home.current.focus()
    })
  }
  return (
    <Panel
      box={panel}
      keys={keys}
      here={open.here}
      isUnsaved={unsaved.includes(keys.quick)}
      Writer={Writer}
      close={close}
    />
  )
}

/** Leads back to a text that its closed panel has kept. */
function KeptNote() {
  const { t } = useTexts()
  const { run, state } = useActions()
  // A desk that is only read takes no note.
  if (!state.editable) return null
  return (
    <button type="button" className={classes.keptQuick} onClick={() => run('quickNote')}>
      {t('notes.quickKept')}
    </button>
  )
}

function Panel({
  box,
  keys,
  here,
  isUnsaved,
  Writer,
  close,
}: {
  box: RefObject<HTMLElement | null>
  keys: NoteKeys
  here: RecordRef | undefined
  isUnsaved: boolean
  Writer: Writer
  close: () => void
}) {
  const { t } = useTexts()
  const { write } = useNoteEdits()
  const [{ about, isAbout }, setAbout] = useState(() => aboutOf(keys, here))
  const target = isAbout ? about : undefined
  const targetKey = target ? refKey(target) : NOTHING
  useEffect(() => {
    if (isUnsaved) keepNote(keys.quickAbout, targetKey)
    else if (unsavedNote(keys.quickAbout) !== undefined) forgetNote(keys.quickAbout)
  }, [isUnsaved, targetKey, keys.quickAbout])
  const save = async (note: NoteSaved) => {
    await write(target, note)
    forgetNote(keys.quickAbout)
  }
  return (
    <section ref={box} className={classes.quick} role="dialog" aria-label={t('notes.quick')}>
      <h2>{t('notes.quick')}</h2>
      <Writer unsavedKey={keys.quick} label={t('notes.body')} save={save} close={close}>
        {about && <About about={about} checked={isAbout} choose={(checked) => setAbout({ about, isAbout: checked })} />}
      </Writer>
    </section>
  )
}

const NOTHING = 'nothing'

/** The note's subject: that of a text begun earlier, else the open record, if it is stored. */
function aboutOf(keys: NoteKeys, here: RecordRef | undefined): { about: RecordRef | undefined; isAbout: boolean } {
  const stored = here && here.collection !== 'draft' ? { collection: here.collection, id: here.id } : undefined
  if (unsavedNote(keys.quick) === undefined) return { about: stored, isAbout: stored !== undefined }
  const [collection, id] = (unsavedNote(keys.quickAbout) ?? NOTHING).split('/')
  const known = COLLECTION_NAMES.find((name) => name === collection)
  return known && id !== undefined
    ? { about: { collection: known, id }, isAbout: true }
    : { about: stored, isAbout: false }
}

/** True if the note is about the record that was open. A record that cannot be shown is not offered. */
function About(props: { about: RecordRef; checked: boolean; choose: (checked: boolean) => void }) {
  const { t, title } = useTexts()
  const record = useDesk('desk:record', props.about)
  if (!record.data) return null
  return (
    <Checkbox
      size="xs"
      className={classes.aboutChoice}
      label={t('notes.about', { title: title(record.data.title) })}
      checked={props.checked}
      onChange={(event) => props.choose(event.currentTarget.checked)}
    />
  )
}
