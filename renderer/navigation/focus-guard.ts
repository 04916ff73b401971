import { useEffect } from 'react'
import { isFocusWanted, noteRescue } from './wanted-focus'

/** The last place of the focus: the element, the elements around it, and each one's next siblings, to find the next place when it is gone. */
interface Trail {
  element: Element
  around: readonly { parent: Element; next: readonly Element[]; previous: readonly Element[] }[]
}

const FOCUSABLE =
  ':is(a[href], button, input:not([type="hidden"]), textarea, select, [contenteditable="true"], [tabindex]):not([disabled], [data-disabled])'
/** How many siblings on each side are remembered. */
const SIBLINGS = 3
/** Milliseconds in which whatever removed the element may place the focus itself. */
const SETTLED_MS = 60
/** How often a list that is about to take the focus is waited for. */
const WAITS = 20

/** Keeps the keyboard in the window: if the focused element is removed or disabled, the focus goes to the next place. */
export function useFocusGuard(): void {
  useEffect(() => {
    let last: Trail | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target !== document.body) last = trailOf(target)
    }
    // A click beside everything gives the focus up on purpose.
    const onPointer = () => {
      setTimeout(() => {
        if (isNowhere() && last?.element.isConnected === true && isUsable(last.element)) last = undefined
      })
    }
    let waits = 0
    const look = () => {
      timer = undefined
      if (isFocusWanted() && isNowhere() && waits < WAITS) {
        waits += 1
        timer = setTimeout(look, SETTLED_MS)
        return
      }
      waits = 0
      if (!last || !isNowhere()) return
      const place = nextPlace(last)
      place?.focus({ preventScroll: last.element.isConnected })
      if (place) noteRescue(place)
    }
    const onChange = () => {
      if (isNowhere()) timer ??= setTimeout(look, SETTLED_MS)
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

const isNowhere = () => document.activeElement === null || document.activeElement === document.body

function trailOf(element: Element): Trail {
  const around: Trail['around'][number][] = []
  for (let at: Element = element; at.parentElement && at !== document.body; at = at.parentElement) {
    const siblings = [...at.parentElement.children]
    const index = siblings.indexOf(at)
    around.push({
      parent: at.parentElement,
      next: siblings.slice(index + 1, index + 1 + SIBLINGS),
      previous: siblings.slice(Math.max(0, index - SIBLINGS), index).toReversed(),
    })
  }
  return { element, around }
}

/** The element itself if it can be used again, the nearest one after or before it, or the first on the screen. */
function nextPlace({ element, around }: Trail): HTMLElement | undefined {
  if (isUsable(element)) return element
  const dialog = [...document.querySelectorAll('[role="dialog"]')].findLast(isShown)
  for (const { parent, next, previous } of around) {
    if (!parent.isConnected || parent === document.body) continue
    const beside = [...next, ...previous].filter((sibling) => sibling.isConnected).map(firstIn)
    const found = beside.find((candidate) => candidate !== undefined) ?? firstIn(parent)
    if (found && (!dialog || dialog.contains(found))) return found
  }
  return firstIn(dialog ?? document.querySelector('main') ?? document.body)
}

function firstIn(place: Element): HTMLElement | undefined {
  if (isNext(place)) return place
  return [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isNext)
}

/** A line between panes is nobody's next place. */
const isNext = (element: Element): element is HTMLElement => isUsable(element) && element.role !== 'separator'

const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })

const isUsable = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element.matches(FOCUSABLE) &&
  element.tabIndex >= 0 &&
  !element.closest('fieldset:disabled') &&
  isShown(element)
