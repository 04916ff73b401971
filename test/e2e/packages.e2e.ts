import { expect, test } from '@playwright/test'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'

test(
  'a package is a board: its cards move by keys, menu and mouse, each move is undone, and a circle of conditions is refused',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await show(page, 'Talks')
    await page.locator('button[data-row]', { hasText: 'Japan’s package' }).click()
    await page.getByRole('button', { name: 'Show on the board' }).click()
    const board = page.getByRole('group', { name: 'Elements by status' })
    const card = (text: string | RegExp) => board.getByRole('button', { name: text })
    const farm = card(/larger purchases of American farm goods/)
    const cars = card(/lighter safety and environmental rules/)
    await expect(board.getByRole('button')).toHaveCount(4)
    await expect(farm).toHaveAccessibleName(/Japan offers United States.*tabled$/)
    // Only one card is a stop of the Tab key.
    await expect(board.locator('button[tabindex="0"]')).toHaveCount(1)
    await card(/sturdier supply chains/).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(farm).toBeFocused()
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('Control+ArrowRight')
    await expect(farm).toHaveAccessibleName(/bracketed$/)
    await expect(farm).toBeFocused()
    await expect(page.getByText('Element 3 is now: bracketed.')).toBeVisible()
    // Each of the moves is a step of undo.
    await page.keyboard.press('Control+Z')
    await expect(farm).toHaveAccessibleName(/under discussion$/)
    await farm.press('Enter')
    await page.getByRole('menuitem', { name: 'agreed ad ref' }).click()
    await expect(farm).toHaveAccessibleName(/agreed ad ref$/)
    await expect(farm).toBeFocused()
    await cars.dragTo(page.getByText('withdrawn (0)'))
    await expect(cars).toHaveAccessibleName(/withdrawn$/)
    await expect(page.getByText('withdrawn (1)')).toBeVisible()
    // Conditions, until they would lead back to where they began.
    const need = async (of: typeof farm, other: RegExp) => {
      await of.press('Enter')
      await page.getByRole('menuitem', { name: 'Conditions…' }).click()
      const dialog = page.getByRole('dialog', { name: /^Conditions of element/ })
      await dialog.locator('input[aria-label="Conditional on elements"]').click()
      await dialog.getByRole('option', { name: other }).click()
      await page.keyboard.press('Tab')
      await dialog.getByRole('button', { name: 'Save the conditions' }).click()
      return dialog
    }
    await expect(await need(farm, /lighter safety/)).toBeHidden()
    await expect(farm).toHaveAccessibleName(/Needs 4/)
    await expect(farm).toBeFocused()
    const refused = await need(cars, /larger purchases/)
    await expect(refused.getByRole('alert')).toContainText(
      /larger purchases of American farm goods → lighter safety.* → larger purchases of American farm goods/,
    )
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFindings(page)).toEqual([])
    }
    await page.keyboard.press('Escape')
    await expect(refused).toBeHidden()
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFindings(page)).toEqual([])
    }
    await page.getByText('As a table').click()
    await expect(page.getByRole('row', { name: /^3 agreed ad ref Japan offers United States larger/ })).toBeVisible()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'Open the proposal' }).click()
    await expect(page.getByRole('heading', { name: 'Japan’s package' })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(farm).toBeVisible()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
