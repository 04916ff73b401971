import { normalizePageMargin, normalizePageSize } from 'pdfmake/js/PageSize.js'
import RendererModule from 'pdfmake/js/Renderer.js'
import SVGMeasureModule from 'pdfmake/js/SVGMeasure.js'
import { tableLayouts } from 'pdfmake/js/tableLayouts.js'
import { ParleyError } from '../../core/base/errors'
import type { MemoModel } from '../../core/memo/memo-model'
import type { PressProgress, Pressed } from '../../core/memo/pressed'
import { exported, facesOf, fontTable, PressDocument } from './fonts'
import { DEFAULT_STYLE, memoDocument, PAGE_MARGINS, stylesOf, TABLE_LAYOUTS } from './memo-document'
import { printedPassages } from './printed-passages'
import { refuseIfLost, runningTextTooLong } from './refuse-if-lost'
import { trimFaces } from './shared-faces'
import { StrictLayout } from './strict-layout'

const Renderer = exported(RendererModule)
const SVGMeasure = exported(SVGMeasureModule)

/**
 * Renders a memo as PDF 1.7. The same memo always gives the same bytes, whatever was rendered before: the file is dated by its as-of instant. Reads
 * only the fonts, and nothing from the network. Calls `onProgress` for every piece of text and every page; an error that it throws ends the work.
 * @throws ParleyError `glyph-missing`, `layout-lost-text`, `running-text-too-long`
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
  facesOf(document, (done, of) => onProgress({ phase: 'fonts', done, of }))
  const lay = (cutRows: boolean) => {
    const beat = () => onProgress({ phase: 'layout', done: 0, of: memo.blocks.length })
    const made = memoDocument(memo, beat, cutRows)
    const layout = new StrictLayout(size, normalizePageMargin(PAGE_MARGINS), new SVGMeasure())
    layout.runningTextTooLong = () => runningTextTooLong(memo)
    layout.onProgress = (done, of) => onProgress({ phase: 'layout', done, of })
    layout.registerTableLayouts(tableLayouts)
    layout.registerTableLayouts(TABLE_LAYOUTS)
    const { content, header, footer } = made
    const set = [stylesOf(memo), DEFAULT_STYLE, undefined, header, footer, undefined, undefined] as const
    const laid = layout.layoutDocument(content, document, ...set)
    refuseIfLost(memo, layout)
    return laid
  }
  const pages = unlessLost(
    () => lay(false),
    () => lay(true),
  )
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

/** The first layout, or the second if the first would lose text. */
function unlessLost<T>(first: () => T, second: () => T): T {
  try {
    return first()
  } catch (error) {
    if (!(error instanceof ParleyError) || error.code !== 'layout-lost-text') throw error
    return second()
  }
}

function collect(document: PressDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
}
