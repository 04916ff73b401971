import { expect, test } from '@playwright/test'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { launch } from '../helpers/window/launch'

test(
  'the time line shows what is near, goes from entry to entry by keys, and opens a record',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await expect(page.getByRole('navigation')).toBeVisible()
    await page.keyboard.press('Control+Shift+L')
    const picture = page.getByRole('group', { name: 'Meetings, dates and law' })
    const entries = picture.getByRole('button')
    const summit = picture.getByRole('button', { name: /^15 June 2025: Three-day G7 summit/ })
    await expect(summit).toBeVisible()
    const quarter = await entries.count()
    // A day that is not fixed looks and is called so.
    await expect(page.getByRole('list', { name: 'How to read it' }).getByRole('listitem')).toHaveCount(5)
    const looks = () =>
      picture
        .locator('rect')
        .evaluateAll((all) =>
          all.flatMap((one) => (one.textContent?.includes('G7 summit starts') ? [one.dataset.role] : [])),
        )
    expect(await looks()).toEqual(['deadline'])
    await changeRecord(page, ['milestone', 'milestone-g7', 1], { when: { edtf: '2025-06-15~' } })
    await expect(picture.getByRole('button', { name: /^about 15 June 2025: Three-day G7 summit/ })).toBeVisible()
    expect(await looks()).toEqual(['deadline-about'])
    await expect(picture.locator('text', { hasText: 'Three-day G7 summit starts, Canada (about then)' })).toBeVisible()
    await changeRecord(page, ['milestone', 'milestone-g7', 2], { when: { edtf: '2025-06-15' } })
    await expect(summit).toBeVisible()
    // Only one entry is a stop of the Tab key.
    await expect(picture.locator('button[tabindex="0"]')).toHaveCount(1)
    // The keys work from anywhere on the screen.
    const screen = page.getByRole('region', { name: 'Time line' })
    await expect(screen).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(picture.locator('button:focus')).toHaveAttribute('tabindex', '0')
    await page.keyboard.press('-')
    await expect(page.getByRole('radio', { name: 'Year', exact: true })).toBeChecked()
    await expect.poll(() => entries.count()).toBeGreaterThan(quarter)
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await expect(page.getByRole('radio', { name: '6 weeks' })).toBeChecked()
    await page.keyboard.press('PageDown')
    await expect(page.getByText(/^6 June 2025 to|^7 June 2025 to/)).toBeVisible()
    // A time without anything leads to the nearest that has something.
    const next = page.getByRole('button', { name: 'Next: 1 April 2025' })
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('PageUp')
    await expect(page.getByText('Nothing is dated in this period.')).toBeVisible()
    await next.click()
    await expect(next).toHaveCount(0)
    await expect(entries.first()).toBeVisible()
    await page.keyboard.press('Home')
    await expect(page.getByRole('button', { name: 'As-of day' })).toBeDisabled()
    await expect(page.getByText(/^1[67] May 2025 to/)).toBeVisible()
    await summit.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(summit).not.toBeFocused()
    await expect(picture.locator('button:focus')).toHaveCount(1)
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
  },
)
