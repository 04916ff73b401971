import { useStaff } from '../client/environment'
import { applyCommand } from '../client/saving'
import { useAction } from './action-context'
import { showStatus } from './status-message'

/** Handles undo and redo, and reports them in the status bar. */
export function useUndo(): void {
  const staff = useStaff()
  const replay = (did: 'undo' | 'redo') => {
    applyCommand({ kind: did }, staff).then(
      (done) => done.did === 'edit' && showStatus({ did, label: done.label, revision: done.revision }),
      (failure: unknown) => showStatus({ failure }),
    )
  }
  useAction('undo', () => replay('undo'))
  useAction('redo', () => replay('redo'))
}
