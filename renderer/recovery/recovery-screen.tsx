import { ParleyError } from '../../core/base/errors'
import { hasRecovery } from '../../core/recovery/recovery'
import { RecoveryPage, type RecoveryProps } from './recovery-page'
import classes from './recovery.module.css'

/** The window of a desk that does not open: what happened, what is safe, what to do. Never an empty desk. */
export function RecoveryScreen(props: RecoveryProps) {
  return (
    <div className={classes.screen}>
      <main className={classes.page}>
        <RecoveryPage {...props} whole />
      </main>
    </div>
  )
}

/** True if a failure to open has a recovery screen of its own. */
export function hasScreen(error: unknown): boolean {
  return error instanceof ParleyError && hasRecovery(error.code)
}
