import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import type { RecordCommand } from '../../../core/commands/command'
import { refOfKey } from '../../../core/desk/ops'
import type { DeleteAllPlan } from '../../../core/queries/edit-schemas'
import { showStatus } from '../../actions/status-message'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
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

/** A deletion that the dialog asks about: its plan, and the failure of the try before. */
interface Asked {
  plan: DeleteAllPlan
  gone: (() => void) | undefined
  failure?: unknown
}

// Asked for by itself: a selection of thousands is no key of the window's kept answers.
const planOf = (keys: readonly string[]) => ask('desk:delete-all-plan', { keys: [...keys] })

/** Lets everything inside it delete records, with one dialog for all. */
export function DeleteProvider({ children }: { children: ReactNode }) {
  const staff = useStaff()
  const { error } = useTexts()
  const [asked, setAsked] = useState<Asked>()
  /** Deletes as planned. After a failure, such as an edit by somebody else meanwhile, the dialog shows it with a new plan. */
  const isWorking = useRef(false)
  const carryOut = useCallback(
    async ({ plan, gone }: Asked) => {
      // A second press, while the first is on its way.
      if (isWorking.current) return
      isWorking.current = true
      try {
        await applyCommand(commandOf(plan), staff)
        setAsked(undefined)
        gone?.()
      } catch (failure) {
        setAsked({ plan: await planOf(plan.chosen.keys), gone, failure })
      } finally {
        isWorking.current = false
      }
    },
    [staff],
  )
  const remove = useCallback<Delete>(
    (keys, gone) => {
      const begin = async () => {
        const plan = await planOf(keys)
        if (isPlain(plan)) await carryOut({ plan, gone })
        else setAsked({ plan, gone })
      }
      begin().catch((failure: unknown) => showStatus({ failure }))
    },
    [carryOut],
  )
  return (
    <DeleteContext value={remove}>
      {children}
      {asked && (
        <DeleteDialog
          plan={asked.plan}
          close={() => setAsked(undefined)}
          remove={() => void carryOut(asked).catch((failure: unknown) => showStatus({ failure }))}
        >
          {asked.failure !== undefined && <p role="alert">{error(asked.failure)}</p>}
        </DeleteDialog>
      )}
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
