import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Screen } from '../../core/queries/screens'
import { isFocusNowhere } from '../look/focus-trail'
import { isRescued } from '../look/rescued-focus'
import type { Route } from './routes'

/** The screen that a person went to, until its list takes the focus; and what had the focus before. */
let wanted: { screen: Screen; from: Element | null } | undefined

/** Asks for the focus on a screen's list, so that the arrow keys work there at once. */
export function wantListFocus(screen: Screen): void {
  wanted = { screen, from: document.activeElement }
}

/**
 * Gives the focus to the list of another screen that a side goes to by any way, if what had the focus went with the earlier screen. A form, a memo, a text and
 * the search take the focus themselves.
 */
export function useFocusOnArrival({ screen, ref, making, editing, reader }: Route): void {
  const before = useRef(screen)
  const takesItself =
    screen === 'search' ||
    making !== undefined ||
    editing === true ||
    reader !== undefined ||
    ref?.collection === 'memo'
  useLayoutEffect(() => {
    if (before.current === screen) return
    before.current = screen
    if (!takesItself && isFocusNowhere()) wantListFocus(screen)
  }, [screen, takesItself])
}

/** The forms that load, and focus their first field then. */
const loading = new Set<symbol>()

/** Is a list or a form about to take the focus? */
export const isFocusWanted = (): boolean => wanted !== undefined || loading.size > 0

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
      if (!isKept() && (document.activeElement === asked.from || isFree())) take()
    }, SETTLED_MS)
  })
}

/** Focuses something new once, when it appears: a form's first field. Until it is ready, nothing else takes a focus that is lost. */
export function useFirstFocus(wants: boolean, ready: boolean, focus: () => void): void {
  const take = useEffectEvent(() => {
    if (!isKept() && isFree()) focus()
  })
  const [form] = useState(() => Symbol('form'))
  useEffect(() => {
    if (!wants) return undefined
    loading.add(form)
    const done = () => loading.delete(form)
    if (!ready) return () => void done()
    const timer = setTimeout(() => {
      take()
      done()
    }, SETTLED_MS)
    return () => {
      clearTimeout(timer)
      done()
    }
  }, [wants, ready, form])
}

/** True if nobody chose the focused place, or nothing is typed in it. */
const isFree = () => isRescued(document.activeElement) || !isTypedIn(document.activeElement)

/** The focus stays on what leads from place to place, such as the tour. */
const isKept = () => (document.activeElement?.closest('[data-keeps-focus]') ?? null) !== null

const isTypedIn = (element: Element | null) => element?.matches('input, textarea, select, [contenteditable]') === true
