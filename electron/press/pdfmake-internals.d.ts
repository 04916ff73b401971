/**
 * The parts of pdfmake 0.3.11 that the press builds on, in the shapes that it relies on. pdfmake has no exports map and no types for them, so the
 * version is pinned exactly, and a contract test covers each method that is used or overridden.
 */
declare module 'pdfmake/js/PDFDocument.js' {
  export class PDFDocument {
    constructor(
      fonts: Record<string, Record<string, Uint8Array>>,
      images: object,
      patterns: object,
      attachments: object,
      options: object,
      virtualfs: null,
      localAccessPolicy: (path: string) => boolean,
    )
    /** pdfkit's state: the current font, the fonts by name, and how many were opened. */
    _font: PressFont
    _fontFamilies: Record<string, PressFont>
    _fontCount: number
    provideFont(family: string, bold: boolean, italics: boolean): PressFont
    font(bytes: Uint8Array): this
    on(event: 'data', listener: (chunk: Uint8Array) => void): void
    on(event: 'pageAdded', listener: () => void): void
    on(event: 'end', listener: () => void): void
    on(event: 'error', listener: (error: Error) => void): void
    end(): void
  }
  /** An embedded font of pdfkit, one document's own; `font` is fontkit's. Metrics are in units of 1/1000 em. */
  export interface PressFont {
    constructor: new (document: PDFDocument, font: FontFace, id: string) => PressFont
    id: string
    name: string
    ascender: number
    descender: number
    lineGap: number
    font: FontFace
    /** Glyphs by text. */
    layoutCache: Record<string, GlyphRun>
    widthOfString(text: string, size: number): number
    /** Glyphs of the font in the file, by number there: their numbers in the font, their widths, the characters that they stand for. */
    subset: { includeGlyph(id: number): number; glyphs: number[] }
    widths: number[]
    unicode: number[][]
    scale: number
    layout(text: string, features?: unknown): GlyphRun & { positions: unknown[] }
    /** The numbers of a text's glyphs in the file, as four hexadecimal digits each. */
    encode(text: string, features?: unknown): [string[], unknown[]]
  }
  /** A font of fontkit. */
  export interface FontFace {
    /** Glyph objects made before, by glyph number. */
    _glyphs: Record<number, Glyph>
    getGlyph(id: number, characters?: number[]): Glyph
    hasGlyphForCodePoint(codePoint: number): boolean
  }
  export interface Glyph {
    id: number
    advanceWidth: number
    codePoints: number[]
  }
  export interface GlyphRun {
    glyphs: Glyph[]
  }
  const module: { default: typeof PDFDocument }
  export default module
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { Inline, Line, PageElementWriter, Page } from 'pdfmake/js/PageElementWriter.js'
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js'
  /** The place of a page's head or foot. */
  export type RunningSize = (size: object, margins: object) => { x: number; y: number; width: number; height: number }
  export interface LayoutNode {
    headlineLevel?: number
    /** Ours: whether it names the points or rows under it. */
    isCaption?: boolean
    stack?: LayoutNode[]
    columns?: LayoutNode[]
    ul?: LayoutNode[]
    width?: number | string
    table?: { body: LayoutNode[][]; widths: { width: number | string }[] }
    positions: unknown[]
    noWrap?: boolean
    _minWidth: number
    _inlines?: Inline[]
    _margin?: [number, number, number, number] | null
  }
  export class LayoutBuilder {
    pageSize: { width: number; height: number }
    pageMargins: { left: number; top: number; right: number; bottom: number }
    docPreprocessor: { preprocessDocument(node: object): LayoutNode }
    docMeasure: { measureDocument(node: object): object; measureLeaf(node: LayoutNode): LayoutNode }
    linearNodeList: unknown[]
    writer: PageElementWriter
    constructor(pageSize: object, pageMargins: object, svgMeasure: object)
    registerTableLayouts(layouts: object): void
    layoutDocument(
      content: object,
      document: PDFDocument,
      styles: object,
      defaultStyle: object,
      background: undefined,
      header: unknown,
      footer: unknown,
      watermark: undefined,
      pageBreakBefore: undefined,
    ): Page[]
    processNode(node: object): void
    processVerticalContainer(node: LayoutNode): void
    processLeaf(node: LayoutNode): void
    /** Takes as many of the node's inlines as fit on a line. */
    buildNextLine(node: LayoutNode): Line | null
    addDynamicRepeatable(getter: unknown, sizeOf: RunningSize, property: 'header' | 'footer'): void
    addHeadersAndFooters(header: unknown, footer: unknown): void
  }
  const module: { default: typeof LayoutBuilder }
  export default module
}

