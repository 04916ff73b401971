import { expect, type Page } from '@playwright/test'
import { show } from './launch'

/** Opens a position of the sample by its title with the keyboard, as a person does. */
export async function openPosition(page: Page, title = 'Japan on Shape of a deal'): Promise<void> {
  await show(page, 'Sources')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill(title)
  await page
    .getByRole('option', { name: new RegExp(`^${title}`) })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Opens the position's form. */
export async function editPosition(page: Page, title?: string): Promise<void> {
  await openPosition(page, title)
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('form', { name: 'Position' })).toBeVisible()
}
