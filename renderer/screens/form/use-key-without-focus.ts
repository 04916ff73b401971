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
    if (event.target !== document.body || event.defaultPrevented || document.querySelector('[role="dialog"]')) return
    const [shown, ...others] = [...document.forms].filter((one) => one.checkVisibility())
    // On a desk that is open for reading, nobody could have typed in it.
    if (shown && shown === form.current && others.length === 0 && !shown.closest('fieldset:disabled')) onKey(event)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => take(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
