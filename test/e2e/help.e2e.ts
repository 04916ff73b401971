import { expect, test } from '@playwright/test'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch } from '../helpers/window/launch'

test('the help opens over any screen, finds a task by its words, and gives the focus back', async () => {
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('Control+2')
  const row = page.locator('[data-row]').first()
  await row.focus()
  await page.keyboard.press('Shift+F1')
  const help = page.getByRole('dialog', { name: 'Parley help' })
  const find = help.getByRole('searchbox', { name: 'Find in help' })
  await expect(find).toBeFocused()
  await expect(help.getByRole('status')).toHaveText('Topics: 26')
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await accessibilityFindings(page)).toEqual([])
  }
  await page.keyboard.type('read back')
  await expect(help.getByText('Send a memo in Word and take changes back')).toBeVisible()
  await expect(help.getByText(/Accept them one by one/)).toBeVisible()
  // The work goes on beside it.
  await page.getByRole('button', { name: 'Measures', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Reciprocal tariffs' })).toBeVisible()
  await page.getByRole('button', { name: 'Talks', exact: true }).click()
  await expect(row).toBeFocused()
  await find.fill('reminders')
  await expect(help.getByText(/sets one aside for you/)).toBeVisible()
  await find.fill('zebra')
  await expect(help.getByRole('status')).toHaveText('No help on these words.')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(row).toBeFocused()
  await page.keyboard.press('Shift+F1')
  await expect(find).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()
  expect(parley.messages).toEqual([])
  await parley.close()
})
