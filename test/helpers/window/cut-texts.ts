import type { Page } from '@playwright/test'

/**
 * The visible texts that their own element cuts off at a side without a sign of it: no ellipsis, nothing to scroll. In a few words each. None is
 * expected.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const holds = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim())
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    const cut = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
      if (!holds(element) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
      const style = getComputedStyle(element)
      const { width, height } = element.getBoundingClientRect()
      // What is a pixel large is for screen readers alone.
      if (width <= 2 || height <= 2 || style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none')
        return false
      const isWider = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1
      const isHigher = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 2
      return isWider || isHigher
    })
    // Buttons and fields that begin beyond the edge of what scrolls them sideways only by hand are in reach; those beyond the window are not.
    const lost = [...document.body.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]')].filter(
      (element) => {
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
        const { left, right, width } = element.getBoundingClientRect()
        if (width <= 2 || (left >= -1 && right <= innerWidth + 1)) return false
        for (let up = element.parentElement; up; up = up.parentElement) {
          const { overflowX } = getComputedStyle(up)
          if ((overflowX === 'auto' || overflowX === 'scroll') && up.scrollWidth > up.clientWidth) return false
        }
        return true
      },
    )
    const named = (why: string) => (element: HTMLElement) =>
      `${why}: <${element.tagName.toLowerCase()} class="${element.className}"> ${(element.innerText || element.getAttribute('aria-label') || '').slice(0, 60)}`
    return [...cut.map(named('cut')), ...lost.map(named('beyond the window'))]
  })
}
