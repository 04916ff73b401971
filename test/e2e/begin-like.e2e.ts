import type { CollectionName } from '../../core/model/values/collection-names'
import { expect, test, type Page } from '@playwright/test'
import { launch, show } from '../helpers/window/launch'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
/** Opens the first row of a kind of a list. */
async function openFirst(page: Page, screen: string, kind: CollectionName): Promise<void> {
  await show(page, screen)
  await page.locator(`button[data-record^="${kind}/"]`).first().click()
  await expect(title(page)).toBeVisible()
}

test(
  'a record begins as a duplicate or as the next meeting, and is on the desk only once it is filled in',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await openFirst(page, 'Talks', 'session')
    const count = await page.locator('button[data-row]').count()
    const people = await page.locator('main a[data-record^="membership/"]').allTextContents()
    await page.keyboard.press('Control+Shift+m')
    await expect(page.getByRole('heading', { level: 1, name: 'Meeting', exact: true })).toBeVisible()
    for (const person of new Set(people)) await expect(page.locator('form')).toContainText(person)
    await expect(page.getByRole('textbox', { name: /^Start/ })).toHaveValue('')
    await page.keyboard.press('Escape')
    await expect(page.locator('button[data-row]')).toHaveCount(count)

    await openFirst(page, 'Desk', 'party')
    const name = (await title(page).textContent()) ?? ''
    await page.keyboard.press('Control+Shift+d')
    await expect(page.getByRole('heading', { level: 1, name: 'Party', exact: true })).toBeVisible()
    await expect(page.locator('form input').filter({ visible: true }).first()).toBeVisible()
    const values = await page
      .locator('form input')
      .evaluateAll((inputs) => inputs.map((one) => (one instanceof HTMLInputElement ? one.value : '')))
    expect(values).toContain(name)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('keys cite a source, reply to a note and make a brief, and F1 lists them', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await openFirst(page, 'Talks', 'session')
  await page.keyboard.press('F1')
  const keys = page.getByRole('dialog')
  for (const action of ['Cite a source…', 'Reply to note', 'Make a brief', 'Duplicate', 'Go to next pane'])
    await expect(keys.getByText(action, { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+c')
  await expect(page.getByRole('dialog', { name: 'Cite a source' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+b')
  await expect(page.getByRole('textbox', { name: 'Desk comment: Purpose' })).toBeVisible()

  // They act on the row that a person has moved to: its page opens first.
  await show(page, 'Measures')
  const rows = page.locator('button[data-row]')
  await rows.first().click()
  const opened = await title(page).textContent()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await expect(title(page)).toHaveText(String(opened))
  await page.keyboard.press('Control+Shift+c')
  await expect(page.getByRole('dialog', { name: 'Cite a source' })).toBeVisible()
  await expect(rows.nth(1)).toContainText(String(await title(page).textContent()))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Write a note' }).click()
  await page.keyboard.type('Who signs it?')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-thread]').filter({ hasText: 'Who signs it?' })).toBeVisible()
  await rows.first().click()
  await expect(title(page)).toHaveText(String(opened))
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('Control+r')
  await expect(page.getByRole('textbox', { name: /^Reply to/ })).toBeFocused()
  await expect(rows.nth(1)).toContainText(String(await title(page).textContent()))
  await page.keyboard.press('Escape')

  await show(page, 'Notes')
  await page.keyboard.press('Control+Shift+n')
  await expect(page.getByRole('dialog').locator('[contenteditable="true"], textarea')).toBeFocused()
  await page.keyboard.type('Ask them for the dates.')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-thread]').filter({ hasText: 'Ask them for the dates.' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+r')
  await expect(page.getByRole('textbox', { name: /^Reply to/ })).toBeFocused()
  expect(parley.messages).toEqual([])
  await parley.close()
})
