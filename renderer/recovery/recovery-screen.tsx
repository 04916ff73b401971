import { ParleyError } from '../../core/base/errors'
import { hasRecovery } from '../../core/recovery/recovery'
import { RecoveryPage, type RecoveryProps } from './recovery-page'
import classes from './recovery.module.css'

/** The window of a desk that cannot be opened: what happened, what is safe, and what can be done. Never an empty desk. */
export function RecoveryScreen(props: RecoveryProps) {
  return (
    <div className={classes.screen}>
      <main className={classes.page}>
        <RecoveryPage {...props} whole />
      </main>
    </div>
  )
}

/** Does a failure of opening a desk have a screen of its own, with more than its sentence? */
export function hasScreen(error: unknown): boolean {
  return error instanceof ParleyError && hasRecovery(error.code)
}
