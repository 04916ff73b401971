import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { NotesView } from '../../../core/queries/edit-schemas'
import { useActions } from '../../actions/action-context'
import { useStaff } from '../../client/environment'
import { useFinding } from '../../look/use-finding'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { NoteBody } from './note-body'
import { useNoteEdits } from './note-edits'
import { NoteWriter, useWriter } from './note-writer'
import classes from './notes.module.css'
import { unsavedNote, useNoteKeys } from './unsaved-notes'

export type Thread = NotesView['threads'][number]

/** A note with its replies; a resolved one is a single line until it is opened. */
export function NoteThread(props: {
  thread: Thread
  unsaved: readonly string[]
  /** True if its subject is named: not if all threads have the same one. */
  withAbout?: boolean
  /** True if it holds the wanted note. */
  wanted?: boolean
}) {
  const { thread, unsaved, wanted = false } = props
  const { t, title, error: describe } = useTexts()
  const staff = useStaff()
  const { editable } = useActions().state
  const { write, change } = useNoteEdits()
  const keys = useNoteKeys()
  const [shown, setShown] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const box = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (wanted) box.current?.scrollIntoView({ block: 'nearest' })
  }, [wanted])
  const about = thread.about?.ref
  const replyKey = keys.reply(about, thread.ref.id)
  const { isOpen: replying, open: startReply, close: stopReply, opener } = useWriter(replyKey)
  const [text, isFinding] = useFinding<HTMLLIElement>()
  const isOpen = !thread.resolved || shown || isFinding || wanted || unsavedNote(replyKey) !== undefined
  // The focused button may disappear with an edit: then the focus continues from here, not from the top of the window.
  const acted = useRef<string>(undefined)
  const shape = `${thread.resolved} ${thread.replies.length}`
  const moved = () => {
    acted.current = shape
  }
  useEffect(() => {
    if (acted.current === undefined || acted.current === shape) return
    acted.current = undefined
    if (document.activeElement === document.body) (opener.current ?? box.current)?.focus()
  }, [shape, opener])
  const resolve = () => {
    moved()
    return change(thread, { resolved: !thread.resolved }).catch(setFailure)
  }
  const own = (note: { staff: { id: string } }) => editable && note.staff.id === staff.id
  const replyButton = editable && !replying && (
    <Button ref={opener} size="compact-xs" variant="subtle" data-reply onClick={startReply}>
      {unsavedNote(replyKey) === undefined ? t('notes.reply') : t('notes.goOn')}
    </Button>
  )
  return (
    <li
      ref={(element) => {
        box.current = element
        return text(element)
      }}
      className={classes.thread}
      tabIndex={-1}
      data-thread
      data-part={thread.ref.id}
      data-wanted={wanted ? '' : undefined}
    >
      {props.withAbout && (
        <p className={classes.about}>
          {thread.about ? (
            <RecordLink target={thread.about.ref}>{title(thread.about.title)}</RecordLink>
          ) : (
            t('notes.aboutNothing')
          )}
        </p>
      )}
      {thread.resolved && (
        <p className={classes.resolved}>
          <span>
            {thread.resolvedBy ? t('notes.resolvedBy', { name: thread.resolvedBy.name }) : t('notes.resolved')}
            {!isOpen && (
              <>
                {' · '}
                <span dir="auto">{firstWords(thread.body)}</span>
              </>
            )}
          </span>
          <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setShown(!isOpen)}>
            {isOpen ? t('notes.hide') : t('notes.show')}
          </Button>
        </p>
      )}
      {isOpen && (
        <>
          <NoteBody note={thread} own={own(thread)} unsaved={unsaved} moved={moved}>
            {thread.replies.length === 0 && replyButton}
            {editable && (
              <Button size="compact-xs" variant="subtle" onClick={() => void resolve()}>
                {thread.resolved ? t('notes.reopen') : t('notes.resolve')}
              </Button>
            )}
            {failure !== undefined && (
              <span role="alert" className={classes.wrong}>
                {describe(failure)}
              </span>
            )}
          </NoteBody>
          {(thread.replies.length > 0 || replying) && (
            <div className={classes.replies}>
              {thread.replies.map((note) => (
                <NoteBody key={note.ref.id} note={note} own={own(note)} unsaved={unsaved} moved={moved} />
              ))}
              {thread.replies.length > 0 && <div className={classes.actions}>{replyButton}</div>}
              {replying && (
                <NoteWriter
                  unsavedKey={replyKey}
                  label={t('notes.replyTo', { name: thread.staff.name })}
                  isReply
                  save={(note) => {
                    moved()
                    return write(about, note, thread.ref.id)
                  }}
                  close={stopReply}
                />
              )}
            </div>
          )}
        </>
      )}
    </li>
  )
}

/** The first words of a text, for the line that represents it. */
function firstWords(text: string): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' '))
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`
}
