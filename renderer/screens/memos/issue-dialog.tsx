import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import { saysDraft } from '../../../core/model/values/marking'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './memos.module.css'

/** Explains what issuing means, or what prevents it. It issues exactly the view that it was opened with. */
export function IssueDialog(props: { view: MemoRoomView; close: () => void; toField: (field: string) => void }) {
  const { t, title, error } = useTexts()
  const { view, close } = props
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const broken = view.failure ?? view.trouble
  const blocked = view.blockers.length > 0 || broken !== undefined
  const issue = async () => {
    setFailure(undefined)
    try {
      await applyCommand({ kind: 'issueMemo', id: view.ref.id, rev: view.rev }, staff)
      close()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('room.issueTitle', { version: view.version })}
      closeButtonProps={{ 'aria-label': t('room.cancel') }}
      transitionProps={{ duration: 0 }}
    >
      <p className={classes.says}>{blocked ? t('room.issueBlocked') : t('room.issueSays')}</p>
      {blocked && (
        <ul className={classes.blockers}>
          {broken && (
            <li>{t('room.blocker.failed', { reason: error(new ParleyError(broken.code, broken.params)) })}</li>
          )}
          {view.blockers.map(({ why, ref, title: names }) => (
            <li key={`${why}/${ref?.id ?? ''}`}>
              {t(`room.blocker.${why}`)}{' '}
              {why === 'no-reference' && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    close()
                    props.toField('reference')
                  }}
                >
                  {t('room.toPlace')}
                </Button>
              )}
              {ref && names && (
                // After the link's own handler, which would not run any more once the dialog is gone.
                <span onClick={close}>
                  <RecordLink target={ref}>{title(names)}</RecordLink>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {!blocked && view.model && (
        <p className={classes.says}>
          {t(saysDraft(view.model.marking) ? 'room.issueDraft' : 'room.issueMarking', {
            marking: view.model.markingLine,
          })}
        </p>
      )}
      {view.later.length > 0 && <p className={classes.says}>{t('room.later', { count: view.later.length })}</p>}
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
      <p className={classes.dialogButtons}>
        <Button variant="default" onClick={close} {...(blocked ? { 'data-autofocus': true } : {})}>
          {blocked ? t('room.close') : t('room.cancel')}
        </Button>
        {!blocked && (
          <Button onClick={() => void issue()} data-autofocus>
            {t('room.issueConfirm')}
          </Button>
        )}
      </p>
    </Modal>
  )
}
