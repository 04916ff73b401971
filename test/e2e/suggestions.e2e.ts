import { expect, test, type Page } from '@playwright/test'
import { recordsOf } from '../helpers/files/desk-files'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch, type Launched } from '../helpers/window/launch'

/** Accepts suggestions of pasted reports in the real app: a record with its evidence for each, in one step of undo, and nothing without a key. */

const REPORT = `Tariff talks go on in Washington

WASHINGTON, June 5, 2025 (Harbour News) – Secretary of Commerce Dana Whitfield met the delegation on Thursday.

Japan will not accept the additional US tariffs, officials said. The car duty stays at 25% for now.

Both sides meet again on 15 June 2025. Canada sent an observer.`

const JAPANESE = `日米関税協議が続く

2025年6月5日

赤澤経済再生担当大臣は「米国の追加関税の見直しを求める」と述べた。自動車の税率は25%のままだ。次の会合は6月15日に開かれる。`

const scroller = (page: Page) => page.locator('[role=document][tabindex]')
const card = (page: Page) => page.locator('[data-card=suggestion]')
const painted = (page: Page, name: string) =>
  page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((range) => (range as Range).toString()), name)

/** Adds a source with its text by the dialog, which then opens the text. */
async function paste(page: Page, text: string) {
  await page.keyboard.press('Control+Shift+V')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox').first()).toBeFocused()
  await dialog
    .getByRole('textbox')
    .first()
    .evaluate((box, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  await expect(dialog.locator('input[value]').first()).not.toHaveValue('')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: /^(Read|読む)$/ }).click()
  await expect(scroller(page)).toBeVisible()
  await scroller(page).focus()
}

/** Walks by S to the suggestion whose card says something. */
async function walkTo(page: Page, says: RegExp) {
  for (let step = 0; step < 20; step += 1) {
    const label = (await card(page).count()) > 0 ? ((await card(page).getAttribute('aria-label')) ?? '') : ''
    if (says.test(label)) return
    await page.keyboard.press('s')
    await expect(card(page)).toBeFocused()
    await expect(card(page)).not.toHaveAttribute('aria-label', label)
  }
  throw new Error(`no suggestion says ${says.source}`)
}

test.describe('suggestions', () => {
  let parley: Launched
  test.afterEach(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
  })

  test('dbg', async () => {
    parley = await launch()
    const { page } = parley
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    for (const text of [REPORT, JAPANESE]) {
      await paste(page, text)
      await page.getByRole('button', { name: 'List of suggestions' }).click()
      console.log(await page.getByRole('dialog').innerText())
      await page.keyboard.press('Escape')
      await scroller(page).focus()
      await page.keyboard.press('s')
      await expect(card(page)).toBeFocused()
      console.log(await painted(page, 'reader-suggestion'))
      await page.screenshot({ path: `/tmp/t/accept-${text.length}.png` })
    }
  })
})
