import { useEffect } from 'react'
import { toggled } from '../../core/contract/panes'
import { useAction } from '../actions/action-context'
import { usePanes } from '../client/panes'
import { CURRENT, currentIn, FOCUSABLE, isUsable } from '../look/focus-trail'

/** The last place of the focus in each pane. */
const last = new WeakMap<Element, HTMLElement>()

/** Moves the focus from pane to pane, and hides and shows the panes that can be hidden. */
export function usePaneActions(): void {
  const { change } = usePanes()
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const pane = target instanceof HTMLElement && target.closest('[data-pane]')
      if (pane) last.set(pane, target)
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])
  useAction('nextPane', () => movePane(1))
  useAction('previousPane', () => movePane(-1))
  useAction('toggleNavigation', () => {
    // A focus in what is hidden would be lost.
    if (document.activeElement?.closest('[data-pane="nav"]')) movePane(1)
    change((now) => toggled(now, 'nav'))
  })
  useAction('toggleList', () => change((now) => toggled(now, 'list')))
}

/** Focuses the next pane that is shown, at the current row or cell of its list, else at its last place, or at the first; from a dialog it goes nowhere. */
function movePane(by: 1 | -1): void {
  const { activeElement } = document
  if (activeElement?.closest('[role="dialog"]')) return
  const panes = shownPanes()
  const at = panes.findIndex((pane) => pane.contains(activeElement))
  const from = at < 0 && by === -1 ? 0 : at
  for (let step = 1; step <= panes.length; step += 1) {
    const pane = panes[(from + by * step + panes.length * 2) % panes.length]
    const place = pane && placeIn(pane)
    if (!place) continue
    place.focus()
    return
  }
}

/** The navigation, then the parts of the screen, or all of it if it has none. */
function shownPanes(): Element[] {
  const shown = [...document.querySelectorAll('[data-pane]')].filter(isShown)
  return shown.filter((pane) => !shown.some((other) => other !== pane && pane.contains(other)))
}

function placeIn(pane: Element): HTMLElement | undefined {
  const before = last.get(pane)
  const current = currentIn(pane)
  const isThere = before !== undefined && pane.contains(before) && isUsable(before)
  // A cell may have several places that are current: the last one of them.
  if (isThere && (!current || before.matches(CURRENT))) return before
  if (current) return current
  const here = pane.querySelector<HTMLElement>('[aria-current]')
  if (here && isUsable(here)) return here
  return [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isUsable)
}

const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