declare module 'pdfmake/js/PageElementWriter.js' {
  import type { DocumentContext } from 'pdfmake/js/DocumentContext.js'
  import type { RunOrigin } from '../../core/memo/memo-model'
  /** A word or so of a line, as placed; `x` counts from the line's. `origin` is ours, carried along from the text's definition. */
  export interface Inline {
    text: string
    x: number
    width: number
    height: number
    fontSize: number
    /** True if the next one may not begin a line. */
    noNewLine?: boolean
    lineEnd?: boolean
    /** True if it is raised and smaller, as the mark of a note is. */
    sup?: boolean
    /** Widths of the white space at its ends, which is not printed at the ends of a line. */
    leadingCut: number
    trailingCut: number
    origin?: RunOrigin
  }
  export interface Line {
    x: number
    y: number
    maxWidth: number
    inlineWidths: number
    trailingCut: number
    newLineForced?: boolean
    lastLineInParagraph: boolean
    inlines: Inline[]
    getHeight(): number
    /** Its width without the white space at its ends. */
    getWidth(): number
    addInline(inline: Inline): void
  }
  export interface Page {
    items: { type: string; item: Line }[]
  }
  export class PageElementWriter {
    transactionLevel: number
    constructor(context: DocumentContext)
    context(): DocumentContext
    addPage(size: object, orientation: null, margins: object): void
    moveToNextPage(): void
    addLine(line: Line, keepPosition?: boolean, index?: number): unknown
    addFragment(fragment: object, useX?: boolean, useY?: boolean, keepPosition?: boolean): unknown
  }
  const module: { default: typeof PageElementWriter }
  export default module
}

declare module 'pdfmake/js/TextInlines.js' {
  import type { Inline } from 'pdfmake/js/PageElementWriter.js'
  class TextInlines {
    constructor(document: null)
    widthOfText(text: string, inline: Inline): number
  }
  const module: { default: typeof TextInlines }
  export default module
}

declare module 'pdfmake/js/DocumentContext.js' {
  import type { Page } from 'pdfmake/js/PageElementWriter.js'
  export class DocumentContext {
    pages: Page[]
    y: number
    availableHeight: number
    availableWidth: number
    pageMargins: { left: number; top: number; right: number; bottom: number }
  }
  const module: { default: typeof DocumentContext }
  export default module
}

declare module 'pdfmake/js/Renderer.js' {
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js'
  import type { Page } from 'pdfmake/js/PageElementWriter.js'
  export class Renderer {
    constructor(document: PDFDocument, progress?: (share: number) => void)
    renderPages(pages: Page[]): void
  }
  const module: { default: typeof Renderer }
  export default module
}

declare module 'pdfmake/js/SVGMeasure.js' {
  class SVGMeasure {}
  const module: { default: typeof SVGMeasure }
  export default module
}

declare module 'pdfmake/js/PageSize.js' {
  export function normalizePageSize(size: string, orientation: string): { width: number; height: number }
  export function normalizePageMargin(margins: number[]): { left: number; top: number; right: number; bottom: number }
}

declare module 'pdfmake/js/tableLayouts.js' {
  export const tableLayouts: object
}
