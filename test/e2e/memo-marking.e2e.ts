import { expect, test } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch } from '../helpers/window/launch'
import { makeMemo, onPages } from '../helpers/window/memo-room'

test('a memo is marked lower by name and reason, and says so before it is issued', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await makeMemo(page)
  await page.getByText('More fields').click()
  await page.getByLabel('Marking', { exact: true }).selectOption({ label: 'INTERNAL' })
  await page.getByText('More fields').click()
  const panel = page.getByRole('region', { name: 'Marking' })
  await expect(panel).toContainText('INTERNAL', { timeout: 15_000 })
  await expect(panel).toContainText('From this memo’s own Marking field')
  await panel.getByRole('button', { name: 'Mark lower…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Mark lower', exact: true })).toBeDisabled()
  // It begins with one that is lower.
  const level = dialog.getByLabel('Lower marking', { exact: true })
  await expect(level.locator('option:checked')).toHaveText('UNCLASSIFIED')
  await level.selectOption({ label: 'INTERNAL' })
  await dialog.getByLabel('Decided by').fill('Ana Lopez, Legal')
  await dialog.getByLabel('Reason').fill('Announced on 5 June.')
  await dialog.getByRole('button', { name: 'Mark lower', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('isn’t lower than INTERNAL')
  await level.selectOption({ label: 'UNCLASSIFIED' })
  expect(await accessibilityFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Mark lower', exact: true }).click()
  await expect(panel).toContainText('Marked UNCLASSIFIED instead of INTERNAL, by decision of Ana Lopez, Legal')
  await expect(onPages(page)).not.toContainText('INTERNAL', { timeout: 15_000 })
  await page.getByRole('button', { name: 'Issue…' }).click()
  await expect(page.getByRole('dialog').getByText('Announced on 5 June.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Marking', exact: true }).click()
  await page.keyboard.press('Control+z')
  await expect(panel).not.toContainText('Ana Lopez')
  await parley.close()
})
