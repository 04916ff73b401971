import { Button } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { isBlank, PROSE_MAX } from '../../../core/base/text'
import {
  filesAfter,
  hasFiles,
  withFile,
  withRemoved,
  type NoteFiles as UnsavedFiles,
} from '../../../core/editing/note-draft'
import type { Attachment } from '../../../core/model/records/attachments'
import { keyWords } from '../../text/key-words'
import { MarkdownEditor } from '../../markdown/markdown-editor'
import { writeMarkdown } from '../../markdown/markdown-text'
import { useTexts } from '../../text/text-context'
import classes from './notes.module.css'
import { AttachTold } from './attach-told'
import type { NoteSaved } from './note-edits'
import { isLost, NoteFiles, type ShownFile } from './note-files'
import fileClasses from './note-files.module.css'
import {
  discardNote,
  forgetNote,
  isFromEarlier,
  keepFiles,
  keepNote,
  releaseFiles,
  timesReplaced,
  unsavedFiles,
  unsavedNote,
  useUnsavedFiles,
} from './unsaved-notes'
import { useAttaching } from './use-attaching'

/**
 * An editor for a note's text and its files. What is typed and attached is kept under `unsavedKey` until it is saved or discarded: closing, a failure and a crash lose
 * nothing. `save` puts it on the desk; if that fails, the reason shows and all of it stays.
 */
