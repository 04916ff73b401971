import { expect, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { show } from './launch'

/** The text of a PDF file in one line. */
export const textOf = (pdf: string) =>
  execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')

/** Selects all text of the pages in the window. */
export const onPages = (page: Page) => page.locator('[data-page]').first().locator('..')

/** Makes a memo for the first meeting of the sample, a brief by default, and waits for its pages. */
export async function makeMemo(page: Page, kind?: string): Promise<void> {
  await show(page, 'Memos')
  await page.getByRole('button', { name: 'New…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New memo' })
  if (kind !== undefined) {
    await dialog.getByRole('combobox', { name: 'Kind of memo' }).click()
    await page.getByRole('option', { name: kind }).click()
  }
  await dialog.getByLabel('Meeting', { exact: true }).fill('Lutnick')
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: 'Create memo' }).click()
  await expect(page.locator('canvas').first()).toBeVisible({ timeout: 15_000 })
}

/** Does something by the menu of a memo's further actions. */
export async function fromMore(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}
