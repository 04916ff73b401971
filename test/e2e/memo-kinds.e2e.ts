import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { saveTo } from '../helpers/window/dialogs'
import { launch, show } from '../helpers/window/launch'
import { makeMemo, onPages, textOf } from '../helpers/window/memo-room'
import { moreAction } from '../helpers/window/more-actions'
import { rewordAPosition } from '../helpers/window/reword-position'

/** Kinds of memo other than the brief, made in the real app from the pages of their records. */

const LONG = { tag: '@long' }

test('a round report is made from the page of its round, and in the dialog, which asks for a round', LONG, async () => {
  const parley = await launch()
  const { page, home } = parley
  await show(page, 'Talks')
  await page.getByRole('button', { name: /^Round 5/ }).click()
  await moreAction(page, 'Create round report')
  await expect(onPages(page)).toContainText('Readouts compared', { timeout: 15_000 })
  await page.getByRole('textbox', { name: 'Desk comment: Our assessment' }).fill('A round without a result.')
  await expect(onPages(page)).toContainText('A round without a result.', { timeout: 15_000 })
  expect(await accessibilityFindings(page)).toEqual([])
  const pdf = join(home, 'report.pdf')
  await saveTo(parley.app, pdf)
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await expect(page.getByText(/Saved report\.pdf: 2 pages/)).toBeVisible({ timeout: 15_000 })
  expect(textOf(pdf)).toMatch(/6 Our assessment .*A round without a result\./)
  // The same kind can be chosen for another round in the dialog, which then asks for a round.
  await show(page, 'Memos')
  await page.getByRole('button', { name: 'New…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New memo' })
  await dialog.getByRole('combobox', { name: 'Kind of memo' }).click()
  await page.getByRole('option', { name: 'round report' }).click()
  await dialog.getByLabel('Round', { exact: true }).fill('G7')
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: 'Create memo' }).click()
  await expect(onPages(page)).toContainText('Leaders, around the G7 summit', { timeout: 15_000 })
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a chronology is made from the page of its talk, and tells what changed since an issued memo', LONG, async () => {
  const parley = await launch()
  const { page } = parley
  await makeMemo(page)
  await page.getByRole('textbox', { name: 'Reference', exact: true }).fill('T-2025-11')
  await page.getByRole('button', { name: 'Issue…' }).click()
  await page.getByRole('button', { name: 'Issue memo' }).click()
  await expect(page.getByText('This memo is issued')).toBeVisible()
  await rewordAPosition(page, 'Corrected by hand.')
  await show(page, 'Talks')
  await page.getByRole('button', { name: /^Japan–US tariff talks/ }).click()
  await moreAction(page, 'Create chronology')
  await expect(onPages(page)).toContainText('Course of events', { timeout: 15_000 })
  await page
    .getByRole('button', { name: /^Text$|^From the records/ })
    .first()
    .isVisible()
  expect(await accessibilityFindings(page)).toEqual([])
  await expect(page.getByRole('main')).toContainText('Compared with the meeting brief T-2025-11')
  await expect(page.getByRole('main')).toContainText('We corrected the records.')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a position matrix is made from the page of its talk, on pages that lie on their long side', LONG, async () => {
  const parley = await launch()
  const { page, home } = parley
  await show(page, 'Talks')
  await page.getByRole('button', { name: /^Japan–US tariff talks/ }).click()
  await moreAction(page, 'Create position matrix')
  await expect(onPages(page)).toContainText('Positions by issue and party', { timeout: 15_000 })
  const canvas = await page.locator('canvas').first().boundingBox()
  expect(canvas?.width).toBeGreaterThan(canvas?.height ?? Infinity)
  expect(await accessibilityFindings(page)).toEqual([])
  const pdf = join(home, 'matrix.pdf')
  await saveTo(parley.app, pdf)
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await expect(page.getByText(/Saved matrix\.pdf: 2 pages/)).toBeVisible({ timeout: 15_000 })
  expect(textOf(pdf)).toMatch(/Positions by issue and party Issue and gap Japan United States/)
  expect(parley.messages).toEqual([])
  await parley.close()
})
