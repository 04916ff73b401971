import type { FontFace, Glyph, GlyphRun, PressFont } from 'pdfmake/js/PDFDocument.js'

/**
 * The decoded fonts of this thread. Decoding them takes about a second, so the documents share them; but what a document records about its text must
 * come from its own text alone, or a memo's bytes would depend on the one before.
 */
export interface SharedFace {
  parsed: FontFace
  /** pdfkit's class of an embedded font, which it does not export. Each document has one of its own, with its own subset. */
  Embedded: PressFont['constructor']
  /** Glyphs of texts laid out before, which depend only on the text and the face. */
  layouts: Record<string, GlyphRun>
  /** Widths of texts that were measured before, in 1/1000 em. */
  widths: Map<string, number>
}

/** How many laid-out texts to keep for the next document, about 20 MB. */
const LAYOUTS_MAX = 20_000

const faces = new Map<Uint8Array, SharedFace>()

/** The shared face for a font's bytes, if a document has opened it before. */
export function sharedFace(bytes: Uint8Array): SharedFace | undefined {
  return faces.get(bytes)
}

/** Shares the face that a document has just opened. */
export function openFace(bytes: Uint8Array, font: PressFont): void {
  const parsed = font.font
  keepCharactersApart(parsed)
  const layouts: SharedFace['layouts'] = Object.create(null) as SharedFace['layouts']
  font.layoutCache = layouts
  const face: SharedFace = { parsed, Embedded: font.constructor, layouts, widths: new Map() }
  keepWidths(font, face)
  faces.set(bytes, face)
}

/** Measures each text once for all documents. */
export function keepWidths(font: PressFont, { widths }: SharedFace): void {
  font.widthOfString = (text, size, features) => {
    let width = features ? undefined : widths.get(text)
    if (width === undefined) {
      width = font.layout(text, features, true).advanceWidth
      if (!features) widths.set(text, width)
    }
    return width * (size / 1000)
  }
}

/** Drops the laid-out texts once there are too many; must not run during a document. */
export function trimFaces(): void {
  for (const { layouts, widths } of faces.values()) {
    if (widths.size > LAYOUTS_MAX) widths.clear()
    const texts = Object.keys(layouts)
    if (texts.length > LAYOUTS_MAX) for (const text of texts) delete layouts[text]
  }
}

/**
 * fontkit keeps one object per glyph, with the characters that it first stood for, and pdfkit writes these into the file, so that its text can be
 * read back. If two characters share a glyph, as a space and a no-break space do, a document would record what an earlier one had. Here each pair of
 * glyph and characters has an object of its own.
 */
function keepCharactersApart(parsed: FontFace): void {
  const glyphs = new Map<string, Glyph>()
  const plain = parsed.getGlyph.bind(parsed)
  parsed.getGlyph = (id, characters = []) => {
    const key = `${id} ${characters.join(' ')}`
    const known = glyphs.get(key)
    if (known) return known
    parsed._glyphs = {}
    const glyph = plain(id, characters)
    glyphs.set(key, glyph)
    // Each document that embeds the glyph needs its outline.
    const decode = glyph._decode?.bind(glyph)
    let outline: object | undefined
    if (decode) glyph._decode = () => (outline ??= decode())
    return glyph
  }
}
