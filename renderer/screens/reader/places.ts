import type { Stretch } from '../../../core/base/text-pieces'

/** Between places of a source's text and places of the page. A paragraph is one element with `data-start` and one text node. */

const PARAGRAPH = '[data-start]'

const startOf = (paragraph: Element) => Number((paragraph as HTMLElement).dataset.start)

/** The place in the text of a point of the page's tree; undefined outside of its paragraphs. */
function placeOfPoint(node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const paragraph = element?.closest(PARAGRAPH)
  if (!paragraph) return undefined
  if (node instanceof Text) return startOf(paragraph) + offset
  return startOf(paragraph) + (offset === 0 ? 0 : (paragraph.textContent?.length ?? 0))
}

/** The place in the text under a point of the window; undefined beside the words. */
export function placeUnder(x: number, y: number): number | undefined {
  const caret = document.caretPositionFromPoint(x, y)
  return caret ? placeOfPoint(caret.offsetNode, caret.offset) : undefined
}

/** The words that are selected with the mouse inside an element; undefined if none are, or if an end of them is elsewhere. */
export function selectedIn(root: Element): Stretch | undefined {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return undefined
  const start = placeOfPoint(range.startContainer, range.startOffset) ?? edgeOf(root, range, 'start')
  const end = placeOfPoint(range.endContainer, range.endOffset) ?? edgeOf(root, range, 'end')
  return start === undefined || end === undefined || end <= start ? undefined : { start, end }
}

/** If an end of a selection is between paragraphs: the nearest paragraph's edge inside it. */
function edgeOf(root: Element, range: Range, edge: 'start' | 'end'): number | undefined {
  const inside = [...root.querySelectorAll(PARAGRAPH)].filter((paragraph) => range.intersectsNode(paragraph))
  const paragraph = edge === 'start' ? inside.find((one) => isAfterStart(range, one)) : inside.at(-1)
  if (!paragraph) return undefined
  if (edge === 'start') return startOf(paragraph)
  // A triple click ends before the first word of the next paragraph.
  const ends = document.createRange()
  ends.selectNodeContents(paragraph)
  const isWhole = range.compareBoundaryPoints(Range.END_TO_END, ends) >= 0
  return startOf(paragraph) + (isWhole ? (paragraph.textContent?.length ?? 0) : 0)
}

function isAfterStart(range: Range, paragraph: Element): boolean {
  const begins = document.createRange()
  begins.selectNodeContents(paragraph)
  return range.compareBoundaryPoints(Range.START_TO_START, begins) <= 0
}

/** A paragraph on the page: its words, and where they are in the text. */
export interface Line extends Stretch {
  node: Text
}

/** The paragraphs on the page inside an element. */
export function linesIn(root: Element): Line[] {
  return [...root.querySelectorAll(PARAGRAPH)].flatMap((paragraph) => {
    const node = paragraph.firstChild
    const start = startOf(paragraph)
    return node instanceof Text ? [{ node, start, end: start + node.length }] : []
  })
}

/** The parts of a stretch that are on the page, one per paragraph: cards between paragraphs are no part of it. */
export function rangesOf(lines: readonly Line[], { start, end }: Stretch): Range[] {
  const touched = lines.filter((line) => line.start < end && line.end > start)
  return touched.map((line) => {
    const range = document.createRange()
    range.setStart(line.node, Math.max(0, start - line.start))
    range.setEnd(line.node, Math.min(line.node.length, end - line.start))
    return range
  })
}
