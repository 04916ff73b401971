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
    /** pdfkit's marked content and structure. */
    struct(type: string, options?: { scope?: string; lang?: string; alt?: string }): StructureElement
    addStructure(element: StructureElement): this
    markStructureContent(type: string): object
    markContent(type: 'Artifact', options: { type: string }): this
    endMarkedContent(): this
    addNamedDestination(name: string, how: 'XYZ', x: number, y: number, zoom: null): void
    annotate(x: number, y: number, width: number, height: number, options: object): this
    on(event: 'pageAdded', listener: () => void): void
    end(): void
    /** pdfkit's page, and the ways to it and to the file; the numbers count what is not ended and what is written. */
    page: { height: number; fonts: Record<string, object>; write(text: string): void }
    _waiting: number
    _offset: number
    addPage(options: { size: number[] }): this
    addContent(line: string): this
    flushPages(): void
    _write(part: string | Uint8Array): void
    opacity(opacity: number): this
    fill(color: string): this
    resolveColor(color: string, otherwise: string): string
    fontSize(size: number): this
    text(text: string, x: number, y: number, options: object): this
    outline: Outline
  }
  export interface Outline {
    addItem(text: string, options: { expanded: boolean }): Outline
  }
  /** An element of a document's structure. It is written once it has a parent and is ended; a link notes the page on which that happens. */
  export interface StructureElement {
    dictionary: { data: { S: string; ID?: object; A?: object } }
    add(child: object): this
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
    /** The height of a line of a size, in points. */
    lineHeight(size: number): number
    font: FontFace
    /** Glyphs by text. */
    layoutCache: Record<string, GlyphRun>
    widthOfString(text: string, size: number, features?: unknown): number
    /** Glyphs of the font in the file, by number there: their numbers in the font, their widths, the characters that they stand for. */
    subset: { includeGlyph(id: number): number; glyphs: number[] }
    widths: number[]
    unicode: number[][]
    scale: number
    layout(text: string, features?: unknown, onlyWidth?: boolean): GlyphRun
    /** The numbers of a text's glyphs in the file, as four hexadecimal digits each. */
    encode(text: string, features?: unknown): [string[], GlyphPosition[]]
    /** Puts the font among those of a page. */
    ref(): object
    /** Ours: the operand of TJ that shows a text; undefined if a glyph is not on the line. */
    shown(text: string): string | undefined
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
    /** Its outline. */
    _decode?(): object
  }
  export interface GlyphRun {
    glyphs: Glyph[]
    positions: GlyphPosition[]
    /** In 1/1000 em. */
    advanceWidth: number
  }
  /** The place of a glyph after the one before it, in 1/1000 em. */
  export interface GlyphPosition {
    xAdvance: number
    xOffset: number
    yOffset: number
    advanceWidth: number
  }
  const module: { default: typeof PDFDocument }
  export default module
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { Inline, Line, PageElementWriter, Page, Vector } from 'pdfmake/js/PageElementWriter.js'
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js'
  /** The place of a page's head or foot. */
  export type RunningSize = (size: object, margins: object) => { x: number; y: number; width: number; height: number }
  /** A picture, which its shapes name: the layout copies them. */
  export interface Figure {
    words: string
  }
  export interface LayoutNode {
    headlineLevel?: number
    /** Whether it is in the outline of the file. */
    outline?: boolean
    /** Ours: whether it names the points or rows under it. */
    isCaption?: boolean
    /** Ours, for its structure: its level as a heading; whether it is a note; the rows that are heads of columns; whether its first column heads the rows. */
    headingLevel?: number
    isNote?: boolean
    /** Ours: of a picture, the words for a reader who does not see it. */
    figure?: Figure
    /** Ours: the end of a text that is at its relative position. */
    anchor?: 'start' | 'middle' | 'end'
    /** Ours: the width that it is within, in points. */
    within?: number
    relativePosition?: { x: number; y: number }
    /** Ours: whether it only places what is in its cells or columns, and whether it is an issue with its lines. */
    isFrame?: boolean
    isIssue?: boolean
    /** Ours: the room that it needs to begin on a page, in points. */
    needs?: number
    /** Ours: the row of a table that it is a cell of. */
    rowKey?: string
    /** Ours: whether it is at the foot of its page; the sheet or the annex that begins with it, on a new page. */
    atFoot?: boolean
    begins?: 'room' | 'behind' | 'annex'
    unbreakable?: boolean
    pageBreak?: string
    heads?: number
    headsRows?: boolean
    listMarker?: { canvas?: Vector[] }
    stack?: LayoutNode[]
    columns?: LayoutNode[]
    ul?: LayoutNode[]
    width?: number | string
    table?: { body: LayoutNode[][]; widths: { width: number | string }[] }
    positions: unknown[]
    noWrap?: boolean
    _minWidth: number
    _inlines?: Inline[]
    canvas?: Vector[]
    _margin?: [number, number, number, number] | null
  }
  /** The styles around a text, the nearest last. */
  export interface StyleStack {
    getProperty(name: string): unknown
  }
  /** A piece of text of one look, as a memo defines it. */
  export type TextPiece = Pick<Inline, 'text'> & {
    [
      Name in
        | 'fontSize'
        | 'color'
        | 'characterSpacing'
        | 'noWrap'
        | 'sup'
        | 'origin'
        | 'lang'
        | 'noteMark'
        | 'noteNumber'
        | 'raised'
    ]?: Inline[Name]
  } & { font?: string; bold?: boolean; italics?: boolean }
  /** Breaks a text into measured words. */
  export interface TextMeasure {
    pdfDocument: PDFDocument
    /** The words of a text, and its narrowest and widest width. */
    buildInlines(
      text: string | TextPiece | readonly (string | TextPiece)[],
      styles: StyleStack,
    ): { items: Inline[]; minWidth: number; maxWidth: number }
  }
  export class LayoutBuilder {
    pageSize: { width: number; height: number }
    pageMargins: { left: number; top: number; right: number; bottom: number }
    docPreprocessor: { preprocessDocument(node: object): LayoutNode }
    docMeasure: {
      measureDocument(node: object): LayoutNode
      measureLeaf(node: LayoutNode): LayoutNode
      textInlines: TextMeasure
    }
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
  import type { PressFont } from 'pdfmake/js/PDFDocument.js'
  import type { Figure, LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
  import type { RunOrigin } from '../../core/memo/memo-model'
  /** A word or so of a line, as placed; `x` counts from the line's. `origin` is ours, carried along from the text's definition. */
  export interface Inline {
    text: string
    x: number
    width: number
    height: number
    fontSize: number
    font: PressFont
    alignment: string
    color: string
    characterSpacing: number
    noWrap: boolean | null
    /** True if the next one may not begin a line. */
    noNewLine?: boolean | undefined
    lineEnd?: boolean | undefined
    /** True if it is raised and smaller, as the mark of a note is. */
    sup: boolean
    /** Widths of the white space at its ends, which is not printed at the ends of a line. */
    leadingCut: number
    trailingCut: number
    origin?: RunOrigin
    /** Ours: its language if that is not the memo's; the note that it is a mark or the number of. */
    lang?: string | undefined
    noteMark?: NoteLink | undefined
    noteNumber?: NoteLink | undefined
    /** Ours: a mark that is raised, but no smaller. */
    raised?: boolean | undefined
  }
  /** A note as the target of links: its name, and what a link to it and one back from it say. */
  export interface NoteLink {
    name: string
    to: string
    back: string
  }
  /** A drawn line or shape. `labels` is ours: the item of a list that it stands before, or the picture that it is in; `frames`, whether it is a picture's edge. */
  export interface Vector {
    labels?: LayoutNode | Figure
    frames?: boolean
    x?: number
    y?: number
    w?: number
    h?: number
  }
  export interface Line {
    x: number
    y: number
    maxWidth: number
    inlineWidths: number
    trailingCut: number
    newLineForced?: boolean
    inlines: Inline[]
    /** The name by which links lead to its text. */
    id?: string
    _outline?: { id?: string; parentId?: string; text: string; expanded: boolean }
    /** Ours: the text that it is a line of, and whether it is of a repeated head. */
    leaf?: LayoutNode
    isRepeated?: boolean
    getHeight(): number
    getAscenderHeight(): number
    /** Its width without the white space at its ends. */
    getWidth(): number
    addInline(inline: Inline): void
  }
  export interface Page {
    items: { type: string; item: Line }[]
  }
  export class PageElementWriter {
    transactionLevel: number
    repeatables: object[]
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

declare module 'pdfmake/js/TextBreaker.js' {
  /** A word, with the properties of the piece that it is of, and whether its line ends after it or may not. */
  type Word<P> = P & { text: string; lineEnd?: boolean; noNewLine?: boolean }
  class TextBreaker {
    getBreaks<P extends { text: string; noWrap: boolean | null }>(pieces: readonly P[], styles: null): Word<P>[]
  }
  const module: { default: typeof TextBreaker }
  export default module
}

declare module 'pdfmake/js/Line.js' {
  import type { Inline, Line as PlacedLine } from 'pdfmake/js/PageElementWriter.js'
  interface FilledLine extends PlacedLine {
    /** Does a word fit, with the words after it that may not begin a line? */
    hasEnoughSpaceForInline(inline: Inline, next: readonly Inline[]): boolean
    getAvailableWidth(): number
  }
  const module: { default: new (maxWidth: number) => FilledLine }
  export default module
}

declare module 'pdfmake/js/DocumentContext.js' {
  import type { Page } from 'pdfmake/js/PageElementWriter.js'
  export class DocumentContext {
    pages: Page[]
    page: number
    y: number
    availableHeight: number
    availableWidth: number
    moveDown(offset: number): void
    pageMargins: { left: number; top: number; right: number; bottom: number }
  }
  const module: { default: typeof DocumentContext }
  export default module
}

declare module 'pdfmake/js/Renderer.js' {
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js'
  import type { Line, Page, Vector } from 'pdfmake/js/PageElementWriter.js'
  export class Renderer {
    constructor(document: PDFDocument, progress?: (share: number) => void)
    renderPages(pages: Page[]): void
    renderLine(line: Line, x: number, y: number): void
    renderVector(vector: Vector): void
  }
  const module: { default: typeof Renderer }
  export default module
}

declare module 'pdfmake/js/TextInlines.js' {
  import type { TextMeasure } from 'pdfmake/js/LayoutBuilder.js'
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js'
  const module: { default: new (document: PDFDocument) => TextMeasure }
  export default module
}

declare module 'pdfmake/js/StyleContextStack.js' {
  import type { StyleStack } from 'pdfmake/js/LayoutBuilder.js'
  const module: {
    default: new (styles: object, defaultStyle: object) => StyleStack & { push(style: string | object): void }
  }
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
