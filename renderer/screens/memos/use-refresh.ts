import { useState } from 'react'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'

/** Takes a draft's text from the records again, once everything typed is saved. */
export function useRefresh(view: MemoRoomView, flush: () => Promise<void>) {
  const staff = useStaff()
  const [failure, setFailure] = useState<unknown>()
  const refresh = async (): Promise<boolean> => {
    setFailure(undefined)
    try {
      await flush()
      const { rev } = await ask('desk:memo-room', { id: view.ref.id })
      await applyCommand({ kind: 'refreshMemo', id: view.ref.id, rev }, staff)
      return true
    } catch (cause) {
      setFailure(cause)
      return false
    }
  }
  return { refresh, failure }
}
