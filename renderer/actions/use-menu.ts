import { useEffect } from 'react'
import { enabledActions, type ActionId } from '../../core/actions/actions'
import { ask } from '../client/bridge'
import { useActions } from './action-context'

/** What undo and redo would do, in the window's language: "change stance". */
export interface MenuLabels {
  undo?: string | undefined
  redo?: string | undefined
}

/** Tells the native menu what can be done in this window now. `offered` are the actions that there are at all, where not all are. */
export function useMenu({ undo, redo }: MenuLabels = {}, offered?: readonly ActionId[]): void {
  const { state } = useActions()
  const can = enabledActions(state).filter((id) => !offered || offered.includes(id))
  const enabled = can.join(' ')
  useEffect(() => {
    const ids = enabled === '' ? [] : (enabled.split(' ') as ActionId[])
    void ask('app:menu', { enabled: ids, ...(undo ? { undo } : {}), ...(redo ? { redo } : {}) })
  }, [enabled, undo, redo])
}
