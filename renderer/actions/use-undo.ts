import { useStaff } from '../client/environment'
import { replayStep } from '../client/saving'
import { useAction } from './action-context'
import { say } from './status-message'

/** Does undo and redo, and says what was done. */
export function useUndo(): void {
  const staff = useStaff()
  const replay = (did: 'undo' | 'redo') => {
    replayStep(did, staff).then(
      ({ label, revision }) => say({ did, label, revision }),
      (failure: unknown) => say({ failure }),
    )
  }
  useAction('undo', () => replay('undo'))
  useAction('redo', () => replay('redo'))
}
