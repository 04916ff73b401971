import { useEffect, useEffectEvent, type RefObject } from 'react'

/**
 * Passes keys to the only visible form while nothing has the focus. A form that has just appeared gets the focus a moment later, as does one whose dialog has just
 * closed, and a quick key must not be lost in between.
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
