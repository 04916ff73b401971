import type { Glyph, PressFont } from 'pdfmake/js/PDFDocument.js'

/**
 * Lets each glyph in the file be read back as its own characters. pdfkit notes for a glyph the first characters that it stood for, and all later text
 * reads as these: one pasted ⼀ of a radical would make every 一 one, one ﬁ every "fi". Here a glyph is put into the file once for each of its texts.
 */
export function keepTextsApart(font: PressFont): void {
  const numbers = new Map<string, number>()
  const numberOf = (glyph: Glyph): number => {
    const text = textOf(glyph.codePoints)
    const key = `${glyph.id} ${text}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const shared = font.subset.includeGlyph(glyph.id)
    const noted = font.unicode[shared]
    const number = noted === undefined || textOf(noted) === text ? shared : font.subset.glyphs.push(glyph.id) - 1
    font.widths[number] ??= glyph.advanceWidth * font.scale
    font.unicode[number] ??= glyph.codePoints
    numbers.set(key, number)
    return number
  }
  font.encode = (text, features) => {
    const { glyphs, positions } = font.layout(text, features)
    return [glyphs.map((glyph) => numberOf(glyph).toString(16).padStart(4, '0')), positions]
  }
}

/** A glyph's characters. Kinds of space are one text: nobody tells them apart. */
const textOf = (codePoints: readonly number[]) => String.fromCodePoint(...codePoints).replaceAll(/\s/g, ' ')
