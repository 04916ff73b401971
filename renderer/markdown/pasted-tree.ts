import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { attributeOf, isGone, isSeen, PastedStyles, raiseOf, SEEN, unseenOf } from './pasted-styles'
import type { PastedElement, Style, Unseen } from './pasted-styles'

type PastedNode = DefaultTreeAdapterTypes.ChildNode

/** An element of a pasted page, with all that is seen inside. */
export interface Part {
  tag: string
  style: Style
  attribute: (name: string) => string | undefined
  children: readonly Piece[]
  /** Is it a block, or does it have one inside? */
  isBlock: boolean
  /** Was it apart from what is beside it on the line? */
  isApart: boolean
  /** 1 for a raised text, -1 for a lowered one. */
  raise: number
}
export type Piece = Part | string

const BLOCK = new Set(
  'address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p pre search section summary table ul xmp'.split(
    ' ',
  ),
)
const APART = new Set('button label select textarea text output meter progress td th'.split(' '))
/** Elements that say more than how their text is set, so that a style makes no block of them. */
const INLINE = new Set('a sup sub code kbd q br rt ruby'.split(' '))

const DEPTH_MAX = 500
const LENGTH_MAX = 1_000_000

/**
 * The visible part of a pasted page. Nobody writes text that is very deep, and walking it would end in an overflow; a very long page would
 * hold the window up: of both, only the text.
 */
export function pastedPage(html: string): readonly Piece[] {
  // In a body from the first character on, so that no text is lost in a head or a set of frames.
  const root = parse(`<body>${withTable(html)}`).childNodes.find((node) => node.nodeName === 'html') as
    PastedElement | undefined
  const body = root?.childNodes.find((node) => node.nodeName === 'body') as PastedElement | undefined
  if (!root || !body) return []
  const { depth, sheets } = outlineOf(root)
  const styles = new PastedStyles(sheets)
  if (depth <= DEPTH_MAX && html.length <= LENGTH_MAX) return piecesIn(body, styles, SEEN)
  const lines = linesOf(body, styles)
  return lines.map((line) => ({ ...PARAGRAPH, children: [line] }))
}

const PARAGRAPH = {
  tag: 'p',
  style: new Map<string, string>(),
  attribute: () => undefined,
  isBlock: true,
  isApart: false,
  raise: 0,
}

/** Cells without a table are lost to the parser: they get one. */
function withTable(html: string): string {
  const first = html.search(/<t(?:[dhr]|body|head)\b/i)
  const table = html.search(/<table\b/i)
  if (first < 0 || (table >= 0 && table < first)) return html
  const last = Math.max(...['</td>', '</th>', '</tr>'].map((tag) => html.toLowerCase().lastIndexOf(tag)))
  const end = table < 0 && last > first ? last + 5 : table < 0 ? html.length : table
  return `${html.slice(0, first)}<table>${html.slice(first, end)}</table>${html.slice(end)}`
}

const isElement = (node: PastedNode): node is PastedElement => 'tagName' in node

/** A node's own text: comments have none, but what HTML takes for one may be text of another kind. */
function textIn(node: PastedNode): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  if (node.nodeName !== '#comment') return ''
  return /^\[CDATA\[([^]*?)(?:\]\])?$/.exec((node as DefaultTreeAdapterTypes.CommentNode).data)?.[1] ?? ''
}

/** How deep a page goes, and the texts of its style sheets; without recursion. */
function outlineOf(root: PastedElement): { depth: number; sheets: string[] } {
  const waiting: [PastedElement, number][] = [[root, 0]]
  const sheets: string[] = []
  let depth = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [element, level] = next
    depth = Math.max(depth, level)
    if (element.tagName === 'style') sheets.unshift(element.childNodes.map(textIn).join(''))
    for (const child of element.childNodes) if (isElement(child)) waiting.push([child, level + 1])
  }
  return { depth, sheets }
}

/** The lines of text in a page; without recursion. */
function linesOf(body: PastedElement, styles: PastedStyles): string[] {
  const waiting: (string | [PastedNode, Unseen])[] = [[body, SEEN]]
  const text: string[] = []
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') {
      text.push(next)
      continue
    }
    const [node, outer] = next
    if (!isElement(node)) {
      if (isSeen(outer)) text.push(textIn(node).replaceAll(/\s+/g, ' '))
      continue
    }
    const style = styles.of(node)
    if (isGone(node, style)) continue
    const edge = node.tagName === 'br' || BLOCK.has(node.tagName) || node.tagName === 'tr' ? '\n' : ''
    const gap = edge || (APART.has(node.tagName) || raiseOf(style) !== 0 || /^su[bp]$/.test(node.tagName) ? ' ' : '')
    text.push(gap)
    waiting.push(gap)
    const unseen = unseenOf(style, outer)
    for (const child of node.childNodes.toReversed()) waiting.push([child, unseen])
  }
  const lines = text.join('').split('\n')
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

function piecesIn(element: PastedElement, styles: PastedStyles, unseen: Unseen, isRow = false): Piece[] {
  const pieces: Piece[] = []
  for (const node of element.childNodes) {
    if (!isElement(node)) {
      const text = isSeen(unseen) ? textIn(node) : ''
      if (text !== '') pieces.push(text)
      continue
    }
    const style = styles.of(node)
    if (!isGone(node, style)) pieces.push(partOf(node, style, styles, unseenOf(style, unseen), isRow))
  }
  return element.tagName.startsWith('m') ? asFormula(element.tagName, pieces) : pieces
}

function partOf(element: PastedElement, style: Style, styles: PastedStyles, unseen: Unseen, isRow: boolean): Part {
  const tag = element.tagName
  const display = style.get('display') ?? ''
  const children = piecesIn(element, styles, unseen, /flex|grid/.test(display))
  const isSet = /^(?:block|flow-root|list-item|flex|grid|table$|table-(?:row|caption|header|footer))/.test(display)
  const isBlock = BLOCK.has(tag) || (isSet && !INLINE.has(tag))
  return {
    tag,
    style,
    attribute: (name) => attributeOf(element, name),
    children,
    isBlock: isBlock || children.some((child) => typeof child !== 'string' && child.isBlock),
    isApart: isRow || isSet || APART.has(tag) || /^inline-(?:block|flex|grid|table)|^table-cell/.test(display),
    raise: tag === 'sup' ? 1 : tag === 'sub' ? -1 : raiseOf(style),
  }
}

/** Formulas: the second part of a power is raised, that of an index lowered, and that of a fraction comes after a stroke. */
function asFormula(tag: string, pieces: readonly Piece[]): Piece[] {
  const [first, second, ...rest] = pieces.filter((piece) => typeof piece !== 'string' || piece.trim() !== '')
  if (!first || !second || typeof second === 'string') return [...pieces]
  if (tag === 'msup') return [first, { ...second, raise: 1 }, ...rest]
  if (tag === 'msub') return [first, { ...second, raise: -1 }, ...rest]
  return tag === 'mfrac' ? [first, '/', second, ...rest] : [...pieces]
}

export const partsIn = (pieces: readonly Piece[]): Part[] => pieces.filter((piece) => typeof piece !== 'string')

/** All of a piece's text on one line, what was apart or raised kept apart. */
export function textOf(piece: Piece): string {
  if (typeof piece === 'string') return piece
  if (piece.tag === 'br') return '\n'
  const gap = piece.isApart ? ' ' : ''
  return gap + piece.children.map((child) => mark(child) + textOf(child)).join('') + gap
}
const mark = (piece: Piece) => (typeof piece === 'string' ? '' : (['_', '', '^'][piece.raise + 1] ?? ''))
