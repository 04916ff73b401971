import type { Page } from '@playwright/test'

/** The parts of the page that eyes see, worked out in the page itself. */

/** A point of the window, in CSS pixels. */
export interface Point {
  x: number
  y: number
}

/** Where words of the source's text show: just inside their first and their last letter; undefined if they are not in view, or in its lowest `margin` pixels. */
export function placeOf(page: Page, words: string, margin = 0): Promise<{ from: Point; to: Point } | undefined> {
  return page.evaluate(
    ([wanted, below]) => {
      const text = document.querySelector('[role=document][tabindex]')
      const paragraph = [...(text?.querySelectorAll('p') ?? [])].find((one) => one.textContent.includes(wanted))
      if (!text || !paragraph) return undefined
      const at = paragraph.textContent.indexOf(wanted)
      const letters: { node: Node; offset: number }[] = []
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let offset = 0; offset < (node.textContent ?? '').length; offset += 1) letters.push({ node, offset })
      const edges = [at, at + wanted.length - 1].flatMap((index) => {
        const letter = letters[index]
        if (!letter) return []
        const range = document.createRange()
        range.setStart(letter.node, letter.offset)
        range.setEnd(letter.node, letter.offset + 1)
        return [range.getBoundingClientRect()]
      })
      const [first, last] = edges
      const view = text.getBoundingClientRect()
      if (!first || !last || first.top < view.top || last.bottom > view.bottom - below) return undefined
      const [top, bottom] = [first.top + first.height / 2, last.top + last.height / 2]
      return { from: { x: first.left + 0.5, y: top }, to: { x: last.right - 0.5, y: bottom } }
    },
    [words, margin] as const,
  )
}

/** The words that are selected in the source's text. */
export const selectedWords = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const shown = [...(CSS.highlights.get('reader-selected') ?? [])].map((range) => (range as Range).toString())
    return shown.length > 0 ? shown.join('\n') : (document.getSelection()?.toString() ?? '')
  })

/** How many times Tab leads from the focus to a field of the form, or Shift+Tab if negative; undefined if neither does. */
export const tabsTo = (page: Page, selector: string): Promise<number | undefined> =>
  page.evaluate((wanted) => {
    const stops = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, [tabindex]'),
    ].filter((one) => one.tabIndex >= 0 && !one.matches(':disabled, [type=hidden]') && one.checkVisibility())
    const from = stops.findIndex((one) => one === document.activeElement)
    const to = stops.findIndex((one) => one.matches(wanted))
    return from < 0 || to < 0 ? undefined : to - from
  }, selector)

/** Does Enter lead from the focus to a field of the form, as the next one that must be filled in: of the same item of a list, or of the form? */
export const isNextByEnter = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    const focus = document.activeElement
    const isLine = focus instanceof HTMLInputElement && focus.type === 'text'
    if (!focus?.closest('form') || !(isLine || focus.matches('[data-item] textarea'))) return false
    const control = 'input, textarea, select'
    const item = focus.closest('[data-part]')
    const fields = [...(item ?? document).querySelectorAll(item ? '[data-part-field]' : '[data-field]')]
    const after = fields.slice(fields.findIndex((field) => field.contains(focus)) + 1)
    const next = after.find((field) => {
      if (!item) return field.matches('[data-empty=true]')
      // The label of a field that must be filled in has a dot.
      if (!field.querySelector('label [aria-hidden]')) return false
      return [...field.querySelectorAll<HTMLInputElement>(control)].every(({ value }) => value === '')
    })
    return next?.querySelector(control)?.matches(wanted) === true
  }, selector)
