import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { refKey } from '../../../core/desk/ops'
import { filesAfter, type NoteFiles as UnsavedFiles } from '../../../core/editing/note-draft'
import type { Attachment } from '../../../core/model/records/attachments'
import type { NoteView } from '../../../core/queries/edit-schemas'
import { useActions } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import { MarkdownView } from '../../markdown/markdown-view'
import { useTexts } from '../../text/text-context'
import { useDeleteRecords } from '../delete/delete-provider'
import { AttachTold } from './attach-told'
import { useNoteEdits } from './note-edits'
import { isLost, NoteFiles, type ShownFile } from './note-files'
import fileClasses from './note-files.module.css'
import { NoteWriter } from './note-writer'
import classes from './notes.module.css'
import { keepOriginal, originalOf, useNoteKeys } from './unsaved-notes'
import { useAttaching } from './use-attaching'

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
  const { t, moment, error: describe } = useTexts()
  const keys = useNoteKeys()
  const prefix = keys.edit(note.about?.ref, note.ref.id, 0).slice(0, -1)
  // An edit begun earlier continues, even one of an earlier revision.
  const kept = props.unsaved.find((key) => key.startsWith(prefix))
  const [base, setBase] = useState(kept !== undefined && own ? baseOf(kept, note) : undefined)
  const editing = useRef<HTMLButtonElement>(null)
  const files = useNoteFiles(note)
  const changeFiles = useFileChanges(note)
  const attaching = useAttaching({
    present: () => changeFiles.now().attachments,
    isLost: (sha256) => files.some(({ file, state }) => file.sha256 === sha256 && isLost(state)),
    add: (added) => changeFiles.by({ added: [...added], removed: [] }),
  })
  const { editable } = useActions().state
  const refuse = () => attaching.refuse(t('notes.fileNotYours'))
  const remove = ({ sha256 }: Attachment) => {
    props.moved()
    void changeFiles.by({ added: [], removed: [sha256] }).catch((why: unknown) => attaching.refuse(describe(why)))
  }
  const close = () => {
    setBase(undefined)
    requestAnimationFrame(() => editing.current?.focus())
  }
  return (
    <article
      className={`${classes.note} ${attaching.isOver ? (fileClasses.dropping ?? '') : ''}`}
      aria-label={`${note.staff.name}, ${moment(note.at)}`}
      {...(editable && !base ? attaching.dropping(own ? undefined : refuse) : {})}
    >
      <p className={classes.by}>
        <span className={classes.initials} aria-hidden="true">
          {note.staff.initials}
        </span>
        <strong>{note.staff.name}</strong>
        <span className={classes.quiet}>
          {moment(note.at)}
          {note.editedAt !== undefined && ` · ${t('notes.edited', { date: moment(note.editedAt) })}`}
        </span>
      </p>
      {base ? (
        <Edit note={note} base={base} files={files} close={close} />
      ) : (
        <>
          <MarkdownView text={note.body} />
          <NoteFiles files={files} {...(own ? { remove } : {})} />
          <AttachTold told={attaching.told} />
        </>
      )}
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
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('notes.attachTo', { name: note.staff.name, date: moment(note.at) })}
                onClick={attaching.choose}
              >
                {t('notes.attach')}
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

/** Changes the files of a note at once. Several changes may follow each other faster than the window hears of them: each goes on from the one before. */
function useFileChanges(note: NoteView) {
  const { change } = useNoteEdits()
  const ahead = useRef<NoteView>(undefined)
  const now = () => (ahead.current && ahead.current.rev > note.rev ? ahead.current : note)
  return {
    now,
    by: async (files: UnsavedFiles) => {
      const before = now()
      const { touched } = await change(before, {}, files)
      const rev = touched.find(({ id }) => id === note.ref.id)?.rev
      if (rev !== undefined) ahead.current = { ...before, rev, attachments: filesAfter(before.attachments, files) }
    },
  }
}

/** The files of a note with what the desk has of each. */
function useNoteFiles({ ref, attachments }: NoteView): ShownFile[] {
  const { data } = useDesk('desk:attachments', { note: ref.id }, attachments.length > 0)
  const states = new Map(data?.files.map(({ sha256, state }) => [sha256, state]))
  return attachments.map((file) => ({
    file,
    source: { note: ref.id, sha256: file.sha256 },
    state: states.get(file.sha256),
  }))
}

function Edit(props: { note: NoteView; base: Base; files: readonly ShownFile[]; close: () => void }) {
  const { note, base, files, close } = props
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
        present={files}
        save={(saved) => change(note, { body: saved.body }, saved.files)}
        close={close}
      />
    </>
  )
}

/** Deletes your own note, with your own replies to it once you agree. A note that others have replied to is resolved instead. */
function Delete({ note, moved }: { note: NoteView; moved: () => void }) {
  const { t, error: describe } = useTexts()
  const { remove, change } = useNoteEdits()
  const [failure, setFailure] = useState<unknown>()
  const [answered, setAnswered] = useState(false)
  const askFirst = useDeleteRecords()
  const run = () => {
    moved()
    return remove(note).then((outcome) => {
      setAnswered(outcome === 'answered')
      if (outcome === 'replies') askFirst([refKey(note.ref)])
    }, setFailure)
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
