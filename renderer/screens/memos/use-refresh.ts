import { useState } from 'react'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'

/** Takes a draft's text from the records again, once everything typed is saved. @throws what prevents it */
export async function refreshText(
  id: string,
  flush: () => Promise<void>,
  staff: Parameters<typeof applyCommand>[1],
): Promise<void> {
  await flush()
  const { rev } = await ask('desk:memo-room', { id })
  await applyCommand({ kind: 'refreshMemo', id, rev }, staff)
}

/** The same as an action of a view, with what prevented the last one. */
export function useRefresh(view: MemoRoomView, flush: () => Promise<void>) {
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const refresh = async (): Promise<boolean> => {
    setFailure(undefined)
    try {
      await refreshText(view.ref.id, flush, staff)
      return true
    } catch (cause) {
      setFailure(cause)
      return false
    }
  }
  return { refresh, failure }
}
