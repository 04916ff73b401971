import DocumentContextModule from 'pdfmake/js/DocumentContext.js'
import LayoutBuilderModule, { type LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
import PageElementWriterModule, { type Line, type Page } from 'pdfmake/js/PageElementWriter.js'
import { ParleyError } from '../../core/base/errors'
import { exported } from './fonts'

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

/** The room needed under a heading for it to stay: two lines of text and their spacing, in points. */
const ROOM_UNDER_HEADING = 36

/**
 * pdfmake's layout with four differences: lost blocks are errors; a heading is never the last thing on a page; a paragraph never leaves its first
 * line alone there; and the laid-out text of the body, and of the head and foot of each page, is kept to be compared with the memo.
 */
export class StrictLayout extends LayoutBuilder {
  /** Receives how many pieces of text are done, and the total; each is measured and then placed. An error that it throws ends the layout. */
  onProgress: (done: number, of: number) => void = () => undefined
  bodyText = ''
  /** The text at the head and foot of each page. */
  runningTexts: string[] = []
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
      return measureLeaf(node)
    }
    const prepared = this.docMeasure.measureDocument(whole)
    this.writer = new StrictWriter(new DocumentContext())
    this.writer.addPage(this.pageSize, null, this.pageMargins)
    this.processNode(prepared)
    const { pages } = this.writer.context()
    const bodyLengths = pages.map((page) => page.items.length)
    this.bodyText = pages.map((page) => lineTexts(page.items)).join('')
    this.addHeadersAndFooters(header, footer)
    this.runningTexts = pages.map((page, index) => lineTexts(page.items.slice(bodyLengths[index])))
    return { pages, linearNodeList: this.linearNodeList }
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
        if (item.headlineLevel === undefined) this.keepTwoLines(item)
        else this.keepWithNext(node, index)
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
      need += this.headingHeight(item, context.availableWidth)
    }
    if (need > context.availableHeight && context.y > context.pageMargins.top + 1) this.writer.moveToNextPage()
  }

  /** Begins a page before a paragraph of several lines if only one would fit on this page. */
  private keepTwoLines(item: LayoutNode): void {
    const context = this.writer.context()
    const text = item._inlines ? item : item.columns?.at(-1)
    const inlines = text?._inlines ?? []
    const height = Math.max(0, ...inlines.map((inline) => inline.height))
    const width = inlines.reduce((sum, inline) => sum + inline.width, 0)
    const oneOnly = context.availableHeight >= height && context.availableHeight < 2 * height
    if (oneOnly && width > context.availableWidth && context.y > context.pageMargins.top + 1)
      this.writer.moveToNextPage()
  }

  private headingHeight(item: LayoutNode, width: number): number {
    const inlines = item._inlines ?? []
    const lines = Math.max(1, Math.ceil(inlines.reduce((sum, inline) => sum + inline.width, 0) / (width * 0.9)))
    const height = Math.max(0, ...inlines.map((inline) => inline.height))
    return lines * height + (item._margin?.[1] ?? 0) + (item._margin?.[3] ?? 0)
  }
}
