import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import type { RecordCommand } from '../../../core/commands/command'
import { refOfKey } from '../../../core/desk/ops'
import type { DeleteAllPlan } from '../../../core/queries/edit-schemas'
import { showStatus } from '../../actions/status-message'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { useTexts } from '../../text/text-context'
import { DeleteDialog } from './delete-dialog'

/** Asks for the deletion of records by their keys; `gone` is called once they are deleted. */
type Delete = (keys: readonly string[], gone?: () => void) => void

const DeleteContext = createContext<Delete>(() => undefined)

/**
 * Deletes records. One that nothing depends on is deleted at once, since Undo restores it. For others, and for several, a dialog first shows the records that are
 * deleted too, those that stop naming them, the memos that print them, or what prevents the deletion. However many go, one undo restores them.
 */
export const useDeleteRecords = (): Delete => useContext(DeleteContext)

/** A deletion that the dialog asks about. */
interface Asked {
  n: number
  keys: readonly string[]
  gone: (() => void) | undefined
  /** The failure of the deletion without a question. */
  failure: unknown
}

/** Lets everything inside it delete records, with one dialog for all. */
export function DeleteProvider({ children }: { children: ReactNode }) {
  const staff = useStaff()
  const [asked, setAsked] = useState<Asked>()
  const remove = useCallback<Delete>(
    (keys, gone) => {
      const question = (failure?: unknown) =>
        setAsked((before) => ({ n: (before?.n ?? 0) + 1, keys: [...keys], gone, failure }))
      const begin = async () => {
        const plan = await ask('desk:delete-all-plan', { keys: [...keys] })
        if (isPlain(plan)) await applyCommand(commandOf(plan), staff).then(() => gone?.(), question)
        else question()
      }
      begin().catch((failure: unknown) => showStatus({ failure }))
    },
    [staff],
  )
  return (
    <DeleteContext value={remove}>
      {children}
      {asked && <Deletion key={asked.n} asked={asked} close={() => setAsked(undefined)} />}
    </DeleteContext>
  )
}

function commandOf({ chosen, revs, along, unlinked }: DeleteAllPlan): RecordCommand {
  const [only, ...others] = chosen.keys
  if (only !== undefined && others.length === 0)
    return {
      kind: 'delete',
      ...refOfKey(only),
      rev: revs[0] ?? 0,
      along: along.keys.map(refOfKey),
      unlinked: unlinked.keys.map(refOfKey),
    }
  return { kind: 'deleteAll', keys: chosen.keys, revs, along: along.keys, unlinked: unlinked.keys }
}

/** Nothing but the record itself is touched. */
const isPlain = ({ chosen, along, unlinked, memos, blockers }: DeleteAllPlan) =>
  chosen.keys.length === 1 && memos.count === 0 && [along, unlinked, blockers].every(({ keys }) => keys.length === 0)

function Deletion({ asked, close }: { asked: Asked; close: () => void }) {
  const { error } = useTexts()
  const staff = useStaff()
  const [failure, setFailure] = useState(asked.failure)
  // It follows the edits that others make meanwhile.
  const plan = useDesk('desk:delete-all-plan', { keys: [...asked.keys] })
  const { data } = plan
  if (!data) return null
  const remove = async () => {
    try {
      await applyCommand(commandOf(data), staff)
      close()
      asked.gone?.()
    } catch (cause) {
      setFailure(cause)
      void plan.refetch()
    }
  }
  return (
    <DeleteDialog plan={data} close={close} remove={() => void remove()}>
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
    </DeleteDialog>
  )
}
