import { useCallback, useState } from 'react'
import { useEnvironment } from '../client/environment'

/** What a person has set on each screen, for as long as the window lives. */
const states = new Map<string, unknown>()

/**
 * What a person has set on a screen of this desk: found again as it was left when they come back to it. A component that uses it for
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
