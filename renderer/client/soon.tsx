import { startTransition, useEffect, useState, type ReactNode } from 'react'

/**
 * False at first, and true soon after `ready` is: React renders what waits for it in slices between other tasks, so that the
 * window stays free while a large part of it appears. Once true, it follows `ready` at once.
 */
export function useSoon(ready: boolean): boolean {
  return useSoonSteps(ready, 1) === 1
}

/** As `useSoon`, for so many parts of a large whole: how many of them are there. Each is drawn before the next one is rendered. */
export function useSoonSteps(ready: boolean, parts: number): number {
  const [shown, setShown] = useState(0)
  useEffect(() => {
    if (ready && shown < parts) startTransition(() => setShown(shown + 1))
  }, [ready, shown, parts])
  return ready ? shown : 0
}

/** Shows its content just after what is around it, rendered in slices. */
export function Soon({ children }: { children: ReactNode }) {
  return useSoon(true) ? children : null
}
