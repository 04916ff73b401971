import { useCallback, useState, useSyncExternalStore } from 'react'
import { useEnvironment } from '../client/environment'

/** The settings of each screen, for as long as the window lives. */
const states = new Map<string, unknown>()
const listeners = new Set<() => void>()

function keep(key: string, state: unknown): void {
  states.set(key, state)
  for (const listener of listeners) listener()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const useKey = (screen: string) => `${useEnvironment().desk ?? ''} ${screen}`

/**
 * The settings of a screen on this desk, kept for when the person returns to it. A component that uses it for
 * several screens needs a `key`.
 */
export function useScreenState<T extends object>(screen: string, initial: T): [T, (change: Partial<T>) => void] {
  const key = useKey(screen)
  const [start] = useState(initial)
  const now = useCallback(() => (states.get(key) as T | undefined) ?? start, [key, start])
  const state = useSyncExternalStore(listen, now)
  const change = useCallback((changed: Partial<T>) => keep(key, { ...now(), ...changed }), [key, now])
  return [state, change]
}

/** Changes the settings of a screen from elsewhere: the person goes there for something. */
export function useSetScreenState<T extends object>(screen: string): (state: T) => void {
  const key = useKey(screen)
  return useCallback((state: T) => keep(key, state), [key])
}
