import { useStaff } from '../client/environment'
import { replayStep } from '../client/saving'
import { useAction } from './action-context'
import { showStatus } from './status-message'

/** Handles undo and redo, and reports them in the status bar. */
export function useUndo(): void {
  const staff = useStaff()
  const replay = (did: 'undo' | 'redo') => {
    replayStep(did, staff).then(
      ({ label, revision }) => showStatus({ did, label, revision }),
      (failure: unknown) => showStatus({ failure }),
    )
  }
  useAction('undo', () => replay('undo'))
  useAction('redo', () => replay('redo'))
}
