import { Button } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { isBlank, PROSE_MAX } from '../../../core/base/text'
import { keyWords } from '../../text/key-words'
import { MarkdownEditor } from '../../markdown/markdown-editor'
import { useTexts } from '../../text/text-context'
import classes from './notes.module.css'
import { keepNote, unsavedNote, forgetNote, isFromEarlier, timesReplaced } from './unsaved-notes'

/**
 * An editor for a note's text. Typed text is kept under `keptAs` until it is saved or discarded: closing, a failure and a crash lose nothing. `save` puts it on
 * the desk; if that fails, the reason shows and the text stays.
 */
export function NoteWriter(props: {
  unsavedKey: string
  label: string
  /** The text on the desk, if this edits it. */
  initial?: string
  save: (text: string) => Promise<unknown>
  close: () => void
  /** The desk's text is newer than the one that the edit began from: buttons let the person choose between the two. */
  choose?: boolean
  children?: ReactNode
}) {
  const { t, error: describe } = useTexts()
  const { initial = '', unsavedKey } = props
  const unsaved = unsavedNote(unsavedKey)
  const [text, setText] = useState(unsaved ?? initial)
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const latest = useRef(text)
  const box = useRef<HTMLDivElement>(null)
  const usable = !isBlank(text) && text.length <= PROSE_MAX
  const change = (next: string) => {
    latest.current = next
    setText(next)
    if (next === initial || (initial === '' && isBlank(next))) forgetNote(unsavedKey)
    else keepNote(unsavedKey, next)
  }
  const save = async () => {
    const body = latest.current
    if (saving || isBlank(body) || body.length > PROSE_MAX) return
    if (body === initial && !props.choose) {
      props.close()
      return
    }
    setSaving(true)
    try {
      await props.save(body)
      forgetNote(unsavedKey)
      props.close()
    } catch (error) {
      setFailure(error)
      setSaving(false)
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-typed]')?.focus())
    }
  }
  const drop = () => {
    forgetNote(unsavedKey)
    props.close()
  }
  return (
    <div ref={box} className={classes.writer} inert={saving}>
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
        {!props.choose && (
          <Button size="compact-sm" variant="default" onClick={props.close}>
            {t('notes.leave')}
          </Button>
        )}
        {(props.choose || (text !== initial && text !== '')) && (
          <Button size="compact-sm" variant={props.choose ? 'default' : 'subtle'} onClick={drop}>
            {props.choose ? t('notes.takeNewer') : t('notes.discard')}
          </Button>
        )}
        {!props.choose && <span className={classes.keys}>{t('notes.keys', { keys: keyWords('Mod+Enter') })}</span>}
      </div>
    </div>
  )
}

/** A button that opens an editor in its place; it starts open if a text was begun before. */
export function NoteComposer(props: {
  unsavedKey: string
  label: string
  opener: string
  save: (text: string) => Promise<unknown>
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
