import type { StyleStack, TextMeasure, TextPiece } from 'pdfmake/js/LayoutBuilder.js'
import type { Inline } from 'pdfmake/js/PageElementWriter.js'
import TextBreakerModule from 'pdfmake/js/TextBreaker.js'
import { widthOf } from './cut-line'
import { exported } from './exported'

const TextBreaker = exported(TextBreakerModule)

/** Breaks the pieces of a text into words; a number says which piece a word is of. */
const breaker = new TextBreaker()

/**
 * Measures the words of one piece of text alike: pdfmake looks up each of some twenty properties of the style for each word, and copies them all, which is
 * most of the cost of measuring. Here each piece is looked up once, and a word has only what memos need. Where words end is pdfmake's own.
 */
export function measureAlike(measure: TextMeasure): void {
  measure.buildInlines = (text, styles) => {
    const around = lookAround(styles)
    const pieces = (Array.isArray(text) ? text : [text]).map((piece) =>
      typeof piece === 'string' ? { text: piece } : piece,
    )
    const looks = pieces.map((piece) => lookOf(piece, around, measure))
    const broken = breaker.getBreaks(
      pieces.map((piece, index) => ({ text: piece.text, noWrap: looks[index]?.noWrap ?? null, piece: index })),
      null,
    )
    const items = broken.map((word) => {
      const { text: letters, lineEnd, noNewLine } = word
      const inline = wordOf(looks[word.piece] as Look, letters, lineEnd, noNewLine)
      inline.width = widthOf(letters, inline)
      inline.leadingCut = widthOfSpace(LEADING, inline)
      inline.trailingCut = widthOfSpace(TRAILING, inline)
      return inline
    })
    const { widest, whole } = widths(items)
    return { items, minWidth: around.noWrap ? whole : widest, maxWidth: whole }
  }
}

const LEADING = /^\s+/
const TRAILING = /\s+$/

function widthOfSpace(space: RegExp, inline: Inline): number {
  const found = space.exec(inline.text)
  return found ? widthOf(found[0], inline) : 0
}

/** The style that a text has from what it is in. */
const lookAround = (styles: StyleStack) => ({
  font: (styles.getProperty('font') ?? 'Roboto') as string,
  bold: (styles.getProperty('bold') ?? false) as boolean,
  italics: (styles.getProperty('italics') ?? false) as boolean,
  alignment: (styles.getProperty('alignment') ?? 'left') as string,
  fontSize: (styles.getProperty('fontSize') ?? 12) as number,
  characterSpacing: (styles.getProperty('characterSpacing') ?? 0) as number,
  color: (styles.getProperty('color') ?? 'black') as string,
  noWrap: (styles.getProperty('noWrap') ?? null) as boolean | null,
  lineHeight: (styles.getProperty('lineHeight') ?? 1) as number,
})

type Look = ReturnType<typeof lookOf>

/** pdfmake sets raised text in this share of the size around it. */
const RAISED_SIZE = 0.58

function lookOf(piece: TextPiece, around: ReturnType<typeof lookAround>, measure: TextMeasure) {
  const sup = piece.sup ?? false
  const size = piece.fontSize ?? around.fontSize
  const fontSize = sup ? size * RAISED_SIZE : size
  const font = measure.pdfDocument.provideFont(
    piece.font ?? around.font,
    piece.bold ?? around.bold,
    piece.italics ?? around.italics,
  )
  return {
    font,
    fontSize,
    height: font.lineHeight(fontSize) * around.lineHeight,
    alignment: around.alignment,
    color: piece.color ?? around.color,
    characterSpacing: piece.characterSpacing ?? around.characterSpacing,
    noWrap: piece.noWrap ?? around.noWrap,
    sup,
    piece,
  }
}

/** A word that is not measured yet. All words have their properties in one order, which makes them quick to read. */
const wordOf = (look: Look, text: string, lineEnd: boolean | undefined, noNewLine: boolean | undefined): Inline => ({
  text,
  lineEnd,
  noNewLine,
  x: 0,
  width: 0,
  leadingCut: 0,
  trailingCut: 0,
  font: look.font,
  fontSize: look.fontSize,
  height: look.height,
  alignment: look.alignment,
  color: look.color,
  characterSpacing: look.characterSpacing,
  noWrap: look.noWrap,
  sup: look.sup,
  origin: look.piece.origin,
  lang: look.piece.lang,
  noteMark: look.piece.noteMark,
  noteNumber: look.piece.noteNumber,
  raised: look.piece.raised,
})

const trimmed = (width: number, leadingCut: number, trailingCut: number) =>
  Math.max(0, width - leadingCut - trailingCut)

/** The width of the widest word, and that of the text without a break. */
function widths(items: readonly Inline[]): { widest: number; whole: number } {
  let widest = 0
  let whole = 0
  let line: { width: number; leadingCut: number } | undefined
  for (const inline of items) {
    widest = Math.max(widest, trimmed(inline.width, inline.leadingCut, inline.trailingCut))
    line ??= { width: 0, leadingCut: inline.leadingCut }
    line.width += inline.width
    whole = Math.max(whole, trimmed(line.width, line.leadingCut, inline.trailingCut))
    if (inline.lineEnd) line = undefined
  }
  return { widest, whole }
}
