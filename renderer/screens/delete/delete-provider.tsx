import { createContext, useCallback, useContext, useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import type { RecordCommand } from '../../../core/commands/command'
import { refOfKey } from '../../../core/desk/ops'
import type { DeleteAllPlan } from '../../../core/queries/edit-schemas'
import { showStatus } from '../../actions/status-message'
import { useApply } from '../../client/saving'
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

/** Lets everything inside it delete records, with one dialog for all. */
export function DeleteProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ n: number; keys: readonly string[]; gone: (() => void) | undefined }>()
  const ask = useCallback<Delete>(
    (keys, gone) => setAsked((before) => ({ n: (before?.n ?? 0) + 1, keys: [...keys], gone })),
    [],
  )
  return (
    <DeleteContext value={ask}>
      {children}
      {asked && asked.keys.length > 0 && <Deletion key={asked.n} keys={asked.keys} gone={asked.gone} />}
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

function Deletion({ keys, gone }: { keys: readonly string[]; gone: (() => void) | undefined }) {
  const { error } = useTexts()
  const [state, setState] = useState<'looking' | 'asking' | 'done'>('looking')
  const [failure, setFailure] = useState<unknown>()
  const plan = useDesk('desk:delete-all-plan', { keys: [...keys] }, state === 'asking')
  const apply = useApply()
  const remove = async (of: DeleteAllPlan) => {
    try {
      await apply(commandOf(of))
      setState('done')
      gone?.()
    } catch (cause) {
      setFailure(cause)
      setState('asking')
      void plan.refetch()
    }
  }
  const begin = useEffectEvent(async () => {
    const { data, error: cause } = await plan.refetch()
    if (!data) {
      if (cause) showStatus({ failure: cause })
      setState('done')
    } else if (isPlain(data)) await remove(data)
    else setState('asking')
  })
  useEffect(() => void begin(), [])
  if (state !== 'asking' || !plan.data) return null
  const { data } = plan
  return (
    <DeleteDialog plan={data} close={() => setState('done')} remove={() => void remove(data)}>
      {failure !== undefined && <p role="alert">{error(failure)}</p>}
    </DeleteDialog>
  )
}
