import { useEffect, useEffectEvent } from 'react'
import type { Screen } from '../../core/queries/screens'

/** The screen that was gone to, until its list has taken the focus; and what had the focus then. */
let wanted: { screen: Screen; from: Element | null } | undefined

/** A person goes to a screen: its list is to have the focus, so that the arrow keys work there at once. */
export function wantListFocus(screen: Screen): void {
  wanted = { screen, from: document.activeElement }
}

// Whoever points at something meanwhile, or asks for something else by its keys, wants that.
const forget = () => {
  wanted = undefined
}
window.addEventListener('pointerdown', forget, { capture: true })
window.addEventListener('keydown', ({ ctrlKey, metaKey, altKey }) => (ctrlKey || metaKey || altKey) && forget(), {
  capture: true,
})

/** A dialog or a menu that closes gives the focus back within this time, in milliseconds. */
const SETTLED_MS = 40

/** Gives the list of a screen the focus where somebody went there, as soon as it is there. */
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

/** Gives something new the focus once, when it is there: a form its first field. */
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
