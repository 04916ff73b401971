import type { Page } from '@playwright/test'
import { setTimeout as wait } from 'node:timers/promises'
import { SAMPLE } from '../../test/helpers/window/launch'
import { makeMemo } from '../../test/helpers/window/memo-room'
import { Starts } from '../measure/starts'

/** The preview of a memo in the real window. Linux. */

/** About what fills ten pages, in all comments of the desk together, in characters. */
const LONG = 32_000
const SENTENCE =
  'The two sides met twice in the capital, and left open whether a further round will follow in the coming week. '

interface Preview {
  pages: number
  /** From a key to the pages that show its letter, in milliseconds. */
  spans: number[]
}

/** Types into a memo of about ten pages, a letter at a time, each once the pages show the one before. */
export async function previewAfterKeys(electron: string, keys: number): Promise<Preview> {
  const starts = new Starts(electron)
  try {
    const { running } = await starts.parley(SAMPLE)
    const { page } = running
    await page.getByText(/open findings: \d+$/).waitFor({ timeout: 120_000 })
    // A busy machine may take longer to the first pages than a test allows.
    await makeMemo(page).catch(() => page.locator('canvas').first().waitFor({ timeout: 120_000 }))
    const comments = page.getByRole('textbox', { name: /^Desk comment: / })
    const count = await comments.count()
    const text = SENTENCE.repeat(Math.ceil(LONG / count / SENTENCE.length))
    for (let index = 0; index < count; index += 1) await comments.nth(index).fill(text)
    await wait(5000)
    const pages = await page.locator('[data-page]').count()
    const spans: number[] = []
    await comments.first().press('Control+Home')
    await page.locator('[data-page]').first().waitFor()
    for (let key = 0; key < keys; key += 1) {
      spans.push(await shown(page, 'abcdefghijklmnopqrstuvwxyz'[key % 26] ?? 'a'))
      await wait(500)
    }
    await running.close()
    return { pages, spans }
  } finally {
    starts.end()
  }
}

/** Types a letter, and waits until other pages are drawn; returns how long that took. */
async function shown(page: Page, letter: string): Promise<number> {
  await page.evaluate(() => {
    const found = { typed: 0, drawn: 0 }
    Object.assign(window, { found })
    document.addEventListener('input', ({ timeStamp }) => Object.assign(found, { typed: timeStamp }), { once: true })
    // The picture of the first page, which is drawn anew for each file.
    const picture = document.querySelector('[data-page] [aria-hidden="true"]') ?? document.body
    new MutationObserver((_, observer) => {
      if (found.typed === 0) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => Object.assign(found, { drawn: performance.now() })))
    }).observe(picture, { subtree: true, childList: true, attributes: true })
  })
  await page.keyboard.insertText(letter)
  return page.evaluate(async () => {
    const { found } = window as unknown as { found: { typed: number; drawn: number } }
    const until = performance.now() + 10_000
    while (found.drawn === 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5))
    return found.drawn > 0 ? found.drawn - found.typed : 10_000
  })
}
