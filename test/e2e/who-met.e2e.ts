import { expect, test } from '@playwright/test'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'

test(
  'contacts say who met whom, list the meetings of two people, and lead to a person and a meeting',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await show(page, 'Contacts')
    const grid = page.getByRole('grid', { name: 'Who met whom: Japan–US tariff talks' })
    const row = (name: string) => grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
    const met = row('Ryosei Akazawa').getByRole('gridcell').first()
    await expect(met).toHaveText(/^2 ×5–6\sJune\s20251 h 50 min, and 1 of unknown length$/)
    await expect(row('Shigeru Ishiba').getByRole('gridcell').last()).toHaveText('not met1 possible')
    await expect(met).toBeFocused()
    await expect(grid.locator('[tabindex="0"]')).toHaveCount(1)
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFindings(page)).toEqual([])
    }
    await page.keyboard.press('Enter')
    const list = page.getByRole('complementary', { name: 'Meetings of Ryosei Akazawa and Howard Lutnick' })
    await expect(list.getByRole('listitem')).toHaveCount(2)
    await expect(list.getByRole('heading')).toBeFocused()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()
    await expect(met).toBeFocused()
    // The other way round.
    await page.locator('input[aria-label="People of"]').click()
    await page.getByRole('option', { name: 'People of United States' }).click()
    await expect(grid.getByRole('rowheader')).toHaveText([/Howard Lutnick/, /Scott Bessent/, /Donald Trump/])
    await grid.getByRole('columnheader', { name: /Ryosei Akazawa/ }).press('Enter')
    await expect(page.getByRole('heading', { name: 'Ryosei Akazawa' })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await row('Howard Lutnick').getByRole('gridcell').first().click()
    await page
      .getByRole('complementary')
      .getByRole('link', { name: /6 June 2025/ })
      .click()
    await expect(page.getByRole('heading', { name: /^6 June 2025: / })).toBeVisible()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
