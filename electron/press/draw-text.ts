import type { Inline } from 'pdfmake/js/PageElementWriter.js'
import type { PressDocument } from './fonts'
import { pdfNumber } from './glyph-texts'

/** The heights of a line, in points. */
export interface LineHeights {
  height: number
  ascender: number
}

/**
 * Draws pieces of text as pdfmake and pdfkit do, operator by operator: they look up colours, opacity and options again for each piece, and split it into
 * glyphs, which takes longer than to lay it out.
 */
export class TextDrawer {
  readonly #document: PressDocument
  /** The operators that set a colour. */
  readonly #colours = new Map<string, string>()
  #page: object | undefined
  /** The operators before the text of each piece on this page. */
  #upright = ''

  constructor(document: PressDocument) {
    this.#document = document
  }

  /** Draws a piece of a line whose top left corner is at a place; links can lead to it by its `name`. */
  draw(piece: Inline, { height, ascender }: LineHeights, x: number, lineY: number, name?: string): void {
    const document = this.#document
    const { font, fontSize } = piece
    // The sums are in pdfmake's order, to the last bit.
    const fromTop = height - (font.ascender / 1000) * fontSize - (height - ascender)
    const raised = piece.sup ? fontSize * RAISED_BY : 0
    const y = lineY + fromTop - raised
    if (this.#page !== document.page) this.#beginPage()
    document.addContent(this.#colourOf(piece.color))
    if (piece.text === '') return
    if (name !== undefined) document.addNamedDestination(name, 'XYZ', x + piece.x, y, null)
    const shown = piece.text.includes('\n') ? undefined : font.shown(piece.text)
    if (shown === undefined) {
      document._font = font
      document.fontSize(fontSize)
      const { width: textWidth, characterSpacing } = piece
      document.text(piece.text, x + piece.x, y, { lineBreak: false, textWidth, characterSpacing, wordCount: 1 })
      return
    }
    document.page.fonts[font.id] ??= font.ref()
    const baseline = document.page.height - y - (font.ascender / 1000) * fontSize
    document.addContent(this.#upright)
    document.addContent(`1 0 0 1 ${pdfNumber(x + piece.x)} ${pdfNumber(baseline)} Tm`)
    document.addContent(`/${font.id} ${pdfNumber(fontSize)} Tf`)
    if (piece.characterSpacing) document.addContent(`${pdfNumber(piece.characterSpacing)} Tc`)
    if (shown !== '') document.addContent(`[${shown}] TJ`)
    document.addContent('ET\nQ')
  }

  #beginPage(): void {
    const { page } = this.#document
    this.#page = page
    // It names full opacity among the page's resources.
    this.#colours.clear()
    this.#upright = `q\n1 0 0 -1 0 ${pdfNumber(page.height)} cm\nBT`
  }

  #colourOf(colour: string): string {
    const known = this.#colours.get(colour)
    if (known !== undefined) return known
    const made = this.#document.drawn((document) => document.opacity(1).fill(document.resolveColor(colour, 'black')))
    this.#colours.set(colour, made)
    return made
  }
}

/** How far pdfmake raises the mark of a note, in ems of its own. */
const RAISED_BY = 0.75
