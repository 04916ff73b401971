import type { FontFace, Glyph, GlyphRun, PressFont } from 'pdfmake/js/PDFDocument.js'

/**
 * The decoded fonts of this thread. To decode them costs about a second, so the documents share them; but what a document says of
 * its text must come from its own text alone, or the same memo would give other bytes after another one.
 */
export interface SharedFace {
  parsed: FontFace
  /** pdfkit's class of an embedded font, which it does not export. Each document has one of its own, with its own subset. */
  Embedded: PressFont['constructor']
  /** The glyphs of texts laid out before. They depend on the text and the face alone. */
  layouts: Record<string, GlyphRun>
}

/** So many texts laid out, about 20 MB, are enough to keep for the next document. */
const LAYOUTS_MAX = 20_000

const faces = new Map<Uint8Array, SharedFace>()

/** The face of a font's bytes, if a document has opened it before. */
export function sharedFace(bytes: Uint8Array): SharedFace | undefined {
  return faces.get(bytes)
}

/** Shares the face that a document has just opened. */
export function openFace(bytes: Uint8Array, font: PressFont): void {
  const parsed = font.font
  keepCharactersApart(parsed)
  const layouts: SharedFace['layouts'] = Object.create(null) as SharedFace['layouts']
  font.layoutCache = layouts
  faces.set(bytes, { parsed, Embedded: font.constructor, layouts })
}

/** Drops what was laid out if it has become too much; must not run while a document is under way. */
export function trimFaces(): void {
  for (const { layouts } of faces.values()) {
    const texts = Object.keys(layouts)
    if (texts.length > LAYOUTS_MAX) for (const text of texts) delete layouts[text]
  }
}

/**
 * fontkit keeps one object a glyph, with the characters that it stood for first, and pdfkit writes these into the file, so that its
 * text can be read back. Where two characters have one glyph, as a space and one that does not break have, a document would tell
 * what an earlier one had said. Here each pair of glyph and characters has an object of its own.
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
    return glyph
  }
}
