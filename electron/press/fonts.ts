import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocumentModule, { type FontFace, type PressFont } from 'pdfmake/js/PDFDocument.js'
import { ParleyError } from '../../core/base/errors'
import type { Family } from '../../core/base/glyphs'
import { reasonOf } from '../files/write-durably'
import { keepTextsApart } from './glyph-texts'
import { openFace, sharedFace } from './shared-faces'

const FILES = {
  latin: 'NotoSans-Regular.ttf',
  latinBold: 'NotoSans-Bold.ttf',
  latinItalic: 'NotoSans-Italic.ttf',
  latinBoldItalic: 'NotoSans-BoldItalic.ttf',
  japanese: 'NotoSansJP-Regular.ttf',
  japaneseBold: 'NotoSansJP-Bold.ttf',
} as const

type FontTable = Record<Family, Record<'normal' | 'bold' | 'italics' | 'bolditalics', Uint8Array>>

const loaded = new Map<string, FontTable>()

/** Reads the bundled fonts from their folder, once. @throws ParleyError `desk-unreadable` if one is missing */
export function fontTable(directory: string): FontTable {
  const known = loaded.get(directory)
  if (known) return known
  const file = (name: keyof typeof FILES): Uint8Array => {
    const path = join(directory, FILES[name])
    try {
      return readFileSync(path)
    } catch (error) {
      throw new ParleyError('desk-unreadable', { file: path, reason: reasonOf(error) }, { cause: error })
    }
  }
  const japanese = file('japanese')
  const japaneseBold = file('japaneseBold')
  const table: FontTable = {
    Latin: {
      normal: file('latin'),
      bold: file('latinBold'),
      italics: file('latinItalic'),
      bolditalics: file('latinBoldItalic'),
    },
    // Japanese type has no italic, so a slanted caveat is upright in it.
    Japanese: { normal: japanese, bold: japaneseBold, italics: japanese, bolditalics: japaneseBold },
  }
  loaded.set(directory, table)
  return table
}

/**
 * A PDF document with one leading for all lines, since Japanese type takes its vertical metrics from the Latin beside it. Its fonts are decoded once
 * for all documents of this thread.
 */
export class PressDocument extends exported(PDFDocumentModule) {
  override provideFont(family: string, bold: boolean, italics: boolean): PressFont {
    const font = super.provideFont(family, bold, italics)
    if (family !== 'Latin') {
      const { ascender, descender, lineGap } = super.provideFont('Latin', bold, italics)
      Object.assign(font, { ascender, descender, lineGap })
    }
    return font
  }

  /** Like pdfkit's, for a font given as bytes, but only the first document decodes it. Each document embeds its own subset. */
  override font(bytes: Uint8Array): this {
    const face = sharedFace(bytes)
    if (!face) {
      super.font(bytes)
      openFace(bytes, this._font)
      keepTextsApart(this._font)
      return this
    }
    this._fontCount += 1
    const font = new face.Embedded(this, face.parsed, `F${this._fontCount}`)
    font.layoutCache = face.layouts
    keepTextsApart(font)
    const known = this._fontFamilies[font.name]
    this._font = known && known.font === face.parsed ? known : font
    this._fontFamilies[known ? font.id : font.name] ??= font
    return this
  }
}

/** The faces that a memo may use for a character: one that lacks an italic glyph would print a box. */
export function facesOf(
  document: PressDocument,
  opened: (done: number, of: number) => void,
): Record<Family, FontFace[]> {
  const wanted = [
    ['Latin', false, false],
    ['Latin', true, false],
    ['Latin', false, true],
    ['Japanese', false, false],
    ['Japanese', true, false],
  ] as const
  const faces: Record<Family, FontFace[]> = { Latin: [], Japanese: [] }
  opened(0, wanted.length)
  for (const [index, [family, bold, italics]] of wanted.entries()) {
    const font = document.provideFont(family, bold, italics)
    // The first text decodes the tables of the face, which is most of the cost of opening it.
    font.widthOfString('A', 10)
    faces[family].push(font.font)
    opened(index + 1, wanted.length)
  }
  return faces
}

/**
 * The class that a CommonJS module of pdfmake exports as its default. Node and the bundlers disagree on whether the importer gets the class or the
 * module around it.
 */
export function exported<T>(module: { default: T } | T): T {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module
}
