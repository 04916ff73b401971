import { useEffect } from 'react'
import type { RecordPlace, Route } from '../navigation/routes'
import { reveal } from './shown-text'
import { wordsAt } from './words-at'

/** The name of the highlight in the style sheet. */
const FOUND = 'found'
/** How long a record may take to appear, in milliseconds. */
const PATIENCE_MS = 5000

/** How long the page may stand still without a part of a place, until its field is lit instead, in milliseconds: a large page appears part by part. */
const LATE_MS = 1000
/** How long the place of a change is lit, in milliseconds; the style sheet fades it within this time. */
const BRIEF_MS = 4000

/**
 * Scrolls to a place of a record, within an element, and lights it: what a search found until its side of the window moves on, what an undo changed for a
 * moment.
 */
export function useLitPlace({ place, ref }: Route, within: { readonly current: Element | null }): void {
  useEffect(() => {
    if (!place || !ref) return undefined
    let lit: Element | undefined
    let isLate = false
    let isDone = false
    let late: ReturnType<typeof setTimeout> | undefined
    const wait = () => {
      clearTimeout(late)
      late = setTimeout(giveUp, LATE_MS)
    }
    const giveUp = () => {
      isLate = true
      light()
    }
    const light = () => {
      if (isDone) return
      const element = within.current && elementOf(within.current, place, isLate)
      if (!element) return
      isDone = true
      clearTimeout(late)
      observer.disconnect()
      if (place.brief) {
        lightBriefly(element)
        return
      }
      lit = element
      lightIn(element, place)
    }
    const observer = new MutationObserver(() => {
      light()
      if (!isDone && !isLate) wait()
    })
    observer.observe(document.body, { childList: true, subtree: true })
    const timer = setTimeout(() => {
      giveUp()
      observer.disconnect()
    }, PATIENCE_MS)
    wait()
    light()
    return () => {
      clearTimeout(late)
      clearTimeout(timer)
      observer.disconnect()
      lit?.removeAttribute('data-lit')
      CSS.highlights.delete(FOUND)
    }
  }, [place, ref, within])
}

/** The element of a part of a place, or of its field; undefined until it shows. A part that is long in coming is lit with its field. */
function elementOf(within: Element, { field, part }: RecordPlace, isLate: boolean): Element | null {
  if (part !== undefined) {
    const id = CSS.escape(part)
    const found = within.querySelector(`[data-section="${id}"], [data-part="${id}"], [data-card="${id}"]`)
    if (found || !isLate) return found
  }
  return within.querySelector(`[data-field="${CSS.escape(field)}"], [data-wanted]`)
}

/** Lights elements for a moment, and nothing else any more; brings the first into view if it is not. */
export function lightBriefly(...elements: readonly Element[]): void {
  for (const earlier of document.querySelectorAll('[data-lit="brief"]')) earlier.removeAttribute('data-lit')
  const [first] = elements
  if (first) reveal(first, first)
  for (const element of elements) {
    element.setAttribute('data-lit', 'brief')
    setTimeout(() => {
      if (element.getAttribute('data-lit') === 'brief') element.removeAttribute('data-lit')
    }, BRIEF_MS)
  }
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
