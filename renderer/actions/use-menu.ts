import { useEffect } from 'react'
import { enabledActions, type ActionId } from '../../core/actions/actions'
import { ask } from '../client/bridge'
import { useActions } from './action-context'

/** The next undo and redo in the window's language: "change stance". */
export interface MenuLabels {
  undo?: string | undefined
  redo?: string | undefined
}

/** Tells the native menu which actions work in this window. `offered` limits them. */
export function useMenu({ undo, redo }: MenuLabels = {}, offered?: readonly ActionId[]): void {
  const { state } = useActions()
  const can = enabledActions(state).filter((id) => !offered || offered.includes(id))
  const enabled = can.join(' ')
  useEffect(() => {
    const ids = enabled === '' ? [] : (enabled.split(' ') as ActionId[])
    void ask('app:menu', { enabled: ids, ...(undo ? { undo } : {}), ...(redo ? { redo } : {}) })
  }, [enabled, undo, redo])
}
