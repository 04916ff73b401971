import DocumentContextModule from 'pdfmake/js/DocumentContext.js'
import LayoutBuilderModule, { type LayoutNode, type RunningSize } from 'pdfmake/js/LayoutBuilder.js'
import PageElementWriterModule, { type Line, type Page } from 'pdfmake/js/PageElementWriter.js'
import { ParleyError } from '../../core/base/errors'
import { cutLine } from './cut-line'
import { exported } from './fonts'
import { captionHeight, firstHeight, headingHeight } from './heights'

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

  override addFragment(fragment: object, useX?: boolean, useY?: boolean, keepPosition?: boolean): unknown {
    const placed = super.addFragment(fragment, useX, useY, keepPosition)
    if (!placed) throw lostText(fragmentText(fragment))
    return placed
  }
}

function fragmentText(fragment: object): string {
  return 'items' in fragment && Array.isArray(fragment.items) ? lineTexts(fragment.items as Page['items']) : ''
}

/** The text of the lines among a page's items. */
function lineTexts(items: Page['items']): string {
  return items
    .filter((item) => item.type === 'line')
    .flatMap((item) => item.item.inlines.map((inline) => inline.text))
    .join('')
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

/** The least room between the foot of a page and the edge of the paper, in points. */
const PAPER_EDGE = 4
/** The room needed under a heading for it to stay: two lines of text and their spacing, in points. */
const ROOM_UNDER_HEADING = 36

/**
 * pdfmake's layout with five differences: lost blocks are errors; a word breaks where it would leave its column; a heading is never the last thing on
 * a page; a paragraph never leaves its first line alone there; and the laid-out text of the body, and of the head and foot of each page, is kept to
 * be compared with the memo.
 */
export class StrictLayout extends LayoutBuilder {
  /** Receives how many pieces of text are done, and the total; each is measured and then placed. An error that it throws ends the layout. */
  onProgress: (done: number, of: number) => void = () => undefined
  /** The error for a head or foot that is higher than its margin. */
  runningTextTooLong: () => ParleyError = () => new ParleyError('layout-lost-text', { text: '' })
  bodyText = ''
  /** The text at the head and foot of each page. */
  runningTexts: string[] = []
  /** The texts whose first line is laid out. */
  private readonly begun = new WeakSet<LayoutNode>()
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
    const measureLeaf = this.docMeasure.measureLeaf.bind(this.docMeasure)
    this.docMeasure.measureLeaf = (node) => {
      this.countPiece()
      return breakable(measureLeaf(node))
    }
    const prepared = this.docMeasure.measureDocument(whole)
    this.writer = new StrictWriter(new DocumentContext())
    this.writer.addPage(this.pageSize, null, this.pageMargins)
    this.processNode(prepared)
    const { pages } = this.writer.context()
    const bodyLengths = pages.map((page) => page.items.length)
    this.bodyText = pages.map((page) => lineTexts(page.items)).join('')
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
    const line = super.buildNextLine(node)
    if (!line) return line
    cutLine(line, node)
    // Alone on a later line, the end of a long mark would be raised into the line above it.
    if (this.begun.has(node) && line.inlines.every(({ sup }) => sup))
      for (const inline of line.inlines) inline.sup = false
    this.begun.add(node)
    return line
  }

  override processLeaf(node: LayoutNode): void {
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
      if (this.writer.transactionLevel === 0) {
        if (item.headlineLevel !== undefined) this.keepWithNext(node, index)
        else if (item.isCaption) this.keepCaption(node, index)
        else this.keepTwoLines(item)
      }
      this.processNode(item)
      node.positions.push(...item.positions)
    }
  }

  /** Begins a page before a heading if it, the headings right under it, and two lines of text do not fit on this one. */
  private keepWithNext(node: LayoutNode, index: number): void {
    const context = this.writer.context()
    let need = ROOM_UNDER_HEADING
    for (const item of (node.stack ?? []).slice(index)) {
      if (item.headlineLevel === undefined) break
      need += headingHeight(item, context.availableWidth)
    }
    this.need(need)
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
