import { useCallback, useState } from 'react'
import { useEnvironment } from '../client/environment'

/** The settings of each screen, for as long as the window lives. */
const states = new Map<string, unknown>()

/**
 * The settings of a screen on this desk, kept for when the person returns to it. A component that uses it for
 * several screens needs a `key`.
 */
export function useScreenState<T extends object>(screen: string, initial: T): [T, (change: Partial<T>) => void] {
  const key = `${useEnvironment().desk ?? ''} ${screen}`
  const [state, setState] = useState<T>(() => (states.get(key) as T | undefined) ?? initial)
  const change = useCallback(
    (changed: Partial<T>) =>
      setState((before) => {
        const next = { ...before, ...changed }
        states.set(key, next)
        return next
      }),
    [key],
  )
  return [state, change]
}
