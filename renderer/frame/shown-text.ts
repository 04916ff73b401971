import type { Stretch } from '../../core/base/text-pieces'

/** Between the texts of two blocks: a sign that nobody looks for, so that no words are found across them. */
export const APART = '\uFDD0'
/** Elements that run on in a line. */
const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DEL DFN EM I INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRONG SUB SUP TIME U'.split(
    ' ',
  ),
)
/** Elements whose words nobody reads as text. */
const NO_TEXT = 'script, style, select, textarea, [data-find-box]'

/** A piece of a text as it shows: a text node, or a line break. */
export interface Piece<Node> {
  text: string
  /** A block begins before it. */
  apart: boolean
  node: Node | undefined
}

/** The text of some pieces, and where each begins. */
export interface JoinedText<Node> {
  text: string
  pieces: { node: Node; start: number; length: number }[]
}

/** Puts the pieces of a text together, with a sign between two blocks. */
export function join<Node>(all: Iterable<Piece<Node>>): JoinedText<Node> {
  let text = ''
  const pieces: JoinedText<Node>['pieces'] = []
  for (const { text: next, apart, node } of all) {
    if (apart && text !== '') text += APART
    if (node !== undefined) pieces.push({ node, start: text.length, length: next.length })
    text += next
  }
  return { text, pieces }
}

/** The nodes in which a stretch begins and ends, with the places in them. Undefined if it is in none. */
export function endsOf<Node>({ pieces }: JoinedText<Node>, { start, end }: Stretch) {
  const first = pieceAt(pieces, start)
  const last = pieceAt(pieces, end - 1)
  if (!first || !last) return undefined
  return { from: first.node, at: start - first.start, to: last.node, until: end - last.start }
}

function pieceAt<Node>(pieces: JoinedText<Node>['pieces'], at: number) {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((pieces[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  const found = pieces[low]
  return found && at >= found.start && at < found.start + found.length ? found : undefined
}

/** The text that an element shows, as a person reads it: without hidden parts and fields. */
export function shownText(element: Element): JoinedText<Text> {
  return join(piecesOf(element))
}

function* piecesOf(element: Element): Generator<Piece<Text>> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && (node.matches(NO_TEXT) || !node.checkVisibility())
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  let block: Element | undefined
  let apart = true
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof HTMLBRElement) yield { text: '\n', apart: false, node: undefined }
    if (!(node instanceof Text) || node.data === '') continue
    const own = blockOf(node, element)
    apart = own !== block
    block = own
    yield { text: node.data, apart, node }
  }
}

/** The block that a text runs on in. */
function blockOf(node: Text, within: Element): Element {
  let at = node.parentElement ?? within
  while (at !== within && at.parentElement && INLINE.has(at.tagName) && runsOn(at)) at = at.parentElement
  return at
}

/** The words of a printed page have a place of their own each, and are one text all the same. */
const runsOn = (element: Element): boolean =>
  element.closest('[data-page]') !== null || getComputedStyle(element).display.startsWith('inline')

/** The range of a stretch of a shown text. */
export function rangeOf(shown: JoinedText<Text>, stretch: Stretch): Range | undefined {
  const ends = endsOf(shown, stretch)
  if (!ends) return undefined
  const range = document.createRange()
  range.setStart(ends.from, ends.at)
  range.setEnd(ends.to, ends.until)
  return range
}

/** Scrolls everything around a place so that it shows, a third from the top, unless it shows already below the first pixels, which may be covered. */
export function reveal(element: Element, place: Range | Element, covered = 0): void {
  for (let box: Element | null = element; box; box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight || getComputedStyle(box).overflowY === 'visible') continue
    const [inner, outer] = [place.getBoundingClientRect(), box.getBoundingClientRect()]
    if (inner.top >= outer.top + covered && inner.bottom <= outer.bottom) continue
    box.scrollTop += inner.top - outer.top - box.clientHeight / 3
  }
}
