import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'
import { openReader, POSITION, readerText, recordOf } from '../helpers/window/source-reader'

const side = (page: Page, name: 'main' | 'beside') => page.locator(`[data-side="${name}"]`)
const paneOfFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))

test(
  'two records stand side by side, each with its own way back, and no text of either is lost',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await page.setViewportSize({ width: 1720, height: 880 })
    await show(page, 'Positions')
    const main = side(page, 'main')
    const beside = side(page, 'beside')
    const cell = main.locator('[data-record^="position/"]').first()
    await cell.click({ modifiers: ['Control', 'Shift'] })
    await expect(beside.getByRole('heading', { level: 1 })).toHaveText('Japan on Shape of a deal')
    await expect(page.getByRole('button', { name: /^Close the side beside/ })).toBeFocused()
    expect(await accessibilityFindings(page)).toEqual([])

    // What is opened from a side opens there, and each goes back by itself.
    await main.locator('[data-record^="position/"]').nth(2).click()
    const opened = main.getByRole('heading', { level: 1 })
    await expect(opened).toHaveText('United States on Requirements for imported cars')
    await beside.getByRole('link', { name: 'Shape of a deal' }).first().click()
    const other = beside.getByRole('heading', { level: 1 })
    await expect(other).toHaveText('Shape of a deal')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(other).toHaveText('Japan on Shape of a deal')
    await expect(opened).toHaveText('United States on Requirements for imported cars')
    await beside.getByRole('button', { name: 'Forward' }).click()
    await expect(other).toHaveText('Shape of a deal')

    // Forms on both sides, and keys that act on the side of the focus.
    await page.keyboard.press('Control+e')
    const title = beside.locator('[data-field="label"] input').first()
    await title.fill('Shape of the deal')
    await opened.click()
    await page.keyboard.press('Control+e')
    const text = main.locator('[data-field="text"] textarea').first()
    await text.fill('Standards keep American cars out.')
    await expect(title).toHaveValue('Shape of the deal')
    await expect(page.locator('header [data-saving="saved"]')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(main.getByText('Standards keep American cars out.').first()).toBeVisible()
    await title.press('Control+Enter')
    await expect(other).toHaveText('Shape of the deal')
    // An edit on one side shows on the other.
    await main.getByRole('button', { name: 'Back to list' }).click()
    await cell.click()
    await expect(main.getByRole('link', { name: 'Shape of the deal' }).first()).toBeVisible()

    // F6 reaches the side; its width is a choice that is kept, and a reload keeps both.
    await page.locator('[data-side="main"] [data-pane="detail"] button').first().focus()
    await page.keyboard.press('F6')
    expect(await paneOfFocus(page)).toBe('beside')
    const line = page.getByRole('separator', { name: 'Width of left side' })
    await line.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(line).toHaveAttribute('aria-valuenow', '52')
    await page.reload()
    await expect(other).toHaveText('Shape of the deal')
    await expect(line).toHaveAttribute('aria-valuenow', '52')
    await expect(opened).toHaveText('Japan on Shape of the deal')

    // In a narrow window one side shows at a time.
    await page.setViewportSize({ width: 1000, height: 800 })
    await expect(beside).toBeHidden()
    await page
      .getByRole('group', { name: 'Sides' })
      .getByRole('button', { name: 'Shape of the deal', exact: true })
      .click()
    await expect(other).toBeVisible()
    await expect(main).toBeHidden()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.setViewportSize({ width: 1720, height: 880 })

    // A record shows on one side only.
    await other.click()
    await page.keyboard.press('Control+Shift+j')
    await expect(beside).toHaveCount(0)
    await opened.click()
    await page.keyboard.press('Control+j')
    await expect(other).toHaveText('Japan on Shape of the deal')
    await expect(opened).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(beside).toHaveCount(0)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('a text beside a record is quoted for that record', { tag: '@long' }, async () => {
  const parley = await openReader()
  const { page } = parley
  await page.setViewportSize({ width: 1720, height: 880 })
  await show(page, 'Positions')
  const main = side(page, 'main')
  await main.locator('[data-record="position/position-us-cars"]').first().click()
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible()
  const before = await quotesOf(page)
  await show(page, 'Sources')
  await page.locator('button[data-key="source/source-report"]').click({ modifiers: ['Control', 'Shift'] })
  const beside = side(page, 'beside')
  await beside.getByRole('button', { name: 'Read', exact: true }).click()
  await expect(readerText(page)).toBeVisible()
  await show(page, 'Positions')
  await main.locator('[data-record="position/position-us-cars"]').first().click()
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible()
  await readerText(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(beside.getByRole('combobox', { name: 'Field' })).toBeVisible()
  await page.keyboard.press('q')
  await expect.poll(async () => quotesOf(page)).toBe(before + 1)
  expect(await accessibilityFindings(page)).toEqual([])
  expect(parley.messages).toEqual([])
  await parley.close()
})

const quotesOf = async (page: Page) => (await recordOf(page, POSITION)).passages.first.length
