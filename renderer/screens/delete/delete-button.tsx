import { Button, Modal } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { DeletePlanView, NamedRef } from '../../../core/queries/edit-schemas'
import type { MemoUse } from '../../../core/queries/links-schemas'
import { useAction, useActions } from '../../actions/action-context'
import { useApply } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { useTexts } from '../../text/text-context'
import classes from './delete.module.css'

/** Deletes a record by a button of its own. */
export function DeleteButton(props: { target: RecordRef; gone: () => void }) {
  const { t } = useTexts()
  const { state } = useActions()
  const { ask, dialog } = useDelete(props)
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="red" disabled={!state.editable} onClick={ask}>
        {t('action.delete')}
      </Button>
      {dialog}
    </>
  )
}

/**
 * Deletes a record. One that nothing depends on is deleted at once, since Undo restores it. For others, a dialog first shows the records that are deleted too,
 * those that stop naming it, the memos that print it, or what prevents the deletion.
 */
export function useDelete({
  target,
  gone,
  enabled = true,
}: {
  target: RecordRef
  gone: () => void
  enabled?: boolean
}): {
  ask: () => void
  dialog: ReactNode
} {
  const { error } = useTexts()
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  // A plan of much takes long to work out, so it is asked for when it is needed.
  const plan = useDesk('desk:delete-plan', target, asking)
  const apply = useApply()
  const remove = async ({ rev, along, unlinked }: DeletePlanView) => {
    try {
      await apply({ kind: 'delete', ...target, rev, along: along.refs, unlinked: unlinked.refs })
      setAsking(false)
      gone()
    } catch (cause) {
      setFailure(cause)
      setAsking(true)
      void plan.refetch()
    }
  }
  const ask = async () => {
    const { data: found, error: cause } = await plan.refetch()
    if (!found || cause) return
    setFailure(undefined)
    const { along, unlinked, memos, blockers } = found
    const touched = [along, unlinked, blockers].some(({ refs }) => refs.length > 0)
    if (!touched && memos.count === 0) await remove(found)
    else setAsking(true)
  }
  useAction('delete', enabled ? () => void ask() : undefined)
  const dialog = plan.data && (
    <DeleteDialog
      plan={plan.data}
      opened={asking}
      close={() => setAsking(false)}
      remove={() => void (plan.data && remove(plan.data))}
    >
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
    </DeleteDialog>
  )
  return { ask: () => void ask(), dialog }
}

function DeleteDialog(props: {
  plan: DeletePlanView
  opened: boolean
  close: () => void
  remove: () => void
  children: ReactNode
}) {
  const { t, title, word } = useTexts()
  const { along, unlinked, memos, blockers } = props.plan
  // The versions of one memo have one title.
  const memoState = ({ version, status }: MemoUse) =>
    t('record.memoState', { version, status: word('memoStatus', status) })
  const blocked = blockers.refs.length > 0
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
        <RecordNames heading={t('delete.blocked')} records={blockers.first} count={blockers.refs.length} />
      ) : (
        <>
          <RecordNames heading={t('delete.along')} records={along.first} count={along.refs.length} />
          <RecordNames heading={t('delete.unlinked')} records={unlinked.first} count={unlinked.refs.length} />
          <RecordNames
            heading={t('delete.memos')}
            records={memos.first.map((memo) => ({ ...memo, text: memoState(memo) }))}
            count={memos.count}
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
            {along.refs.length === 0 ? t('delete.confirm') : t('delete.confirmMore', { count: along.refs.length + 1 })}
          </Button>
        )}
      </p>
    </Modal>
  )
}

function RecordNames(props: { heading: string; records: readonly NamedRef[]; count: number }) {
  const { heading, records, count } = props
  const { t, title, family } = useTexts()
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
        {count > records.length && (
          <li className={classes.quiet}>{t('record.linksLeft', { count: count - records.length })}</li>
        )}
      </ul>
    </section>
  )
}
