import { useEffect, useEffectEvent, useRef } from 'react'

/** Returns the focus to the list when the open record closes and takes the focus with it. */
export function useReturnedFocus(open: boolean, focus: () => void): void {
  const back = useEffectEvent(focus)
  const before = useRef(open)
  useEffect(() => {
    const closed = before.current && !open
    before.current = open
    if (closed && (document.activeElement === document.body || document.activeElement === null)) back()
  }, [open])
}
