import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FontFace, PressFont } from 'pdfmake/js/PDFDocument.js'
import { ParleyError } from '../../core/base/errors'
import type { Family } from '../../core/base/glyphs'
import { reasonOf } from '../files/write-durably'
import { keepTextsApart } from './glyph-texts'
import { keepWidths, openFace, sharedFace } from './shared-faces'
import { WrittenDocument } from './written-document'

const FILES = {
  latin: 'NotoSans-Regular.ttf',
  latinBold: 'NotoSans-Bold.ttf',
  latinItalic: 'NotoSans-Italic.ttf',
  latinBoldItalic: 'NotoSans-BoldItalic.ttf',
  japanese: 'NotoSansJP-Regular.ttf',
  japaneseBold: 'NotoSansJP-Bold.ttf',
  korean: 'NotoSansKR-Regular.ttf',
  koreanBold: 'NotoSansKR-Bold.ttf',
  chinese: 'NotoSansSC-Regular.ttf',
  chineseBold: 'NotoSansSC-Bold.ttf',
} as const

type Faces = Record<'normal' | 'bold' | 'italics' | 'bolditalics', Uint8Array>

const loaded = new Map<string, Faces>()

/** Reads the bundled fonts of some families from their folder, each once. @throws ParleyError `desk-unreadable` if one is missing */
export function fontTable(directory: string, families: readonly Family[]): Record<string, Faces> {
  return Object.fromEntries(
    families.map((family) => {
      const key = `${family} ${directory}`
      const faces = loaded.get(key) ?? readFaces(directory, family)
      loaded.set(key, faces)
      return [family, faces]
    }),
  )
}

function readFaces(directory: string, family: Family): Faces {
  const file = (name: keyof typeof FILES): Uint8Array => {
    const path = join(directory, FILES[name])
    try {
      return readFileSync(path)
    } catch (error) {
      throw new ParleyError('desk-unreadable', { file: path, reason: reasonOf(error) }, { cause: error })
    }
  }
  if (family === 'Latin')
    return {
      normal: file('latin'),
      bold: file('latinBold'),
      italics: file('latinItalic'),
      bolditalics: file('latinBoldItalic'),
    }
  const [regular, bold] = UPRIGHT[family].map(file) as [Uint8Array, Uint8Array]
  // East Asian type has no italic, so a slanted caveat is upright in it.
  return { normal: regular, bold, italics: regular, bolditalics: bold }
}

const UPRIGHT = {
  Japanese: ['japanese', 'japaneseBold'],
  Korean: ['korean', 'koreanBold'],
  Chinese: ['chinese', 'chineseBold'],
} as const

/**
 * A PDF document with one leading for all lines, since East Asian type takes its vertical metrics from the Latin beside it. Its fonts are decoded once
 * for all documents of this thread.
 */
export class PressDocument extends WrittenDocument {
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
    keepWidths(font, face)
    keepTextsApart(font)
    const known = this._fontFamilies[font.name]
    this._font = known && known.font === face.parsed ? known : font
    this._fontFamilies[known ? font.id : font.name] ??= font
    return this
  }
}

/** The faces that a memo of some families may use for a character: one that lacks an italic glyph would print a box. */
export function facesOf(
  document: PressDocument,
  families: readonly Family[],
  opened: (done: number, of: number) => void,
): Map<Family, FontFace[]> {
  const wanted = families.flatMap((family) =>
    (family === 'Latin' ? LATIN_FACES : UPRIGHT_FACES).map((look) => ({ family, ...look })),
  )
  const faces = new Map<Family, FontFace[]>()
  opened(0, wanted.length)
  for (const [index, { family, bold, italics }] of wanted.entries()) {
    const font = document.provideFont(family, bold, italics)
    // The first text decodes the tables of the face, which is most of the cost of opening it.
    font.widthOfString('A', 10)
    faces.set(family, [...(faces.get(family) ?? []), font.font])
    opened(index + 1, wanted.length)
  }
  return faces
}

const UPRIGHT_FACES = [
  { bold: false, italics: false },
  { bold: true, italics: false },
]
const LATIN_FACES = [...UPRIGHT_FACES, { bold: false, italics: true }]
