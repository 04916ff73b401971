import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormSession } from '../../../core/editing/form-session'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { RecordLink, useOpenRecord } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { GrowingText } from '../../look/growing-text'
import classes from './memos.module.css'
import { useRefresh } from './use-refresh'

type Blocker = MemoRoomView['blockers'][number]

/** The obstacles that a person may let pass. The others are faults of the text itself. */
const PASSABLE = ['unsourced', 'unanswered', 'refused'] as const
const passable = ({ why }: Blocker) => PASSABLE.find((known) => known === why)

/** The obstacles to issuing, each with a way to mend it, or to let it pass by name and reason. */
export function IssueBlockers(props: {
  view: MemoRoomView
  session: FormSession
  close: () => void
  flush: () => Promise<void>
  toField: (field: string) => void
}) {
  const { t, title, error } = useTexts()
  const { view, session, close, toField } = props
  const open = useOpenRecord()
  const { refresh, failure } = useRefresh(view, props.flush)
  const fix = ({ why }: Blocker) => {
    const button = (label: string, act: () => void) => (
      <Button size="compact-sm" variant="default" onClick={act}>
        {label}
      </Button>
    )
    if (why === 'stale') return button(t('check.fix'), () => void refresh())
    if (why === 'not-kept') return button(t('room.keep'), () => void refresh())
    if (why === 'no-reference') return <AddReference session={session} />
    if (why === 'future') return button(t('room.toPlace'), () => toField('asOf'))
    if (why === 'above-reader') return button(t('room.toPlace'), () => toField('marking'))
    if (why === 'unanswered' || why === 'refused') return button(t('room.toClearance'), () => toField('clearances'))
    const [newest] = view.versions
    if (why !== 'superseded' || !newest || newest.ref.id === view.ref.id) return null
    return button(t('room.openNewer', { version: newest.version }), () => {
      close()
      open(newest.ref)
    })
  }
  return (
    <ul className={classes.blockers}>
      {view.blockers.map((blocker) => (
        <li key={[blocker.why, blocker.ref?.id, blocker.clearance].join('/')}>
          {t(`room.blocker.${blocker.why}`)}{' '}
          {blocker.ref && blocker.title ? (
            // After the link's own handler, which would not run any more once the dialog is gone.
            <span onClick={close}>
              <RecordLink target={blocker.ref}>{title(blocker.title)}</RecordLink>
            </span>
          ) : (
            blocker.title && <strong>{title(blocker.title)}</strong>
          )}{' '}
          {fix(blocker)}
          {passable(blocker) && <LetPass view={view} blocker={blocker} />}
        </li>
      ))}
      {failure !== undefined && <li role="alert">{error(failure)}</li>}
    </ul>
  )
}

/** Gives the memo its reference where it is asked for. */
function AddReference({ session }: { session: FormSession }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const reference = typed.trim()
  return (
    <form
      className={classes.pass}
      onSubmit={(event) => {
        event.preventDefault()
        if (reference !== '') session.set('reference', reference, 'chosen')
      }}
    >
      <TextInput
        label={t('room.reference')}
        size="xs"
        value={typed}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" variant="default" disabled={reference === ''}>
        {t('room.addReference')}
      </Button>
    </form>
  )
}

/** Lets an obstacle pass, once somebody has given a reason. */
function LetPass({ view, blocker }: { view: MemoRoomView; blocker: Blocker }) {
  const { t, error } = useTexts()
  const staff = useStaff()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState<unknown>()
  const finding = passable(blocker)
  const why = typed.trim()
  const pass = async () => {
    if (!finding || why === '') return
    setFailure(undefined)
    const { ref, clearance } = blocker
    const detail = ref ? `${ref.collection}/${ref.id}` : (clearance ?? '')
    try {
      await applyCommand({ kind: 'passMemoFinding', id: view.ref.id, rev: view.rev, finding, detail, why }, staff)
    } catch (cause) {
      setFailure(cause)
    }
  }
  if (!isOpen)
    return (
      <>
        {' '}
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
          {t('check.pass')}
        </Button>
      </>
    )
  return (
    <div className={classes.pass}>
      <GrowingText
        label={t('check.passWhy')}
        autoFocus
        minRows={1}
        maxRows={6}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button size="compact-sm" disabled={why === ''} onClick={() => void pass()}>
        {t('check.passConfirm')}
      </Button>
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
    </div>
  )
}
