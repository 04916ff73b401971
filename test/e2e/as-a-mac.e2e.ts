import { expect, test } from '@playwright/test'
import { launch, show } from '../helpers/window/launch'

test(
  'on a Mac the window listens to ⌘, not to Control, and shows keys as a Mac writes them',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { value: 'MacIntel' }))
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    const current = page.getByRole('navigation').locator('[aria-current="page"]')
    await expect(current).toHaveText(/Overview/)
    await page.keyboard.press('Meta+2')
    await expect(current).toHaveText(/Talks/)
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Meta+3')
    await expect(current).toHaveText(/Measures/)

    await page.keyboard.press('F1')
    const keys = page.getByRole('dialog')
    await expect(keys).toContainText('⇧⌘N')
    await expect(keys).not.toContainText('Ctrl')
    await page.keyboard.press('Escape')
    await expect(keys).toBeHidden()

    await page.keyboard.press('Meta+k')
    const search = page.getByRole('combobox', { name: 'Search or run a command' })
    await expect(search).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(search).toBeHidden()

    await page.keyboard.press('Meta+Shift+N')
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await page.keyboard.type('Ask about the quota')
    await expect(page.getByRole('dialog')).toContainText('⌘↩')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Meta+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await show(page, 'Notes')
    await expect(page.getByRole('main').getByText('Ask about the quota').first()).toBeVisible()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
