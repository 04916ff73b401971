import { Button, Modal, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import { TEXT_ENCODINGS, type TextEncoding } from '../../../core/base/text-encodings'
import { screenOf } from '../../../core/queries/screens'
import { ask } from '../../client/bridge'
import { useStaff, useStoreId } from '../../client/environment'
import { newId } from '../../client/new-id'
import { applyCommand } from '../../client/saving'
import { useUnsavedForm } from '../../client/use-unsaved-form'
import { useOpenRecord } from '../../navigation/open-record'
import { wantListFocus } from '../../navigation/wanted-focus'
import { useTexts } from '../../text/text-context'
import { typingIn } from '../form/inputs/typed-input'
import { WorkBar } from '../interop/work-bar'
import { refusalOf, type CiteProblem } from '../record/cite-draft'
import { NewSourceFields } from '../record/cite-source-fields'
import { addSourceOf, intakeOf, problemOf, type Intake } from './intake-draft'
import { IntakeText } from './intake-text'
import classes from './intake.module.css'
import { useReading, type ToRead } from './use-reading'

/** The longest text that the main process keeps while it is not on the desk; a longer one is in the file or the clipboard that it came from. */
const KEPT_MAX = 500_000

interface Props {
  /** Files that were dropped and are not read yet. */
  dropped: readonly ToRead[]
  /** The first of them is being read. */
  taken: () => void
  close: () => void
}

/** Adds a source with its whole text: pasted, dropped or chosen. Only a title is needed. What was read stays until it is on the desk, even if the dialog closes. */
export function IntakeDialog({ dropped, taken, close }: Props) {
  const texts = useTexts()
  const { t, error } = texts
  const staff = useStaff()
  const open = useOpenRecord()
  const unsaved = useUnsavedForm<Intake | undefined>(`intake/${useStoreId()}`, (json) => json as Intake, undefined)
  const [long, setLong] = useState<Intake>()
  const intake = long ?? unsaved.value
  const reading = useReading()
  const [problem, setProblem] = useState<CiteProblem>()
  const [busy, setBusy] = useState(false)
  const change = (next: Intake | undefined) => {
    setProblem(undefined)
    if (next && next.draft.text.length > KEPT_MAX) setLong(next)
    else {
      setLong(undefined)
      if (next) unsaved.change(next)
      else unsaved.forget()
    }
  }
  const read = async (what: ToRead, encoding?: TextEncoding) => {
    const draft = await reading.read(what, encoding)
    if (draft) change(intakeOf(draft))
  }
  // Dropped files are read one after another, each once the one before is on the desk or discarded.
  const waits = reading.isReading || intake !== undefined || dropped.length === 0
  const begun = useRef<ToRead>(undefined)
  useEffect(() => {
    const [next] = dropped
    if (waits || !next || begun.current === next) return
    begun.current = next
    taken()
    void read(next)
  })
  // The title takes the focus: it is the one field that is needed, and Ctrl+Enter adds the source.
  const readForm = useRef<HTMLDivElement>(null)
  const isRead = intake !== undefined
  useEffect(() => {
    if (isRead) readForm.current?.querySelector('input')?.focus()
  }, [isRead])
  const choose = () =>
    void ask('app:choose-source', {}).then(
      ({ place }) => (place === undefined ? undefined : read({ place })),
      (cause: unknown) => setProblem({ at: '', says: error(cause) }),
    )
  const submit = async () => {
    if (!intake || busy) return
    const wrong = problemOf(intake, texts)
    setProblem(wrong)
    if (wrong) return
    setBusy(true)
    const id = newId()
    try {
      await applyCommand({ kind: 'addSource', ...addSourceOf(intake, id) }, staff)
      change(undefined)
      reading.forgetFailures()
      if (dropped.length > 0) return
      close()
      // On the list's row of the new source, Enter reads its text.
      wantListFocus(screenOf('source'))
      open({ collection: 'source', id })
    } catch (cause) {
      setProblem(refusalOf(cause, texts))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('intake.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('cite.cancel') }}
      closeOnClickOutside={false}
      closeOnEscape={false}
      onKeyDown={(event) => {
        if (!event.nativeEvent.isComposing && !event.defaultPrevented) {
          if (event.key === 'Escape') close()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }
        // The window behind must not react to keys.
        event.stopPropagation()
      }}
      transitionProps={{ duration: 0 }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {reading.isReading && (
          <WorkBar label={t('intake.reading')} progress={reading.progress} cancel={reading.cancel} />
        )}
        {!reading.isReading && !intake && <PasteBox read={(what) => void read(what)} choose={choose} />}
        {reading.failures.map(({ what, failure }, index) => (
          <Failure key={index} failure={failure} again={(encoding) => void read(what, encoding)} />
        ))}
        {!reading.isReading && intake && (
          <div ref={readForm} className={classes.form}>
            <NewSourceFields
              draft={intake.fields}
              says={t('intake.onlyTitle')}
              change={(fields) => change({ ...intake, fields: { ...intake.fields, ...fields } })}
              problem={problem}
            />
            <IntakeText intake={intake} change={change} />
          </div>
        )}
        {problem?.at === '' && (
          <p role="alert" className={classes.failure}>
            {problem.says}
          </p>
        )}
        <p className={classes.buttons}>
          {dropped.length > 0 && (
            <span className={classes.waiting}>{t('intake.waiting', { count: dropped.length })}</span>
          )}
          {intake && (
            <Button variant="subtle" onClick={() => change(undefined)}>
              {t('form.discard')}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {t('cite.cancel')}
          </Button>
          {intake && (
            <Button type="submit" aria-busy={busy}>
              {t('intake.add')}
            </Button>
          )}
        </p>
      </form>
    </Modal>
  )
}

/** Takes a text that is pasted or typed, or a pasted file. */
function PasteBox({ read, choose }: { read: (what: ToRead) => void; choose: () => void }) {
  const { t } = useTexts()
  const [text, setText] = useState('')
  return (
    <>
      <Textarea
        data-autofocus
        label={t('intake.paste')}
        description={t('intake.pasteHelp')}
        dir="auto"
        rows={10}
        classNames={{ input: classes.text ?? '' }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const [file] = event.clipboardData.files
          const pasted = event.clipboardData.getData('text/plain')
          // A pasted text is read at once; one that is added to typed words waits for the button.
          if (pasted === '' && !file) return
          if (pasted !== '' && text !== '') return
          event.preventDefault()
          read(pasted === '' && file ? { file } : { text: pasted })
        }}
        {...typingIn(() => undefined)}
      />
      <p className={classes.ways}>
        {text.trim() !== '' && (
          <Button size="compact-sm" onClick={() => read({ text })}>
            {t('intake.useText')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={choose}>
          {t('intake.choose')}
        </Button>
      </p>
    </>
  )
}

/** Why something could not be read, with the encodings to choose from where that is the question. */
function Failure({ failure, again }: { failure: unknown; again: (encoding: TextEncoding) => void }) {
  const { t, error } = useTexts()
  const could =
    failure instanceof ParleyError && failure.code === 'reading-encoding-open'
      ? String(failure.params.could).split(', ')
      : []
  return (
    <div className={classes.failure} role="alert">
      <p>{error(failure)}</p>
      {TEXT_ENCODINGS.filter((encoding) => could.includes(encoding)).map((encoding) => (
        <Button key={encoding} size="compact-sm" variant="default" onClick={() => again(encoding)}>
          {t('interop.readAs', { encoding })}
        </Button>
      ))}
    </div>
  )
}
