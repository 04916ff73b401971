import type { Output } from '../../core/contract/contract'
import { useStaff } from '../client/environment'
import { applyCommand } from '../client/saving'
import { useAction } from './action-context'
import { showStatus } from './status-message'

type Replayed = Extract<Output<'desk:apply'>, { did: 'edit' }>

/** Handles undo and redo, and reports them in the status bar; `follow` gets the answer, to leave a record that is gone. */
export function useUndo(follow: (answer: Replayed) => void): void {
  const staff = useStaff()
  const replay = (did: 'undo' | 'redo') => {
    applyCommand({ kind: did }, staff).then(
      (answer) => {
        if (answer.did !== 'edit') return
        showStatus({ did, label: answer.label, revision: answer.revision })
        follow(answer)
      },
      (failure: unknown) => showStatus({ failure }),
    )
  }
  useAction('undo', () => replay('undo'))
  useAction('redo', () => replay('redo'))
}
