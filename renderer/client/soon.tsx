import { startTransition, useEffect, useState, type ReactNode } from 'react'

/**
 * False at first, and true soon after `ready` is: React renders what waits for it in slices between other tasks, so that the
 * window stays free while a large part of it appears. Once true, it follows `ready` at once.
 */
export function useSoon(ready: boolean): boolean {
  const [soon, setSoon] = useState(false)
  useEffect(() => {
    if (ready) startTransition(() => setSoon(true))
  }, [ready])
  return ready && soon
}

/** Shows its content just after what is around it, rendered in slices. */
export function Soon({ children }: { children: ReactNode }) {
  return useSoon(true) ? children : null
}
