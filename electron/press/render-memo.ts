import { normalizePageMargin, normalizePageSize } from 'pdfmake/js/PageSize.js'
import RendererModule from 'pdfmake/js/Renderer.js'
import SVGMeasureModule from 'pdfmake/js/SVGMeasure.js'
import { tableLayouts } from 'pdfmake/js/tableLayouts.js'
import { ParleyError } from '../../core/base/errors'
import { memoTexts, type MemoModel } from '../../core/memo/memo-model'
import type { PressProgress, Pressed } from '../../core/memo/pressed'
import { interpolate } from '../../core/text/interpolate'
import { exported, facesOf, fontTable, PressDocument, type Family } from './fonts'
import { DEFAULT_STYLE, memoDocument, PAGE_MARGINS, stylesOf, TABLE_LAYOUTS } from './memo-document'
import { printedPassages } from './printed-passages'
import { trimFaces } from './shared-faces'
import { INVISIBLE, withPlainBullets } from './split-by-font'
import { StrictLayout } from './strict-layout'

const Renderer = exported(RendererModule)
const SVGMeasure = exported(SVGMeasureModule)

/**
 * Renders a memo as PDF 1.7. The same memo always gives the same bytes, whatever was rendered before: the file is dated by its as-of instant. Reads
 * only the fonts, and nothing from the network. Calls `onProgress` for every piece of text and every page; an error that it throws ends the work.
 * @throws ParleyError `glyph-missing`, `layout-lost-text`
 */
export async function renderMemo(
  memo: MemoModel,
  fontsDirectory: string,
  onProgress: (progress: PressProgress) => void = () => undefined,
): Promise<Pressed> {
  trimFaces()
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
  const faces = facesOf(document, (done, of) => onProgress({ phase: 'fonts', done, of }))
  const hasGlyph = (family: Family, codePoint: number) =>
    faces[family].every((face) => face.hasGlyphForCodePoint(codePoint))
  const { content, header, footer } = memoDocument(memo, hasGlyph, () =>
    onProgress({ phase: 'layout', done: 0, of: memo.blocks.length }),
  )
  const layout = new StrictLayout(size, normalizePageMargin(PAGE_MARGINS), new SVGMeasure())
  layout.onProgress = (done, of) => onProgress({ phase: 'layout', done, of })
  layout.registerTableLayouts(tableLayouts)
  layout.registerTableLayouts(TABLE_LAYOUTS)
  const pages = layout.layoutDocument(
    content,
    document,
    stylesOf(memo),
    DEFAULT_STYLE,
    undefined,
    header,
    footer,
    undefined,
    undefined,
  )
  refuseIfLost(memo, layout)
  const places = printedPassages(pages)
  let written = 0
  document.on('pageAdded', () => {
    onProgress({ phase: 'pages', done: written, of: pages.length })
    written += 1
  })
  new Renderer(document).renderPages(pages)
  document.end()
  const whole = await bytes
  onProgress({ phase: 'pages', done: pages.length, of: pages.length })
  return { bytes: whole, places, pages: pages.map(() => ({ width: size.width, height: size.height })) }
}

function collect(document: PressDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
}

/**
 * Checks that the layout holds every text of the memo, apart from white space, and that every page has the whole marking at its head and foot, with
 * the reference, the version, the as-of time and its number.
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
  return withPlainBullets(text).normalize('NFC').replaceAll(/\s/g, '').replaceAll(INVISIBLE, '')
}
