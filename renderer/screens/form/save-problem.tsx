import { Button } from '@mantine/core'
import { ParleyError } from '../../../core/base/errors'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { useApply } from '../../client/saving'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import classes from './form.module.css'

/** Why nothing can be saved at the moment, and what to do; also says that text from an earlier session was restored. */
export function SaveProblem(props: { session: FormSession; state: FormState; navigation: Navigation }) {
  const { session, state, navigation } = props
  const { t, error } = useTexts()
  const apply = useApply()
  const { failure, view } = state
  const deleted =
    failure instanceof ParleyError && (failure.code === 'record-trashed' || failure.code === 'record-missing')
  const restore = async () => {
    if (!view) return
    try {
      await apply({ kind: 'restore', records: [view.ref] })
      session.received(view)
    } catch (cause) {
      session.lost(cause)
    }
  }
  return (
    <>
      {state.restored && state.dirty.size > 0 && (
        <p className={classes.note} role="status">
          {t('form.restored')}
        </p>
      )}
      {failure !== undefined && (
        <div className={classes.failure} role="alert">
          <p>{error(failure)}</p>
          {state.dirty.size > 0 && <p>{t('form.textIsKept')}</p>}
          <p className={classes.buttons}>
            {deleted && view && (
              <Button size="compact-sm" onClick={() => void restore()}>
                {t('form.restoreRecord')}
              </Button>
            )}
            {!deleted && (
              <Button size="compact-sm" variant="default" onClick={() => void session.save()}>
                {t('form.saveAgain')}
              </Button>
            )}
            {deleted && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  session.discard()
                  navigation.closeRecord()
                }}
              >
                {t('form.giveUp')}
              </Button>
            )}
          </p>
        </div>
      )}
    </>
  )
}
