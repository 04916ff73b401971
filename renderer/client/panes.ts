import { useCallback, useSyncExternalStore } from 'react'
import type { Panes } from '../../core/contract/panes'
import { ask } from './bridge'
import { useEnvironment } from './environment'

/** The panes of each desk in this window; another window has its own. */
const kept = new Map<string, Panes>()
const listeners = new Set<() => void>()
const NONE: Panes = {}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The widths of the window's panes and the hidden ones, and how to change them. They are remembered for the desk, so that the next window begins with them. */
export function usePanes(): { panes: Panes; change: (change: (now: Panes) => Panes) => void } {
  const { desk = '', panes: remembered = NONE } = useEnvironment()
  const now = useCallback(() => kept.get(desk) ?? remembered, [desk, remembered])
  const panes = useSyncExternalStore(listen, now)
  const change = useCallback(
    (changed: (before: Panes) => Panes) => {
      const next = changed(now())
      kept.set(desk, next)
      for (const listener of listeners) listener()
      void ask('app:panes', next)
    },
    [desk, now],
  )
  return { panes, change }
}
