import type { Glyph, GlyphRun, PressFont } from 'pdfmake/js/PDFDocument.js'

/**
 * Lets each glyph in the file be read back as its own characters. pdfkit notes for a glyph the first characters that it stood for, and all later text
 * reads as these: one pasted ⼀ of a radical would make every 一 one, one ﬁ every "fi". Here a glyph is put into the file once for each of its texts.
 */
export function keepTextsApart(font: PressFont): void {
  const numbers = new Map<string, number>()
  /** The numbers of glyphs as they are written. */
  const written = new Map<Glyph, string>()
  const writtenOf = (glyph: Glyph): string => {
    const known = written.get(glyph) ?? numberOf(glyph).toString(16).padStart(4, '0')
    written.set(glyph, known)
    return known
  }
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
    return [glyphs.map(writtenOf), positions]
  }
  const words = new Map<string, ShownWord | undefined>()
  font.shown = (text) => {
    const found: string[] = []
    let open = ''
    for (const letters of wordsOf(text)) {
      let word = words.get(letters)
      if (!word && !words.has(letters)) {
        word = shownWord(font.layout(letters), writtenOf)
        words.set(letters, word)
      }
      if (!word) return undefined
      if (word.head === undefined) open += word.tail
      else {
        found.push(`<${open}${word.head}`, ...word.middle)
        open = word.tail
      }
    }
    if (open !== '') found.push(`<${open}> 0`)
    return found.join(' ')
  }
}

/** A glyph's characters. Kinds of space are one text: nobody tells them apart. */
const textOf = (codePoints: readonly number[]) => String.fromCodePoint(...codePoints).replaceAll(/\s/g, ' ')

/** A word in the operand of TJ (PDF 32000-1, 9.4.3): the end of its first string, with what follows that; other strings; the beginning of the last. */
interface ShownWord {
  head: string | undefined
  middle: string[]
  tail: string
}

/** The words of a text with the space after each, as pdfkit lays them out. */
function wordsOf(text: string): string[] {
  const found: string[] = []
  let begun = 0
  for (let at = 0; at < text.length; at += 1)
    if (text[at] === ' ' || text[at] === '\t') {
      found.push(text.slice(begun, at + 1))
      begun = at + 1
    }
  if (begun < text.length) found.push(text.slice(begun))
  return found
}

/** A word as it is shown; undefined if one of its glyphs is not on the line, as an accent may be. */
function shownWord({ glyphs, positions }: GlyphRun, writtenOf: (glyph: Glyph) => string): ShownWord | undefined {
  if (positions.some(({ xOffset, yOffset }) => xOffset || yOffset)) return undefined
  const strings: string[] = []
  let tail = ''
  for (const [index, { xAdvance, advanceWidth }] of positions.entries()) {
    tail += writtenOf(glyphs[index] as Glyph)
    if (xAdvance - advanceWidth === 0) continue
    strings.push(`${strings.length === 0 ? '' : '<'}${tail}> ${pdfNumber(advanceWidth - xAdvance)}`)
    tail = ''
  }
  const [head, ...middle] = strings
  return { head, middle, tail }
}

/** A number as pdfkit writes it. */
export const pdfNumber = (value: number): number => Math.round(value * 1e6) / 1e6
