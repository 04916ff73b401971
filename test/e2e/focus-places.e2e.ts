import { expect, test, type Page } from '@playwright/test'
import { launch, show } from '../helpers/window/launch'
import { editPosition } from '../helpers/window/open-position'

/** Expects the focus on the row or cell of a record. */
const onRow = (page: Page, key: string) =>
  expect(page.locator(`[data-pane="list"] [data-record="${key}"]`).first()).toBeFocused()
const heading = (page: Page) => page.locator('[data-side="main"]').getByRole('heading', { level: 1 })
const cars = { key: 'position/position-us-cars', title: 'United States on Requirements for imported cars' }

test('F6 goes to the current row or cell of a list, not to its tools', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await page.setViewportSize({ width: 1720, height: 880 })
  await show(page, 'Positions')
  await expect(page.getByRole('grid')).toBeVisible()
  await page.locator(`[data-record="${cars.key}"]`).click()
  await expect(heading(page)).toHaveText(cars.title)
  await page.getByRole('button', { name: 'Matrix', exact: true }).focus()
  await page.keyboard.press('F6')
  await expect(page.locator('[data-pane="detail"] :focus')).toHaveCount(1)
  await page.keyboard.press('Shift+F6')
  await onRow(page, cars.key)

  // The record beside goes with what opened it.
  await page.locator('[data-pane="detail"]').getByRole('button', { name: 'Edit', exact: true }).focus()
  await page.keyboard.press('Control+j')
  await expect(page.getByRole('button', { name: /^Close the side beside/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-side="beside"]')).toHaveCount(0)
  await onRow(page, cars.key)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a record that is opened from another screen has the focus on its row or cell', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await page.setViewportSize({ width: 1720, height: 880 })
  await expect(page.getByRole('navigation')).toBeVisible()
  await page.keyboard.press('Control+Shift+L')
  await page.getByRole('button', { name: /^15 June 2025: Three-day G7 summit/ }).focus()
  await page.keyboard.press('Enter')
  await expect(heading(page)).toContainText('Three-day G7 summit')
  await onRow(page, 'milestone/milestone-g7')

  // So has what an undo and a redo lead to.
  await editPosition(page, cars.title)
  await page.getByLabel('Stance').selectOption('open')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('form')).toHaveCount(0)
  // Another cell was left last.
  await page.locator('[data-record="position/position-jp-benefit"]').focus()
  await page.keyboard.press('Control+1')
  await expect(page.locator('main :focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(heading(page)).toHaveText(cars.title)
  await onRow(page, cars.key)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('after several rows are deleted, and given back, a row has the focus', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await page.setViewportSize({ width: 1720, height: 880 })
  await show(page, 'Positions')
  await page.getByRole('group', { name: 'Show as' }).getByRole('button', { name: 'List' }).click()
  const rows = page.locator('[data-pane="list"] button[data-row]')
  const focused = page.locator('[data-pane="list"] button[data-row]:focus')
  await rows.nth(1).click()
  await page.keyboard.press('Control+Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /^Delete/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Delete/ }).click()
  await expect(dialog).toHaveCount(0)
  await page.waitForTimeout(500)
  await expect(focused).toHaveCount(1)
  for (const keys of ['Control+z', 'Control+y']) {
    await page.keyboard.press('Control+1')
    await expect(page.locator('main :focus')).toHaveCount(1)
    await page.keyboard.press(keys)
    await expect(rows.first()).toBeVisible()
    await expect(focused).toHaveCount(1)
  }
  expect(parley.messages).toEqual([])
  await parley.close()
})