export function NoteWriter(props: {
  unsavedKey: string
  label: string
  /** Says so beside the buttons of the note that it answers. */
  isReply?: boolean
  /** The text on the desk, if this edits it, and the files of the note there. */
  initial?: string
  present?: readonly ShownFile[]
  save: (note: NoteSaved) => Promise<unknown>
  close: () => void
  /** The desk's text is newer than the one that the edit began from: buttons let the person choose between the two. */
  choose?: boolean
  children?: ReactNode
}) {
  const { t, error: describe } = useTexts()
  const { initial = '', present = [], unsavedKey } = props
  const unsaved = unsavedNote(unsavedKey)
  const [text, setText] = useState(unsaved ?? initial)
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const latest = useRef(text)
  const box = useRef<HTMLDivElement>(null)
  const files = useUnsavedFiles(unsavedKey)
  const after = filesAfter(
    present.map(({ file }) => file),
    files,
  )
  const usable = (!isBlank(text) || after.length > 0) && text.length <= PROSE_MAX
  const isGone = useRef(false)
  const attaching = useAttaching({
    present: () =>
      filesAfter(
        present.map(({ file }) => file),
        unsavedFiles(unsavedKey),
      ),
    isLost: (sha256) => present.some(({ file, state }) => file.sha256 === sha256 && isLost(state)),
    add: (added) => {
      if (isGone.current) return releaseFiles(added.map(({ held }) => held))
      return keepFiles(unsavedKey, added.reduce(withFile, unsavedFiles(unsavedKey)), initial)
    },
  })
  const remove = ({ sha256 }: Attachment, isRemoved: boolean) =>
    keepFiles(unsavedKey, withRemoved(files, sha256, isRemoved), initial)
  const change = (next: string) => {
    latest.current = next
    setText(next)
    const isAsBefore = next === initial || (initial === '' && isBlank(next))
    if (isAsBefore && !hasFiles(unsavedFiles(unsavedKey))) forgetNote(unsavedKey)
    else keepNote(unsavedKey, next)
  }
  const save = async () => {
    if (saving) return
    setSaving(true)
    await attaching.settled()
    const kept = unsavedFiles(unsavedKey)
    const named = filesAfter(
      present.map(({ file }) => file),
      kept,
    )
    const body = isBlank(latest.current) ? namesOf(named) : latest.current
    if (isBlank(body) || body.length > PROSE_MAX) return setSaving(false)
    if (body === initial && !hasFiles(kept) && !props.choose) return props.close()
    try {
      await props.save({ body, files: kept })
      releaseFiles(kept.added.filter(({ attachment }) => !named.includes(attachment)).map(({ held }) => held))
      forgetNote(unsavedKey)
      props.close()
    } catch (error) {
      setFailure(error)
      setSaving(false)
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-typed]')?.focus())
    }
  }
  const drop = () => {
    isGone.current = true
    discardNote(unsavedKey)
    props.close()
  }
  return (
    <div
      ref={box}
      className={`${classes.writer} ${attaching.isOver ? (fileClasses.dropping ?? '') : ''}`}
      inert={saving}
      data-note-writer
      onPasteCapture={attaching.onPasteCapture}
      {...attaching.dropping()}
    >
      {isFromEarlier(unsavedKey) && <p className={classes.quiet}>{t('notes.kept')}</p>}
      <MarkdownEditor
        label={props.label}
        initial={unsaved ?? initial}
        autoFocus
        onChange={change}
        onSave={() => {
          if (!props.choose) void save()
        }}
        onLeave={props.close}
      />
      <NoteFiles files={filesOfDraft(present, files)} remove={remove} />
      <AttachTold told={attaching.told} />
      {after.length > 0 && <p className={classes.quiet}>{t('notes.filesMarked')}</p>}
      {props.children}
      {failure !== undefined && (
        <p className={classes.wrong} role="alert">
          {describe(failure)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="compact-sm" className={classes.primary} disabled={!usable} onClick={() => void save()}>
          {props.choose ? t('notes.keepMine') : t('notes.save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={attaching.choose}>
          {t(props.isReply ? 'notes.attachToReply' : 'notes.attach')}
        </Button>
        {!props.choose && (
          <Button size="compact-sm" variant="default" onClick={props.close}>
            {t('notes.leave')}
          </Button>
        )}
        {(props.choose || hasFiles(files) || (text !== initial && text !== '')) && (
          <Button size="compact-sm" variant={props.choose ? 'default' : 'subtle'} onClick={drop}>
            {props.choose ? t('notes.takeNewer') : t(hasFiles(files) ? 'notes.discardAll' : 'notes.discard')}
          </Button>
        )}
        {!props.choose && <span className={classes.keys}>{t('notes.keys', { keys: keyWords('Mod+Enter') })}</span>}
      </div>
    </div>
  )
}

/** The files of a note that is being written: those that it has, then those that wait for it. */
function filesOfDraft(present: readonly ShownFile[], { added, removed }: UnsavedFiles): ShownFile[] {
  const isRemoved = ({ sha256 }: Attachment) => removed.includes(sha256)
  const waiting = new Map(added.map((one) => [one.attachment.sha256, one]))
  const shown = (file: Attachment, source: ShownFile['source'], state?: ShownFile['state']) => ({
    file,
    source,
    state,
    isRemoved: isRemoved(file),
  })
  return [
    ...present.map(({ file, source, state }) => {
      const again = waiting.get(file.sha256)
      return again ? shown(file, { held: again.held }) : shown(file, source, state)
    }),
    ...added
      .filter(({ attachment }) => !present.some(({ file }) => file.sha256 === attachment.sha256))
      .map(({ held, attachment }) => shown(attachment, { held })),
  ]
}

/** The text of a note that has files alone: their names, as if they were typed. */
function namesOf(files: readonly Attachment[]): string {
  const text = files.map(({ name }) => name).join(', ')
  return text === ''
    ? ''
    : writeMarkdown({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
}

/** A button that opens an editor in its place; it starts open if a text was begun before. */
export function NoteComposer(props: {
  unsavedKey: string
  label: string
  opener: string
  save: (note: NoteSaved) => Promise<unknown>
}) {
  const { t } = useTexts()
  const { unsavedKey } = props
  const { isOpen, open, close, opener } = useWriter(unsavedKey)
  if (isOpen) {
    return (
      <NoteWriter
        key={timesReplaced(unsavedKey)}
        unsavedKey={unsavedKey}
        label={props.label}
        save={props.save}
        close={close}
      />
    )
  }
  const unsaved = unsavedNote(unsavedKey) !== undefined
  return (
    <span className={classes.composer}>
      <Button ref={opener} size="compact-sm" variant="default" onClick={open}>
        {unsaved ? t('notes.goOn') : props.opener}
      </Button>
      {unsaved && <span className={classes.quiet}>{t('notes.unfinished')}</span>}
    </span>
  )
}

/** The state of an editor, open or closed, and its opener, which the focus returns to. */
export function useWriter(unsavedKey: string) {
  const [isOpen, setOpen] = useState(() => unsavedNote(unsavedKey) !== undefined)
  const opener = useRef<HTMLButtonElement>(null)
  return {
    isOpen,
    opener,
    open: () => setOpen(true),
    close: () => {
      setOpen(false)
      requestAnimationFrame(() => opener.current?.focus())
    },
  }
}
