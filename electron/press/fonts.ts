import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocumentModule, { type PressFont } from 'pdfmake/js/PDFDocument.js'
import { ParleyError } from '../../core/contract/errors'
import { reasonOf } from '../files/write-durably'
import { exported } from './interop'

/** The families that memos are set in: Noto Sans for Latin, Greek and Cyrillic, Noto Sans JP for Japanese. Both under the OFL. */
export type Family = 'Latin' | 'Japanese'

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
    // Japanese type has no italic; a slanted caveat in it is upright.
    Japanese: { normal: japanese, bold: japaneseBold, italics: japanese, bolditalics: japaneseBold },
  }
  loaded.set(directory, table)
  return table
}

/** A PDF document whose lines all have one leading: Japanese type takes its vertical metrics from the Latin beside it. */
export class PressDocument extends exported(PDFDocumentModule) {
  override provideFont(family: string, bold: boolean, italics: boolean): PressFont {
    const font = super.provideFont(family, bold, italics)
    if (family !== 'Latin') {
      const { ascender, descender, lineGap } = super.provideFont('Latin', bold, italics)
      Object.assign(font, { ascender, descender, lineGap })
    }
    return font
  }
}
