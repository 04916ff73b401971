import DocumentContextModule from 'pdfmake/js/DocumentContext.js'
import LayoutBuilderModule, { type LayoutNode, type RunningSize } from 'pdfmake/js/LayoutBuilder.js'
import PageElementWriterModule, { type Line, type Page } from 'pdfmake/js/PageElementWriter.js'
import { ParleyError } from '../../core/base/errors'
import { keepHangulWords } from './east-asian'
import { exported } from './exported'
import { captionHeight, firstHeight, headingHeight, wholeHeight } from './heights'
import { measureAlike } from './measure-words'
import { nextLine } from './next-line'
import { rowOf } from './tall-rows'

const DocumentContext = exported(DocumentContextModule)
const PageElementWriter = exported(PageElementWriterModule)
const LayoutBuilder = exported(LayoutBuilderModule)

/**
 * pdfmake silently drops a block that is taller than a page: `addLine` and `addFragment` then return false. Here that is an error, so that no memo is
 * written with a hole.
 */
class StrictWriter extends PageElementWriter {
  override addLine(line: Line, keepPosition?: boolean, index?: number): unknown {
    const placed = super.addLine(line, keepPosition, index)
    if (!placed) throw lostText(line.inlines.map((inline) => inline.text).join(''))
    return placed
  }

  /** Moves what is placed next down to the foot of its page, if it fits there at all. */
  toFoot = false
  readonly tallRows = new Set<string>()

  override addFragment(fragment: object, useX?: boolean, useY?: boolean, keepPosition?: boolean): unknown {
    const isRepeated = this.repeatables.includes(fragment)
    const items = this.#itemsHere()
    const before = items.length
    if (this.toFoot && this.transactionLevel === 0) this.#moveToFoot(fragment)
    const placed = super.addFragment(fragment, useX, useY, keepPosition)
    if (!placed) this.#lose(fragment)
    // A repeated head of a table is read once, where the table begins.
    const now = this.#itemsHere()
    if (isRepeated) for (const { item } of now.slice(now === items ? before : 0)) item.isRepeated = true
    return placed
  }

  /** Notes a row that no page has room for, to be laid out again as one that breaks. */
  #lose(fragment: object): void {
    const row = rowOf(linesOf(fragment))
    if (row === undefined) throw lostText(fragmentText(fragment))
    this.tallRows.add(row)
  }

  #moveToFoot(fragment: object): void {
    const context = this.context()
    const height = 'height' in fragment ? Number(fragment.height) : Infinity
    // A hair less, so that no rounding sends it to the next page.
    const room = context.availableHeight - height - 0.01
    if (room > 0) context.moveDown(room)
  }

  #itemsHere(): Page['items'] {
    const { pages, page } = this.context()
    return pages[page]?.items ?? []
  }
}

const itemsOf = (fragment: object) =>
  'items' in fragment && Array.isArray(fragment.items) ? (fragment.items as Page['items']) : []

const fragmentText = (fragment: object): string => lineTexts(itemsOf(fragment))

const linesOf = (fragment: object): Line[] =>
  itemsOf(fragment).flatMap(({ type, item }) => (type === 'line' ? [item] : []))

/** The text of the lines among a page's items. */
function lineTexts(items: Page['items']): string {
  return items
    .filter((item) => item.type === 'line')
    .flatMap((item) => item.item.inlines.map((inline) => inline.text))
    .join('')
}

/** The text of each piece as a whole: a page break may part the two columns that it is in. */
function textsByLeaf(pages: readonly Page[]): string {
  const texts = new Map<LayoutNode | undefined, string>()
  for (const { type, item } of pages.flatMap((page) => page.items)) {
    if (type !== 'line' || item.isRepeated) continue
    const text = item.inlines.map((inline) => inline.text).join('')
    texts.set(item.leaf, (texts.get(item.leaf) ?? '') + text)
  }
  return [...texts.values()].join('')
}

function lostText(text: string): ParleyError {
  return new ParleyError('layout-lost-text', { text: text.trim().slice(0, 60) })
}

/** How many pieces of text a node has. */
function countPieces(node: LayoutNode): number {
  const inner = node.stack ?? node.columns ?? node.ul ?? node.table?.body.flat()
  return inner ? inner.reduce((sum, item) => sum + countPieces(item), 0) : 1
}

/** A text that may break anywhere, so that no word makes a column wider than its share of the page. */
function breakable(node: LayoutNode): LayoutNode {
  if (node.noWrap) return node
  const widest = Math.max(0, ...(node._inlines ?? []).map((inline) => inline.fontSize * 1.5))
  node._minWidth = Math.min(node._minWidth, widest)
  return node
}

