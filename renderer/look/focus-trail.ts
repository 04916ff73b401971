/** A place of the focus: the element, the elements around it, and each one's next siblings, to find the next place when it is gone. */
export interface FocusTrail {
  element: Element
  around: readonly { parent: Element; next: readonly Element[]; previous: readonly Element[] }[]
  /** What the element was called, to know it if it is drawn anew. */
  name: string
  /** The side of the window that it was on. */
  side: string | undefined
}

/** Elements that can take the focus. */
export const FOCUSABLE =
  ':is(a[href], button, input:not([type="hidden"]), textarea, select, [contenteditable="true"], [tabindex]):not([disabled], [data-disabled])'
/** The row or cell of a list or grid that the Tab key comes to. */
export const CURRENT = ':is([data-row], [data-stop])[tabindex="0"]'
/** How many siblings on each side are remembered. */
const SIBLINGS = 3

/** Has nothing in the window the focus? */
export const isFocusNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body

/** The trail of a focused element. */
export function trailOf(element: Element): FocusTrail {
  const around: FocusTrail['around'][number][] = []
  for (let at: Element = element; at.parentElement && at !== document.body; at = at.parentElement) {
    const siblings = [...at.parentElement.children]
    const index = siblings.indexOf(at)
    around.push({
      parent: at.parentElement,
      next: siblings.slice(index + 1, index + 1 + SIBLINGS),
      previous: siblings.slice(Math.max(0, index - SIBLINGS), index).toReversed(),
    })
  }
  return { element, around, name: nameOf(element), side: sideOf(element) }
}

const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent
const sideOf = (element: Element): string | undefined => element.closest<HTMLElement>('[data-side]')?.dataset.side

/** The element itself if it can be used again, the nearest one after or before it, or the first on the screen. */
export function nextPlace(trail: FocusTrail): HTMLElement | undefined {
  return nearPlace(trail) ?? firstIn(openDialog() ?? document.querySelector('main') ?? document.body)
}

/** The element itself if it can be used again, or the nearest one after or before it. */
export function nearPlace({ element, around }: FocusTrail): HTMLElement | undefined {
  if (isUsable(element)) return element
  const dialog = openDialog()
  for (const { parent, next, previous } of around) {
    if (!parent.isConnected || parent === document.body) continue
    const beside = [...next, ...previous].filter((sibling) => sibling.isConnected).map(firstIn)
    const found = beside.find((candidate) => candidate !== undefined) ?? firstIn(parent)
    if (found && (!dialog || dialog.contains(found))) return found
  }
  return undefined
}

/** The element itself, or the one that was drawn in its place: of the same kind and name, on the same side. */
export function samePlace({ element, name, side }: FocusTrail): HTMLElement | undefined {
  if (isUsable(element)) return element
  if (name === '') return undefined
  const all = [...document.querySelectorAll(element.tagName)]
  return all.filter(isUsable).find((one) => nameOf(one) === name && sideOf(one) === side)
}

const openDialog = () => [...document.querySelectorAll('[role="dialog"]')].findLast(isShown)

/** The current row or cell of the list in a place, if it has one. */
export function currentIn(place: Element): HTMLElement | undefined {
  return [...place.querySelectorAll(CURRENT)].find(isUsable)
}

/** In a list, the current row is the first place: no tool above it. */
function firstIn(place: Element): HTMLElement | undefined {
  if (isNext(place)) return place
  return currentIn(place) ?? [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isNext)
}

/** A line between panes is nobody's next place. */
const isNext = (element: Element): element is HTMLElement => isUsable(element) && element.role !== 'separator'

const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })

/** Can an element take the focus by the Tab key? */
export const isUsable = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element.matches(FOCUSABLE) &&
  element.tabIndex >= 0 &&
  !element.closest('fieldset:disabled') &&
  isShown(element)
