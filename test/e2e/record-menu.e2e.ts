import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'

const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

test(
  'a right click, or the Menu key, on a row, a cell or a link opens the menu of its record',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { app, page } = parley
    await show(page, 'Talks')
    const rows = page.locator('button[data-row]')
    const row = rows.nth(2)
    const name = (await row.locator('span').first().textContent()) ?? ''

    await row.click({ button: 'right' })
    await expect(item(page, 'Open in new window')).toBeVisible()
    await expect(item(page, 'Open').first()).toBeFocused()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(row).toBeFocused()

    // By keyboard, and the record's own page knows the same actions.
    await page.keyboard.press('Shift+F10')
    await item(page, /^Pin/).press('Enter')
    await page.keyboard.press('ContextMenu')
    await expect(item(page, /^Unpin/)).toBeVisible()
    await item(page, /^Copy as table row/).press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible()
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
    const [head = '', line = ''] = copied.split('\n')
    expect(head.split('\t').slice(0, 2)).toEqual(['Record', 'Kind'])
    expect(head.split('\t').at(-1)).toBe('Marking')
    expect(line.split('\t')).toHaveLength(head.split('\t').length)
    expect(line.split('\t')[0]).toBe(name)

    // Deleted from its row and undone.
    const count = await rows.count()
    await page.keyboard.press('Shift+F10')
    await item(page, /^Delete…/).press('Enter')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Delete/ })
      .click()
    await expect(rows).not.toHaveCount(count)
    await page.keyboard.press('Control+z')
    await expect(rows).toHaveCount(count)

    // A cell of the matrix, and a link on a record's page.
    await show(page, 'Positions')
    const cell = page.locator('[data-cell="party"] [data-record]').first()
    await cell.click({ button: 'right' })
    await item(page, /^Edit/).click()
    await expect(page.getByRole('textbox', { name: /^Text/ }).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await show(page, 'Talks')
    await rows.nth(2).click()
    const link = page.locator('main a[data-record]').first()
    await link.click({ button: 'right' })
    const words = (await link.textContent()) ?? ''
    await item(page, 'Open').first().click()
    await expect(title(page)).toContainText(words)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'Ctrl+click and the middle button open a record in a window of its own, and a mouse goes back and forward',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { app, page } = parley
    await show(page, 'Talks')
    const beside = 'Japan–US tariff talks'
    await expect(title(page)).toHaveText(beside)
    const row = page.locator('button[data-row]').nth(2)
    const name = (await row.locator('span').first().textContent()) ?? ''
    const opened = async (act: () => Promise<void>) => {
      const [other] = await Promise.all([app.waitForEvent('window'), act()])
      return other
    }
    const byClick = await opened(() => row.click({ modifiers: ['Control'] }))
    await expect(title(byClick)).toHaveText(name)
    await expect(byClick.getByRole('button', { name: 'Back', exact: true })).toBeDisabled()
    // This window stays where it is.
    await expect(title(page)).toHaveText(beside)
    const byMiddle = await opened(() => row.click({ button: 'middle' }))
    await expect(title(byMiddle)).toHaveText(name)

    await row.click()
    await expect(title(page)).toHaveText(name)
    const press = (button: number) =>
      page.evaluate((number) => {
        document.body.dispatchEvent(new MouseEvent('mouseup', { button: number, bubbles: true, cancelable: true }))
      }, button)
    await press(3)
    await expect(title(page)).toHaveText(beside)
    await press(4)
    await expect(title(page)).toHaveText(name)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