/** Moves a text that has a place in a picture so that its middle or end is there, and no part of it outside. */
function anchored({ anchor, within = Infinity, relativePosition, _inlines: inlines = [] }: LayoutNode): void {
  if (!relativePosition || !anchor) return
  const width = inlines.reduce((sum, inline) => sum + inline.width, 0)
  const before = anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2
  relativePosition.x = Math.max(0, Math.min(relativePosition.x - before, within - width))
}

/** The least room between the foot of a page and the edge of the paper, in points. */
const PAPER_EDGE = 4
/** The room needed under a heading for it to stay: two lines of text and their spacing, in points. */
const ROOM_UNDER_HEADING = 36

/** The room that a node needs under its heading: all of one that does not break, if a page has room for it. */
function roomUnder(next: LayoutNode, width: number): number {
  const isWhole = next.unbreakable === true || next.isFrame === true
  return isWhole ? Math.max(ROOM_UNDER_HEADING, wholeHeight(next, width)) : ROOM_UNDER_HEADING
}

/** The room that a table needs to begin under a heading, with its caption if it has one; none for anything else. */
function tableRoom([first, second]: readonly LayoutNode[], width: number): number {
  if (first?.table && !first.isFrame) return firstHeight(first, width)
  if (!first?.isCaption || !second) return 0
  const caption = captionHeight(first, width)
  return caption === undefined ? 0 : caption + firstHeight(second, width)
}

/**
 * pdfmake's layout with six differences: lost blocks are errors; a word breaks where it would leave its column; a heading is never the last thing on
 * a page; a paragraph never leaves its first line alone there; a block can be at the foot of its page; and the laid-out text of the body, and of the head and foot of each page, is kept to
 * be compared with the memo.
 */
export class StrictLayout extends LayoutBuilder {
  /** Receives how many pieces of text are done, and the total; each is measured and then placed. An error that it throws ends the layout. */
  onProgress: (done: number, of: number) => void = () => undefined
  /** The error for a head or foot that is higher than its margin. */
  runningTextTooLong: () => ParleyError = () => new ParleyError('layout-lost-text', { text: '' })
  /** Does a heading stay with the first row of a table under it? */
  keepsTables = false
  bodyText = ''
  /** The laid-out body, for its structure. */
  root: LayoutNode = { positions: [], _minWidth: 0 }
  /** The pages, from 0, on which the second sheet and the annex begin. */
  readonly begins = new Map<string, number>()
  /** The text at the head and foot of each page. */
  runningTexts: string[] = []
  /** The texts whose first line is laid out. */
  private readonly begun = new WeakSet<LayoutNode>()
  /** The rows that no page has room for; they are missing from the pages. */
  get tallRows(): ReadonlySet<string> {
    return this.strictWriter.tallRows
  }
  private strictWriter = new StrictWriter(new DocumentContext())
  private pieces = 0
  private piecesDone = 0

  tryLayoutDocument(
    content: object,
    _document: unknown,
    _styles: unknown,
    _defaultStyle: unknown,
    _background: unknown,
    header: unknown,
    footer: unknown,
  ): { pages: unknown[]; linearNodeList: unknown[] } {
    this.linearNodeList = []
    const whole = this.docPreprocessor.preprocessDocument(content)
    this.pieces = 2 * countPieces(whole)
    measureAlike(this.docMeasure.textInlines)
    const measureLeaf = this.docMeasure.measureLeaf.bind(this.docMeasure)
    this.docMeasure.measureLeaf = (node) => {
      this.countPiece()
      const measured = measureLeaf(node)
      keepHangulWords(measured._inlines ?? [])
      return breakable(measured)
    }
    const prepared = this.docMeasure.measureDocument(whole)
    this.root = prepared
    this.strictWriter = new StrictWriter(new DocumentContext())
    this.writer = this.strictWriter
    this.writer.addPage(this.pageSize, null, this.pageMargins)
    this.processNode(prepared)
    const { pages } = this.writer.context()
    const bodyLengths = pages.map((page) => page.items.length)
    this.bodyText = textsByLeaf(pages)
    this.addRunningTexts(header, footer)
    this.runningTexts = pages.map((page, index) => lineTexts(page.items.slice(bodyLengths[index])))
    return { pages, linearNodeList: this.linearNodeList }
  }

