import { Button } from '@mantine/core'
import { useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import type { FormSession } from '../../../core/editing/form-session'
import { saysDraft } from '../../../core/model/values/marking'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { noteIssued } from '../../actions/use-undo'
import { useStaff, useStoreId } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useTexts } from '../../text/text-context'
import { IssueBlockers } from './issue-blockers'
import { IssueChecks } from './issue-checks'
import classes from './memos.module.css'
import { Dialog, DialogButtons } from '../../look/dialog'

/**
 * Explains what issuing means, what prevents it and what to look at first, each with a way to mend it. It follows the desk while it is open, and says so if the
 * memo is another than the one that it was `opened` with.
 */
export function IssueDialog(props: {
  view: MemoRoomView
  opened: Pick<MemoRoomView, 'rev'>
  session: FormSession
  close: () => void
  flush: () => Promise<void>
  toField: (field: string) => void
}) {
  const { t, error } = useTexts()
  const { view, close } = props
  const staff = useStaff()
  const desk = useStoreId()
  const [failure, setFailure] = useState<unknown>()
  const broken = view.failure ?? view.trouble
  const blocked = view.blockers.length > 0 || broken !== undefined
  const issue = async () => {
    setFailure(undefined)
    try {
      noteIssued(desk, await applyCommand({ kind: 'issueMemo', id: view.ref.id, rev: view.rev }, staff))
      close()
    } catch (cause) {
      setFailure(cause)
    }
  }
  const toField = (field: string) => {
    close()
    props.toField(field)
  }
  return (
    <Dialog
      opened
      size="lg"
      onClose={close}
      title={t('room.issueTitle', { version: view.version })}
      closeButtonProps={{ 'aria-label': t('room.cancel') }}
    >
      <p className={classes.says}>{blocked ? t('room.issueBlocked') : t('room.issueSays')}</p>
      {broken && <p>{t('room.blocker.failed', { reason: error(new ParleyError(broken.code, broken.params)) })}</p>}
      <IssueBlockers view={view} session={props.session} close={close} flush={props.flush} toField={toField} />
      {!blocked && view.model && (
        <p className={classes.says}>
          {t(saysDraft(view.model.marking) ? 'room.issueDraft' : 'room.issueMarking', {
            marking: view.model.markingLine,
          })}
        </p>
      )}
      {view.later.length > 0 && <p className={classes.says}>{t('room.later', { count: view.later.length })}</p>}
      <IssueChecks view={view} close={close} toField={toField} />
      {view.rev !== props.opened.rev && <p role="status">{t('check.changed')}</p>}
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
      <DialogButtons>
        <Button variant="default" onClick={close} data-autofocus>
          {blocked ? t('room.close') : t('room.cancel')}
        </Button>
        {/* It can't be taken back, so Enter alone does not do it. */}
        {!blocked && <Button onClick={() => void issue()}>{t('room.issueConfirm')}</Button>}
      </DialogButtons>
    </Dialog>
  )
}
