import { useEffect, useEffectEvent } from 'react'
import type { Screen } from '../../core/queries/screens'

/** The screen that a person went to, until its list takes the focus; and what had the focus before. */
let wanted: { screen: Screen; from: Element | null } | undefined

/** Asks for the focus on a screen's list, so that the arrow keys work there at once. */
export function wantListFocus(screen: Screen): void {
  wanted = { screen, from: document.activeElement }
}

/** Is a list about to take the focus? */
export const isFocusWanted = (): boolean => wanted !== undefined

// A click or another shortcut means that the person wants something else.
const forget = () => {
  wanted = undefined
}
window.addEventListener('pointerdown', forget, { capture: true })
window.addEventListener('keydown', ({ ctrlKey, metaKey, altKey }) => (ctrlKey || metaKey || altKey) && forget(), {
  capture: true,
})

/** Milliseconds in which a closing dialog or menu gives the focus back. */
const SETTLED_MS = 40

/** Gives a screen's list the focus as soon as it appears, if a person went there. */
export function useWantedFocus(screen: Screen, ready: boolean, focus: () => void): void {
  const take = useEffectEvent(focus)
  useEffect(() => {
    if (!ready || wanted?.screen !== screen) return
    const asked = wanted
    setTimeout(() => {
      if (wanted !== asked) return
      wanted = undefined
      if (document.activeElement === asked.from || !isTypedIn(document.activeElement)) take()
    }, SETTLED_MS)
  })
}

/** Focuses something new once, when it appears: a form's first field. */
export function useFirstFocus(ready: boolean, focus: () => void): void {
  const take = useEffectEvent(() => {
    if (!isTypedIn(document.activeElement)) focus()
  })
  useEffect(() => {
    if (!ready) return undefined
    const timer = setTimeout(take, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [ready])
}

const isTypedIn = (element: Element | null) => element?.matches('input, textarea, select, [contenteditable]') === true
