import { useEffect, useEffectEvent, type RefObject } from 'react'

/**
 * Gives the only form that shows the keys that come while nothing has the focus: it has just appeared, or the dialog over it has just gone, and the focus is on its
 * way. A quick hand is not made to wait.
 */
export function useKeyWithoutFocus(
  form: RefObject<HTMLFormElement | null>,
  onKey: (event: KeyboardEvent) => void,
): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    if (event.target !== document.body || event.defaultPrevented || !form.current) return
    if (document.forms.length === 1 && !document.querySelector('[role="dialog"]')) onKey(event)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => take(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
