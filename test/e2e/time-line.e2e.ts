import { expect, test } from '@playwright/test'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch } from '../helpers/window/launch'

test('the time line shows what is near, goes from entry to entry by keys, and opens a record', async () => {
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('Control+Shift+L')
  const picture = page.getByRole('group', { name: 'Meetings, dates and law' })
  const entries = picture.getByRole('button')
  const summit = picture.getByRole('button', { name: /^15 June 2025: Three-day G7 summit/ })
  await expect(summit).toBeVisible()
  const quarter = await entries.count()
  // Only one entry is a stop of the Tab key.
  await expect(picture.locator('button[tabindex="0"]')).toHaveCount(1)
  // The keys work from anywhere on the screen.
  await expect(page.getByRole('region', { name: 'Time line' })).toBeFocused()
  await page.keyboard.press('-')
  await expect(page.getByRole('radio', { name: 'Year', exact: true })).toBeChecked()
  await expect.poll(() => entries.count()).toBeGreaterThan(quarter)
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect(page.getByRole('radio', { name: '6 weeks' })).toBeChecked()
  await page.keyboard.press('PageDown')
  await expect(page.getByText(/^6 June 2025 to|^7 June 2025 to/)).toBeVisible()
  await page.keyboard.press('Home')
  await expect(page.getByRole('button', { name: 'As-of day' })).toBeDisabled()
  await expect(page.getByText(/^1[67] May 2025 to/)).toBeVisible()
  await summit.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(summit).not.toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(summit).toBeFocused()
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await accessibilityFindings(page)).toEqual([])
  }
  await page.getByText('As a table').click()
  await expect(page.getByRole('row', { name: /15 June 2025 Three-day G7 summit/ })).toBeVisible()
  await summit.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Three-day G7 summit starts, Canada' })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('radio', { name: '6 weeks' })).toBeChecked()
  await expect(summit).toBeFocused()
  expect(parley.messages).toEqual([])
  await parley.close()
})
