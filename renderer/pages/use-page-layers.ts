import type { RefObject } from 'react'
import { useEffect, useSyncExternalStore } from 'react'
import { inParts } from './page-text'
import type { OpenPdf } from './pdf'

/** The most pixels of a canvas: at 300% on a fine screen a page could need 150 MB. */
const PIXELS_MAX = 16_000_000

/** Device pixels per CSS pixel, now. */
export function usePixelRatio(): number {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('resize', changed)
      return () => window.removeEventListener('resize', changed)
    },
    () => window.devicePixelRatio,
  )
}

/**
 * Draws a page into `host`, at so many device pixels per point, and tells of which file it is then. The old drawing stays until the new one is done, so that nothing
 * flashes; an outdated drawing is abandoned.
 */
export function usePageCanvas(
  host: RefObject<HTMLElement | null>,
  open: OpenPdf | undefined,
  page: number,
  density: number,
  { drawn, failed }: { drawn: (open: OpenPdf) => void; failed: () => void },
): void {
  useEffect(() => {
    if (!open) return
    let stop = () => undefined as void
    let wanted = true
    const draw = async () => {
      const proxy = await open.pdf.getPage(page + 1)
      if (!wanted) return
      const whole = proxy.getViewport({ scale: density })
      const shrink = Math.min(1, Math.sqrt(PIXELS_MAX / (whole.width * whole.height)))
      const viewport = proxy.getViewport({ scale: density * shrink })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      const task = proxy.render({ canvas, viewport })
      stop = () => task.cancel()
      await task.promise
      if (!wanted) return
      host.current?.replaceChildren(canvas)
      drawn(open)
    }
    draw().catch(() => {
      // An abandoned drawing fails too, and nobody waits for it.
      if (wanted) failed()
    })
    return () => {
      wanted = false
      stop()
    }
  }, [host, open, page, density, drawn, failed])
}

/** Lays the page's text over its picture, invisible, to select, copy and read aloud. It scales with the page by itself. */
export function usePageText(
  host: RefObject<HTMLElement | null>,
  open: OpenPdf | undefined,
  page: number,
  className: string,
): void {
  useEffect(() => {
    if (!open) return
    let stop = () => undefined as void
    let wanted = true
    const lay = async () => {
      const proxy = await open.pdf.getPage(page + 1)
      if (!wanted) return
      const container = document.createElement('div')
      container.className = className
      const layer = new open.library.TextLayer({
        textContentSource: inParts(proxy.streamTextContent()),
        container,
        viewport: proxy.getViewport({ scale: 1 }),
      })
      stop = () => layer.cancel()
      // Attach the first text before it is complete, so that the window styles a little at a time. Later ones replace it only when complete.
      if (host.current?.childElementCount === 0) host.current.append(container)
      await layer.render()
      if (wanted && container.parentElement !== host.current) host.current?.replaceChildren(container)
    }
    // The picture reports any fault of the page.
    lay().catch(() => undefined)
    return () => {
      wanted = false
      stop()
    }
  }, [host, open, page, className])
}
