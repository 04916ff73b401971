import { expect, test, type Page } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'

const issueOf = (page: Page, id: string) =>
  page.evaluate(async (position) => {
    const found = (await window.parley.requests['desk:form']({ ref: { collection: 'position', id: position } })) as {
      value: { values: { issue: string } }
    }
    return found.value.values.issue
  }, id)

/** Drags from the middle of one element to that of another, in steps, and does `before` the drop. */
async function drag(page: Page, from: string, to: string, before: () => Promise<void>): Promise<void> {
  const middle = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    if (!box) throw new Error(`${selector} is not shown`)
    return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)] as const
  }
  const [start, end] = [await middle(from), await middle(to)]
  await page.mouse.move(...start)
  await page.mouse.down()
  await page.mouse.move(start[0] + 8, start[1] + 8, { steps: 2 })
  await page.mouse.move(...end, { steps: 6 })
  await page.mouse.move(end[0] + 1, end[1] + 1)
  await before()
  await page.mouse.up()
}

test('a record is linked to an issue by dragging it there, or by its menu', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await show(page, 'Positions')
  const cell = '[data-record="position/position-us-cars"]'
  await expect(page.locator(cell).first()).toBeVisible()
  const before = await issueOf(page, 'position-us-cars')
  const other = page.locator('tr[data-drop-on]').first()
  const issue = (await other.getAttribute('data-drop-on')) ?? ''
  await drag(page, cell, `tr[data-drop-on="${issue}"] th`, async () => {
    await expect(
      page.getByText('Move from “Requirements for imported cars” to “Shape of a deal”', { exact: true }),
    ).toBeVisible()
  })
  // The issue that it leaves is named before it does.
  await expect(page.getByRole('dialog')).toContainText(
    'It moves from “Requirements for imported cars” to “Shape of a deal”',
  )
  expect(await issueOf(page, 'position-us-cars')).toBe(before)
  await page.getByRole('dialog').getByRole('button', { name: 'Move 1 record' }).click()
  await expect.poll(() => issueOf(page, 'position-us-cars')).toBe(issue.slice('issue/'.length))
  await expect(page.locator('footer')).toContainText('Moved from “Requirements for imported cars” to “Shape of a deal”')
  await page.keyboard.press('Control+z')
  await expect.poll(() => issueOf(page, 'position-us-cars')).toBe(before)

  // By keyboard, from the menu of the record, which is back in its row once the window has shown the undo.
  await expect(page.locator('footer')).toContainText('Undone')
  await expect(page.locator(`tr:not([data-drop-on="${issue}"]) ${cell}`)).toBeVisible()
  await page.locator(cell).first().focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: /^Link to issue/ }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Issue to link to' }).click()
  await page.keyboard.insertText('Additional')
  await page.getByRole('option', { name: /^Additional US tariffs/ }).click()
  await expect(dialog).toContainText('1 record will change.')
  expect(await accessibilityFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Cancel' }).last().click()
  await expect(page.locator(cell).first()).toBeFocused()
  expect(await issueOf(page, 'position-us-cars')).toBe(before)
  expect(parley.messages).toEqual([])
  await parley.close()
})
