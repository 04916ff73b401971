import { Button } from '@mantine/core'
import { useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { useActions } from '../../actions/action-context'
import { useNextSteps } from '../../actions/use-next-steps'
import { useStaff } from '../../client/environment'
import { useApply } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import classes from './record.module.css'

/** True if a view failed because its record is not on the desk. */
export const isGone = (error: unknown): boolean =>
  error instanceof ParleyError && (error.code === 'record-missing' || error.code === 'record-trashed')

/** In place of a record that is no longer on the desk: what happened, and each way to go from here. */
export function GoneRecord(props: { target: RecordRef; error: unknown; navigation: Navigation }) {
  const { target, error, navigation } = props
  const texts = useTexts()
  const { t, family } = texts
  const { run, state } = useActions()
  const apply = useApply()
  const { redo } = useNextSteps()
  const steps = useDesk('desk:undo-view', { staff: useStaff().id })
  const trash = useDesk('desk:trash', { record: { collection: target.collection, id: target.id } })
  const draft = useDesk('desk:form', { ref: { collection: 'draft', id: target.id } })
  const [failure, setFailure] = useState<unknown>()
  const isDraft = draft.data !== undefined
  const canRedo = state.editable && redo !== undefined && steps.data?.redo?.label.id === target.id
  const trashed = trash.data?.groups[0]?.records[0]
  const restore = () => {
    const needed = trashed?.needs.map(({ ref }) => ref) ?? []
    apply({ kind: 'restore', records: [target, ...needed] }).catch(setFailure)
  }
  return (
    <div className={classes.gone}>
      <header role="alert">
        <h1>{t(isDraft ? 'gone.draft' : 'gone.title', { kind: family(`collection.${target.collection}`) })}</h1>
        <p>{isDraft ? t('gone.draftHelp') : texts.error(error)}</p>
        {failure !== undefined && <p>{texts.error(failure)}</p>}
      </header>
      <p className={classes.buttons}>
        {isDraft && (
          <Button onClick={() => navigation.becomes({ collection: 'draft', id: target.id }, true)}>
            {t('gone.openDraft')}
          </Button>
        )}
        {canRedo && (
          <Button variant={isDraft ? 'default' : 'filled'} onClick={() => run('redo')}>
            {t('action.redoThat', { what: redo })}
          </Button>
        )}
        {trashed && state.editable && <Button onClick={restore}>{t('gone.restore')}</Button>}
        <Button variant="default" onClick={navigation.closeRecord}>
          {t('nav.toList')}
        </Button>
      </p>
    </div>
  )
}
