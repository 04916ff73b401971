import type { Pressed } from '../../core/memo/pressed'
import { ask } from '../client/bridge'
import { openPdf, type OpenPdf } from './pdf'
import './print-pages.css'

/** Dots per inch: enough for text to look printed. */
const DPI = 200
/** Pixels in all, about a gigabyte: a memo of more than 70 pages prints with fewer dots. */
const PIXELS_MAX = 260_000_000
const POINTS_AN_INCH = 72

/**
 * Prints the pages of a memo through the system's dialog. For the printer only, they replace the window's page.
 * @returns whether they were printed; false if the person canceled
 * @throws ParleyError `print-failed`
 */
export async function printPages({ bytes, pages }: Pick<Pressed, 'bytes' | 'pages'>): Promise<{ printed: boolean }> {
  const [first] = pages
  if (!first) return { printed: false }
  const letter = Math.min(first.width, first.height) > 600
  const landscape = first.width > first.height
  const sheets = document.createElement('div')
  sheets.className = 'parley-print'
  // These pages are for the printer; screen readers have the text elsewhere.
  sheets.setAttribute('aria-hidden', 'true')
  const open = await openPdf(bytes)
  try {
    const area = pages.reduce((sum, page) => sum + page.width * page.height, 0)
    const scale = Math.min(DPI / POINTS_AN_INCH, Math.sqrt(PIXELS_MAX / area))
    for (const page of pages.keys()) sheets.append(await sheet(open, page, scale))
    document.body.append(sheets)
    document.documentElement.dataset.printing = ''
    return await ask('app:print', { pageSize: letter ? 'Letter' : 'A4', landscape })
  } finally {
    delete document.documentElement.dataset.printing
    sheets.remove()
    open.close()
  }
}

async function sheet(open: OpenPdf, page: number, scale: number): Promise<HTMLElement> {
  const proxy = await open.pdf.getPage(page + 1)
  const viewport = proxy.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  await proxy.render({ canvas, viewport, intent: 'print' }).promise
  proxy.cleanup()
  const frame = document.createElement('div')
  frame.append(canvas)
  return frame
}
