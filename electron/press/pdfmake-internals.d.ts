/**
 * The parts of pdfmake 0.3.11 that the press builds on, in the shapes that it relies on. pdfmake has no exports map and no types
 * for them, so the version is pinned exactly, and a contract test stands for each method that is used or overridden.
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
    provideFont(family: string, bold: boolean, italics: boolean): PressFont
    on(event: 'data', listener: (chunk: Uint8Array) => void): void
    on(event: 'end', listener: () => void): void
    on(event: 'error', listener: (error: Error) => void): void
    end(): void
  }
  /** An embedded font of pdfkit; `font` is fontkit's. Metrics are in units of 1/1000 em. */
  export interface PressFont {
    ascender: number
    descender: number
    lineGap: number
    font: { hasGlyphForCodePoint(codePoint: number): boolean }
  }
  const module: { default: typeof PDFDocument }
  export default module
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { PageElementWriter, Page } from 'pdfmake/js/PageElementWriter.js'
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js'
  export interface LayoutNode {
    headlineLevel?: number
    stack?: LayoutNode[]
    columns?: LayoutNode[]
    positions: unknown[]
    _inlines?: { width: number; height: number }[]
    _margin?: [number, number, number, number] | null
  }
  export class LayoutBuilder {
    pageSize: { width: number; height: number }
    pageMargins: { left: number; top: number; right: number; bottom: number }
    docPreprocessor: { preprocessDocument(node: object): object }
    docMeasure: { measureDocument(node: object): object }
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
    addHeadersAndFooters(header: unknown, footer: unknown): void
  }
  const module: { default: typeof LayoutBuilder }
  export default module
}

declare module 'pdfmake/js/PageElementWriter.js' {
  import type { DocumentContext } from 'pdfmake/js/DocumentContext.js'
  export interface Line {
    inlines: { text: string }[]
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
