import { normalizePageMargin, normalizePageSize } from 'pdfmake/js/PageSize.js'
import RendererModule from 'pdfmake/js/Renderer.js'
import SVGMeasureModule from 'pdfmake/js/SVGMeasure.js'
import { tableLayouts } from 'pdfmake/js/tableLayouts.js'
import { ParleyError } from '../../core/base/errors'
import type { MemoModel } from '../../core/memo/memo-model'
import type { PressProgress, Pressed } from '../../core/memo/pressed'
import { familiesOf } from './east-asian'
import { exported } from './exported'
import { facesOf, fontTable, PressDocument } from './fonts'
import { fitSheets } from './fit-sheets'
import { memoDocument, PAGE_MARGINS } from './memo-document'
import { DEFAULT_STYLE, stylesOf, TABLE_LAYOUTS, type Closeness } from './memo-styles'
import { PrintStructure } from './print-structure'
import { printedPassages } from './printed-passages'
import { refuseIfLost, runningTextTooLong } from './refuse-if-lost'
import { trimFaces } from './shared-faces'
import { StrictLayout } from './strict-layout'
import type { TallRows } from './tall-rows'
import { TaggingRenderer } from './tagging-renderer'

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
  const size = normalizePageSize(memo.pageSize, memo.landscape ? 'landscape' : 'portrait')
  const date = new Date(memo.asOfInstant)
  const title = memo.title.map((run) => run.text).join('')
  const families = familiesOf(memo)
  const document = new PressDocument(
    fontTable(fontsDirectory, families),
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
      // A memo that was issued before files had a structure stays as it was, to the byte.
      ...(memo.tagged ? { tagged: true, subset: 'PDF/UA' } : {}),
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
  facesOf(document, families, (done, of) => onProgress({ phase: 'fonts', done, of }))
  const layOnce = (cutRows: boolean, close: Closeness, tall: TallRows) => {
    const beat = () => onProgress({ phase: 'layout', done: 0, of: memo.blocks.length })
    const made = memoDocument(memo, beat, cutRows, tall)
    const layout = new StrictLayout(size, normalizePageMargin(PAGE_MARGINS), new SVGMeasure())
    layout.keepsTables = memo.keepsTables ?? false
    layout.runningTextTooLong = () => runningTextTooLong(memo)
    layout.onProgress = (done, of) => onProgress({ phase: 'layout', done, of })
    layout.registerTableLayouts(tableLayouts)
    layout.registerTableLayouts(TABLE_LAYOUTS)
    const { content, header, footer } = made
    const set = [stylesOf(memo, close), DEFAULT_STYLE, undefined, header, footer, undefined, undefined] as const
    const laid = layout.layoutDocument(content, document, ...set)
    return { laid, layout }
  }
  /** The rows known to be taller than a page. */
  let tall: TallRows = new Set()
  const lay = (cutRows: boolean, close: Closeness) => {
    let { laid, layout } = layOnce(cutRows, close, tall)
    if (memo.breaksTallRows && layout.tallRows.size > 0) {
      tall = new Set([...tall, ...layout.tallRows])
      ;({ laid, layout } = layOnce(cutRows, close, tall))
    }
    const [row] = layout.tallRows
    if (row !== undefined) throw new ParleyError('layout-lost-text', { text: row })
    refuseIfLost(memo, layout)
    return { pages: laid, root: layout.root, begins: layout.begins }
  }
  const { pages, root } = fitSheets(memo, (close) =>
    unlessLost(
      () => lay(false, close),
      () => lay(true, close),
    ),
  )
  const places = printedPassages(pages)
  let written = 0
  document.on('pageAdded', () => {
    onProgress({ phase: 'pages', done: written, of: pages.length })
    written += 1
  })
  const renderer = memo.tagged
    ? new TaggingRenderer(document, new PrintStructure(document, root))
    : new Renderer(document)
  renderer.renderPages(pages)
  const bytes = document.toBytes()
  onProgress({ phase: 'pages', done: pages.length, of: pages.length })
  return { bytes, places, pages: pages.map(() => ({ width: size.width, height: size.height })) }
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
