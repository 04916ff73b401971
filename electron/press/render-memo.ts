import type { PressFont } from 'pdfmake/js/PDFDocument.js'
import { normalizePageMargin, normalizePageSize } from 'pdfmake/js/PageSize.js'
import RendererModule from 'pdfmake/js/Renderer.js'
import SVGMeasureModule from 'pdfmake/js/SVGMeasure.js'
import { tableLayouts } from 'pdfmake/js/tableLayouts.js'
import { ParleyError } from '../../core/contract/errors'
import { memoTexts, type MemoModel } from '../../core/memo/memo-model'
import { interpolate } from '../../core/text/interpolate'
import { fontTable, PressDocument, type Family } from './fonts'
import { exported } from './interop'
import { DEFAULT_STYLE, memoDocument, PAGE_MARGINS, STYLES, TABLE_LAYOUTS } from './memo-document'
import { StrictLayout } from './strict-layout'

const Renderer = exported(RendererModule)
const SVGMeasure = exported(SVGMeasureModule)

/**
 * Sets a memo as PDF 1.7. The same memo always gives the same bytes: the file is dated by its as-of instant. Reads nothing but
 * the fonts, and nothing from the network.
 * @throws ParleyError `glyph-missing`, `layout-lost-text`
 */
export async function renderMemo(memo: MemoModel, fontsDirectory: string): Promise<Uint8Array> {
  const size = normalizePageSize(memo.pageSize, 'portrait')
  const date = new Date(memo.asOfInstant)
  const title = memo.title.map((run) => run.text).join('')
  const document = new PressDocument(
    fontTable(fontsDirectory),
    {},
    {},
    {},
    {
      size: [size.width, size.height],
      pdfVersion: '1.7',
      compress: true,
      displayTitle: true,
      lang: memo.language === 'ja' ? 'ja-JP' : 'en-GB',
      autoFirstPage: false,
      font: null,
      info: {
        Title: title,
        Subject: memo.kind,
        Creator: 'Parley',
        Producer: 'Parley',
        CreationDate: date,
        ModDate: date,
      },
    },
    null,
    () => false,
  )
  const bytes = collect(document)
  const faces = facesOf(document)
  const hasGlyph = (family: Family, codePoint: number) =>
    faces[family].every((face) => face.hasGlyphForCodePoint(codePoint))
  const { content, header, footer } = memoDocument(memo, hasGlyph)
  const layout = new StrictLayout(size, normalizePageMargin(PAGE_MARGINS), new SVGMeasure())
  layout.registerTableLayouts(tableLayouts)
  layout.registerTableLayouts(TABLE_LAYOUTS)
  const pages = layout.layoutDocument(
    content,
    document,
    STYLES,
    DEFAULT_STYLE,
    undefined,
    header,
    footer,
    undefined,
    undefined,
  )
  refuseIfLost(memo, layout)
  new Renderer(document).renderPages(pages)
  document.end()
  return bytes
}

/** The faces that a memo may set a character in: one that is missing in italics would be a box there. */
function facesOf(document: PressDocument): Record<Family, PressFont['font'][]> {
  const face = (family: Family, bold: boolean, italics: boolean) => document.provideFont(family, bold, italics).font
  return {
    Latin: [face('Latin', false, false), face('Latin', true, false), face('Latin', false, true)],
    Japanese: [face('Japanese', false, false), face('Japanese', true, false)],
  }
}

function collect(document: PressDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
}

/**
 * Every text of the memo must stand in what was laid out, whatever happened to its white space; and every page must have the whole
 * marking at its head and at its foot, with the reference, the version, the as-of time and its number.
 */
function refuseIfLost(memo: MemoModel, layout: StrictLayout): void {
  const body = squeeze(layout.bodyText)
  const texts = memoTexts(memo).map((text) => (text === memo.kind ? text.toUpperCase() : text))
  const lost = texts.find((text) => !body.includes(squeeze(text))) ?? lostRunningText(memo, layout.runningTexts)
  if (lost !== undefined) throw new ParleyError('layout-lost-text', { text: lost.trim().slice(0, 60) })
}

function lostRunningText(memo: MemoModel, runningTexts: readonly string[]): string | undefined {
  for (const [index, running] of runningTexts.entries()) {
    const found = squeeze(running)
    const marking = squeeze(memo.markingLine)
    const number = interpolate(memo.pageTemplate, { page: index + 1, pages: runningTexts.length })
    if (found.split(marking).length !== 3) return memo.markingLine
    const missing = [memo.reference, memo.version, memo.asOf, number].find((text) => !found.includes(squeeze(text)))
    if (missing !== undefined) return missing
  }
  return undefined
}

function squeeze(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s\u200B\u2060]/g, '')
}
