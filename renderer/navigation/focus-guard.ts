import { useEffect } from 'react'
import { isGivingBack } from '../look/focus-back'
import { isFocusNowhere, isUsable, nextPlace, trailOf, type FocusTrail } from '../look/focus-trail'
import { noteRescue } from '../look/rescued-focus'
import { isFocusWanted } from './wanted-focus'

/** Milliseconds in which whatever removed the element may place the focus itself. */
const SETTLED_MS = 60
/** How often a list that is about to take the focus is waited for. */
const WAITS = 20

/** Keeps the keyboard in the window: if the focused element is removed or disabled, the focus goes to the next place. */
export function useFocusGuard(): void {
  useEffect(() => {
    let last: FocusTrail | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target !== document.body) last = trailOf(target)
    }
    // A click beside everything gives the focus up on purpose.
    const onPointer = () => {
      setTimeout(() => {
        if (isFocusNowhere() && last?.element.isConnected === true && isUsable(last.element)) last = undefined
      })
    }
    let waits = 0
    const look = () => {
      timer = undefined
      if ((isFocusWanted() || isGivingBack()) && isFocusNowhere() && waits < WAITS) {
        waits += 1
        timer = setTimeout(look, SETTLED_MS)
        return
      }
      waits = 0
      if (!last || !isFocusNowhere()) return
      const place = nextPlace(last)
      place?.focus({ preventScroll: last.element.isConnected })
      if (place) noteRescue(place)
    }
    const onChange = () => {
      if (isFocusNowhere()) timer ??= setTimeout(look, SETTLED_MS)
    }
    const observer = new MutationObserver(onChange)
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'data-disabled'] })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('pointerdown', onPointer, { capture: true })
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('pointerdown', onPointer, { capture: true })
    }
  }, [])
}
