import { useEffect, useEffectEvent, useRef } from 'react'

/** When what was open is closed and the focus went with it, it comes back to where it was opened from. */
export function useReturnedFocus(open: boolean, focus: () => void): void {
  const back = useEffectEvent(focus)
  const before = useRef(open)
  useEffect(() => {
    const closed = before.current && !open
    before.current = open
    if (closed && (document.activeElement === document.body || document.activeElement === null)) back()
  }, [open])
}
