import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'
import { makeMemo } from '../helpers/window/memo-room'
import { openPosition } from '../helpers/window/open-position'

/** The words that a highlight lies on. */
const lit = (page: Page, name: string) =>
  page.evaluate((wanted) => [...(CSS.highlights.get(wanted) ?? [])].map((range) => (range as Range).toString()), name)

test('Ctrl+F finds in the text that is used, and in the list elsewhere', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await openPosition(page)
  const title = page.getByRole('heading', { level: 1 })
  const box = page.locator('[data-find-box]')
  const field = box.getByRole('searchbox')
  await title.click()
  await page.keyboard.press('Control+f')
  await expect(field).toBeFocused()
  await field.fill('ＤＥＡＬ')
  await expect(box.getByRole('status')).toHaveText(/^1 of [1-9]/)
  const count = Number(/of (\d+)/.exec(await box.getByRole('status').innerText())?.[1])
  const words = await lit(page, 'text-match')
  expect(words).toHaveLength(count)
  expect(new Set(words.map((word) => word.toLowerCase()))).toEqual(new Set(['deal']))
  expect(await lit(page, 'text-here')).toHaveLength(1)
  await page.keyboard.press('F3')
  await expect(box.getByRole('status')).toHaveText(`${Math.min(2, count)} of ${count}`)
  await page.keyboard.press('Shift+F3')
  await page.keyboard.press('Shift+Enter')
  await expect(box.getByRole('status')).toHaveText(`${count} of ${count}`)
  await page.keyboard.press('Enter')
  await expect(box.getByRole('status')).toHaveText(`1 of ${count}`)
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await accessibilityFindings(page), scheme).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
  await page.emulateMedia({ forcedColors: 'none' })
  await field.fill('nowhere to be found')
  await expect(box.getByRole('status')).toHaveText('No matches')
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  expect(await lit(page, 'text-match')).toEqual([])

  await show(page, 'Sources')
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('searchbox', { name: /^Find in/ })).toBeFocused()
  await expect(box).toHaveCount(0)

  await page.keyboard.press('Shift+F1')
  await expect(page.getByRole('dialog', { name: 'Parley help' })).toBeVisible()
  await page.keyboard.press('Control+f')
  await field.fill('dictionary')
  await expect(box.getByRole('status')).toHaveText(/^1 of [1-9]/)
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  await expect(page.getByRole('dialog', { name: 'Parley help' })).toBeVisible()
  await page.keyboard.press('Escape')

  await makeMemo(page)
  await page.locator('[data-page="0"]').click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('Control+f')
  await field.fill('tariff')
  await expect(box.getByRole('status')).toHaveText(/^\d+ of [1-9]/)
  const inMemo = () =>
    page.evaluate(() => [
      ...new Set(
        [...(CSS.highlights.get('text-match') ?? [])].map((range) =>
          (range as Range).startContainer.parentElement?.closest('[data-page]')?.getAttribute('data-page'),
        ),
      ),
    ])
  await expect.poll(inMemo).toEqual(['0', '1'])
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('Ctrl+F finds in what is folded, which is folded again afterwards', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await show(page, 'Sources')
  await page.locator('button[data-key="source/source-report"]').click()
  const fold = page.getByRole('button', { name: 'All fields' })
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  await expect(page.getByRole('main')).not.toContainText('Reliability')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+f')
  const box = page.locator('[data-find-box]')
  await box.getByRole('searchbox').fill('reliability')
  await expect(box.getByRole('status')).toHaveText(/^1 of [1-9]/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('main')).not.toContainText('Reliability')
  expect(parley.messages).toEqual([])
  await parley.close()
})