  /** The foot of a page keeps off the edge of the paper. */
  override addDynamicRepeatable(getter: unknown, sizeOf: RunningSize, property: 'header' | 'footer'): void {
    const inside: RunningSize = (size, margins) => {
      const full = sizeOf(size, margins)
      return property === 'footer' ? { ...full, height: full.height - PAPER_EDGE } : full
    }
    super.addDynamicRepeatable(getter, inside, property)
  }

  private addRunningTexts(header: unknown, footer: unknown): void {
    try {
      this.addHeadersAndFooters(header, footer)
    } catch (error) {
      const isLost = error instanceof ParleyError && error.code === 'layout-lost-text'
      throw isLost ? this.runningTextTooLong() : error
    }
  }

  override buildNextLine(node: LayoutNode): Line | null {
    const waiting = (node._inlines ??= [])
    const isFirst = !this.begun.has(node)
    if (isFirst) {
      this.begun.add(node)
      // Words are taken from the end.
      waiting.reverse()
    }
    const line = nextLine(node, this.writer.context().availableWidth, waiting)
    // Alone on a later line, the end of a long mark would be raised into the line above it.
    if (line && !isFirst && line.inlines.every(({ sup }) => sup)) for (const inline of line.inlines) inline.sup = false
    return line
  }

  override processLeaf(node: LayoutNode): void {
    // pdfmake fails at a text without words that is to be in the outline.
    if (!node._inlines?.length) node.outline = false
    super.processLeaf(node)
    this.countPiece()
  }

  /** The heads and feet of the pages come last, and are reported but not counted. */
  private countPiece(): void {
    this.piecesDone = Math.min(this.piecesDone + 1, this.pieces)
    this.onProgress(this.piecesDone, this.pieces)
  }

  override processVerticalContainer(node: LayoutNode): void {
    for (const [index, item] of (node.stack ?? []).entries()) {
      // A node that begins a page needs no room on this one.
      if (this.writer.transactionLevel === 0 && item.pageBreak !== 'before') {
        if (item.needs !== undefined) this.need(item.needs)
        else if (item.headlineLevel !== undefined) this.keepWithNext(node, index)
        else if (item.isCaption) this.keepCaption(node, index)
        else this.keepTwoLines(item)
      }
      if (item.begins !== undefined) this.begins.set(item.begins, this.writer.context().page + 1)
      anchored(item)
      if (item.atFoot) this.strictWriter.toFoot = true
      this.processNode(item)
      if (item.atFoot) this.strictWriter.toFoot = false
      node.positions.push(...item.positions)
    }
  }

  /** Begins a page before a heading if it, the headings right under it, and two lines of text do not fit on this one. */
  private keepWithNext(node: LayoutNode, index: number): void {
    const context = this.writer.context()
    const items = (node.stack ?? []).slice(index)
    const under = items.findIndex(({ headlineLevel }) => headlineLevel === undefined)
    const headings = under < 0 ? items : items.slice(0, under)
    const next = under < 0 ? undefined : items[under]
    const table = this.keepsTables ? tableRoom(items.slice(headings.length), context.availableWidth) : 0
    const room = Math.max(table, next ? roomUnder(next, context.availableWidth) : ROOM_UNDER_HEADING)
    this.need(headings.reduce((sum, item) => sum + headingHeight(item, context.availableWidth), room))
  }

  /** Begins a page before a caption if it and the first of the points or rows under it do not fit on this one. */
  private keepCaption(node: LayoutNode, index: number): void {
    const [item, next] = (node.stack ?? []).slice(index)
    const width = this.writer.context().availableWidth
    const height = item && captionHeight(item, width)
    if (item && height === undefined) this.keepTwoLines(item)
    if (next && height !== undefined) this.need(height + firstHeight(next, width))
  }

  private need(height: number): void {
    const context = this.writer.context()
    if (height > context.availableHeight && context.y > context.pageMargins.top + 1) this.writer.moveToNextPage()
  }

  /** Begins a page before a paragraph if only one of its several lines, or only its number, would fit on this page. */
  private keepTwoLines(item: LayoutNode): void {
    const context = this.writer.context()
    const text = item._inlines ? item : item.columns?.at(-1)
    const inlines = text?._inlines ?? []
    const height = Math.max(0, ...inlines.map((inline) => inline.height))
    const width = inlines.reduce((sum, inline) => sum + inline.width, 0)
    const oneOnly = context.availableHeight >= height && context.availableHeight < 2 * height
    const numberOnly = item.columns !== undefined && context.availableHeight < height
    if ((oneOnly && width > context.availableWidth) || numberOnly) this.need(Infinity)
  }
}
