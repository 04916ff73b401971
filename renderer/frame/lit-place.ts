import { useEffect } from 'react'
import type { RecordPlace, Route } from '../navigation/navigation-state'
import { wordsAt } from './words-at'

/** The name of the highlight in the style sheet. */
const FOUND = 'found'
/** How long a record may take to appear, in milliseconds. */
const PATIENCE_MS = 5000

/** Scrolls to the place of a record that a search found, and lights it until the window moves on. */
export function useLitPlace({ place, ref }: Route): void {
  useEffect(() => {
    if (!place || !ref) return undefined
    let lit: Element | undefined
    const light = () => {
      const element = document.querySelector(`main [data-field="${CSS.escape(place.field)}"], main [data-wanted]`)
      if (!element) return
      observer.disconnect()
      lit = element
      lightIn(element, place)
    }
    const observer = new MutationObserver(light)
    observer.observe(document.body, { childList: true, subtree: true })
    const timer = setTimeout(() => observer.disconnect(), PATIENCE_MS)
    light()
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      lit?.removeAttribute('data-lit')
      CSS.highlights.delete(FOUND)
    }
  }, [place, ref])
}

function lightIn(element: Element, place: RecordPlace): void {
  const nodes = textNodesOf(element)
  const ranges = wordsAt(nodes.map((node) => node.data).join(''), place).map(([start, end]) =>
    rangeOf(nodes, start, end),
  )
  // Words that show in another form, as a date does, or in the other language: the field is lit as a whole.
  if (ranges.length === 0) element.setAttribute('data-lit', '')
  CSS.highlights.set(FOUND, new Highlight(...ranges))
  reveal(element, ranges[0] ?? element)
}

function textNodesOf(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text)
  return nodes
}

/** The range of some characters of all the text nodes. */
function rangeOf(nodes: readonly Text[], start: number, end: number): Range {
  const range = document.createRange()
  let before = 0
  for (const node of nodes) {
    const after = before + node.data.length
    if (start >= before && start < after) range.setStart(node, start - before)
    if (end > before && end <= after) range.setEnd(node, end - before)
    before = after
  }
  return range
}

/** Scrolls everything around a place so that it shows, a third from the top, unless it shows already. */
function reveal(element: Element, place: Range | Element): void {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight || getComputedStyle(box).overflowY === 'visible') continue
    const [inner, outer] = [place.getBoundingClientRect(), box.getBoundingClientRect()]
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) continue
    box.scrollTop += inner.top - outer.top - box.clientHeight / 3
  }
}
