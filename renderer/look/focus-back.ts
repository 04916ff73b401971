import { useLayoutEffect, useState } from 'react'
import { isFocusNowhere, nearPlace, nextPlace, samePlace, trailOf, type FocusTrail } from './focus-trail'
import { noteRescue } from './rescued-focus'

/** What opened each open dialog, nearest first: a dialog that was opened from another one may outlive it. */
const openers = new WeakMap<Element, readonly FocusTrail[]>()
/** How often, and after how many milliseconds each, a page that is being drawn is looked at. */
const LOOKS = 10
const LOOK_MS = 50

/** What had the focus last: a dialog whose code is loaded first, or that asks the desk first, comes when the menu that it was chosen from is gone. */
let last: FocusTrail | undefined
document.addEventListener('focusin', ({ target }) => {
  const focused = target instanceof Element ? openerOf(target) : null
  if (focused && focused !== document.body) last = trailOf(focused)
})

let giving = 0
/** Is the focus about to be given back? */
export const isGivingBack = (): boolean => giving > 0

/**
 * Gives the focus back, when a component goes, to what had it before the component came; if that is gone, to what was drawn in its place, or to the nearest control. `awaits`
 * if the page with the control is drawn only then. What has taken the focus since keeps it. Gives the function that registers the component's dialog.
 */
export function useFocusBack(awaits = false): (element: Element | null) => void {
  const [before] = useState(trailsOfFocus)
  // At once, before anything else takes a focus that is lost.
  useLayoutEffect(() => () => giveBack(before, awaits), [before, awaits])
  const [register] = useState(() => (element: Element | null) => {
    const dialog = element?.closest('[role="dialog"]')
    if (dialog) openers.set(dialog, before)
  })
  return register
}

/** The focused element, and what opened the dialogs around it. */
function trailsOfFocus(): readonly FocusTrail[] {
  const focused = isFocusNowhere() ? undefined : openerOf(document.activeElement)
  const trail = focused ? trailOf(focused) : last
  if (!trail) return []
  const dialog = trail.element.closest('[role="dialog"]')
  return [trail, ...((dialog && openers.get(dialog)) ?? [])]
}

/** The button of each menu that had the focus: one that is closing has none any more. */
const buttons = new WeakMap<Element, Element>()

/** A menu is gone when what it opened closes: its button is what opened it. */
function openerOf(element: Element | null): Element | null {
  const menu = element?.closest('[role="menu"]')
  if (!menu) return element
  const button = menu.id ? document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) : null
  if (button) buttons.set(menu, button)
  return button ?? buttons.get(menu) ?? element
}

function giveBack(trails: readonly FocusTrail[], awaits: boolean): void {
  const [first] = trails
  if (!first) return
  giving += 1
  let looks = 0
  const look = () => {
    looks += 1
    const place = placeAmong(trails, samePlace)
    if (isFocusNowhere() && !place && awaits && looks < LOOKS) {
      setTimeout(look, LOOK_MS)
      return
    }
    giving -= 1
    if (!isFocusNowhere()) return
    const taking = place ?? placeAmong(trails, nearPlace) ?? nextPlace(first)
    taking?.focus({ preventScroll: true })
    // Somebody who went to another screen from the dialog finds its list focused, not its first field.
    if (taking && !trails.some(({ element }) => element === taking)) noteRescue(taking)
  }
  requestAnimationFrame(look)
}

const placeAmong = (trails: readonly FocusTrail[], find: (trail: FocusTrail) => HTMLElement | undefined) =>
  trails.flatMap((trail) => find(trail) ?? [])[0]
