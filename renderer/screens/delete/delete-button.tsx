import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { DeletePlanView, NamedRef } from '../../../core/queries/edit-schemas'
import { useAction, useActions } from '../../actions/action-context'
import { useApply } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { useTexts } from '../../text/text-context'
import classes from './delete.module.css'

/**
 * Deletes a record. One that nothing depends on is deleted at once, since Undo restores it. For others, a dialog first shows the records that are deleted too,
 * those that stop naming it, the memos that print it, or what prevents the deletion.
 */
export function DeleteButton({ target, gone }: { target: RecordRef; gone: () => void }) {
  const { t, error } = useTexts()
  const { state } = useActions()
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const plan = useDesk('desk:delete-plan', target)
  const apply = useApply()
  const remove = async ({ rev, along, unlinked }: DeletePlanView) => {
    const refs = (named: readonly NamedRef[]) => named.map(({ ref }) => ref)
    try {
      await apply({ kind: 'delete', ...target, rev, along: refs(along), unlinked: refs(unlinked) })
      setAsking(false)
      gone()
    } catch (cause) {
      setFailure(cause)
      setAsking(true)
      void plan.refetch()
    }
  }
  const ask = async () => {
    const found = plan.data ?? (await plan.refetch()).data
    if (!found) return
    setFailure(undefined)
    const { along, unlinked, memos, blockers } = found
    if ([along, unlinked, memos, blockers].every((named) => named.length === 0)) await remove(found)
    else setAsking(true)
  }
  useAction('delete', () => void ask())
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="red" disabled={!state.editable} onClick={() => void ask()}>
        {t('action.delete')}
      </Button>
      {plan.data && (
        <DeleteDialog
          plan={plan.data}
          opened={asking}
          close={() => setAsking(false)}
          remove={() => void (plan.data && remove(plan.data))}
        >
          {failure !== undefined && <p role="alert">{error(failure)}</p>}
        </DeleteDialog>
      )}
    </>
  )
}

function DeleteDialog(props: {
  plan: DeletePlanView
  opened: boolean
  close: () => void
  remove: () => void
  children: React.ReactNode
}) {
  const { t, title, word } = useTexts()
  const { along, unlinked, memos, blockers } = props.plan
  // The versions of one memo have one title.
  const memoState = ({ version, status }: DeletePlanView['memos'][number]) =>
    t('record.memoState', { version, status: word('memoStatus', status) })
  const blocked = blockers.length > 0
  const close = t(blocked ? 'delete.close' : 'delete.cancel')
  return (
    <Modal
      opened={props.opened}
      onClose={props.close}
      title={t('delete.title', { title: title(props.plan.title) })}
      closeButtonProps={{ 'aria-label': close }}
      transitionProps={{ duration: 0 }}
      size="lg"
    >
      {props.children}
      {blocked ? (
        <RecordNames heading={t('delete.blocked')} records={blockers} />
      ) : (
        <>
          <RecordNames heading={t('delete.along')} records={along} />
          <RecordNames heading={t('delete.unlinked')} records={unlinked} />
          <RecordNames
            heading={t('delete.memos')}
            records={memos.map((memo) => ({ ...memo, text: memoState(memo) }))}
          />
          <p className={classes.quiet}>{t('delete.comesBack')}</p>
        </>
      )}
      <p className={classes.buttons}>
        <Button variant="default" onClick={props.close} {...(blocked ? { 'data-autofocus': true } : {})}>
          {close}
        </Button>
        {!blocked && (
          <Button color="red.9" onClick={props.remove} data-autofocus>
            {along.length === 0 ? t('delete.confirm') : t('delete.confirmMore', { count: along.length + 1 })}
          </Button>
        )}
      </p>
    </Modal>
  )
}

function RecordNames({ heading, records }: { heading: string; records: readonly NamedRef[] }) {
  const { title, family } = useTexts()
  if (records.length === 0) return null
  return (
    <section className={classes.names}>
      <h2>{heading}</h2>
      <ul>
        {records.map(({ ref, title: names, text }) => (
          <li key={`${ref.collection}/${ref.id}`}>
            <span dir="auto">{title(names)}</span>{' '}
            <span className={classes.quiet}>{family(`collection.${ref.collection}`)}</span>
            {text !== undefined && (
              <span dir="auto" className={classes.excerpt}>
                {text}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
