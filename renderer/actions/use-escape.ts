import { useEffect } from 'react'

/** Esc closes the panel wherever the focus is, unless an input method or an open list uses it. */
export function useEscape(opened: boolean, close: () => void): void {
  useEffect(() => {
    if (!opened) return
    const onKey = (event: KeyboardEvent) => {
      const inList = event.target instanceof HTMLElement && event.target.dataset.mantineStopPropagation === 'true'
      if (event.key !== 'Escape' || event.isComposing || inList) return
      event.preventDefault()
      close()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [opened, close])
}
