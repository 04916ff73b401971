import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { NoteView } from '../../../core/queries/edit-schemas'
import { MarkdownView } from '../../markdown/markdown-view'
import { useTexts } from '../../text/text-context'
import { useNoteEdits } from './note-edits'
import { NoteWriter } from './note-writer'
import classes from './notes.module.css'
import { keepOriginal, originalOf, useNoteKeys } from './unsaved-notes'

/** One note: who wrote it and when, its text, and, for its writer, buttons to edit and to delete it. */
export function NoteBody(props: {
  note: NoteView
  own: boolean
  unsaved: readonly string[]
  /** Called when it is being deleted or resolved: its own buttons may disappear. */
  moved: () => void
  children?: React.ReactNode
}) {
  const { note, own } = props
  const { t, moment } = useTexts()
  const keys = useNoteKeys()
  const prefix = keys.edit(note.about?.ref, note.ref.id, 0).slice(0, -1)
  // An edit begun earlier continues, even one of an earlier revision.
  const kept = props.unsaved.find((key) => key.startsWith(prefix))
  const [base, setBase] = useState(kept !== undefined && own ? baseOf(kept, note) : undefined)
  const editing = useRef<HTMLButtonElement>(null)
  const close = () => {
    setBase(undefined)
    requestAnimationFrame(() => editing.current?.focus())
  }
  return (
    <article className={classes.note} aria-label={`${note.staff.name}, ${moment(note.at)}`}>
      <p className={classes.by}>
        <span className={classes.initials} aria-hidden="true">
          {note.staff.initials}
        </span>
        <strong>{note.staff.name}</strong>
        <span className={classes.quiet}>
          {moment(note.at)}
          {note.changedAt !== undefined && ` · ${t('notes.changed', { date: moment(note.changedAt) })}`}
        </span>
      </p>
      {base ? <Edit note={note} base={base} close={close} /> : <MarkdownView text={note.body} />}
      {!base && (
        <div className={classes.actions}>
          {props.children}
          {own && (
            <>
              <Button
                ref={editing}
                size="compact-xs"
                variant="subtle"
                onClick={() => setBase(baseOf(kept ?? keys.edit(note.about?.ref, note.ref.id, note.rev), note))}
              >
                {kept ? t('notes.goOn') : t('notes.edit')}
              </Button>
              <Delete note={note} moved={props.moved} />
            </>
          )}
        </div>
      )}
    </article>
  )
}

/** The beginning of an edit: the text at the time, if still known. */
interface Base {
  key: string
  body: string | undefined
}

const isOf = (key: string, note: NoteView) => key.endsWith(`/${note.rev}`)

function baseOf(key: string, note: NoteView): Base {
  if (isOf(key, note)) keepOriginal(key, note.body)
  return { key, body: originalOf(key) }
}

function Edit({ note, base, close }: { note: NoteView; base: Base; close: () => void }) {
  const { t } = useTexts()
  const { change } = useNoteEdits()
  // A revision with the same text was only resolved or reopened: continuing loses none of the text.
  const newer = !isOf(base.key, note) && note.body !== base.body
  return (
    <>
      {newer && (
        <div className={classes.newer}>
          <p role="alert">{t('notes.newer')}</p>
          <p className={classes.quiet}>{t('notes.newerText')}</p>
          <MarkdownView text={note.body} />
          <p className={classes.quiet}>{t('notes.yourText')}</p>
        </div>
      )}
      <NoteWriter
        unsavedKey={base.key}
        label={t('notes.body')}
        initial={base.body ?? note.body}
        choose={newer}
        save={(text) => change(note, { body: text })}
        close={close}
      />
    </>
  )
}

/** Deletes your own note, with your own replies to it. A note that others have replied to is resolved instead. */
function Delete({ note, moved }: { note: NoteView; moved: () => void }) {
  const { t, error: describe } = useTexts()
  const { remove, change } = useNoteEdits()
  const [failure, setFailure] = useState<unknown>()
  const [answered, setAnswered] = useState(false)
  const run = () => {
    moved()
    return remove(note).then((gone) => setAnswered(!gone), setFailure)
  }
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => void run()}>
        {t('notes.delete')}
      </Button>
      {answered && (
        <span role="alert" className={classes.answered}>
          {t('notes.answered')}{' '}
          {!note.resolved && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                moved()
                void change(note, { resolved: true }).catch(setFailure)
              }}
            >
              {t('notes.resolve')}
            </Button>
          )}
        </span>
      )}
      {failure !== undefined && (
        <span role="alert" className={classes.wrong}>
          {describe(failure)}
        </span>
      )}
    </>
  )
}
