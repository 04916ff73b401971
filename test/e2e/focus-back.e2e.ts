import { expect, test, type Page } from '@playwright/test'
import { launch } from '../helpers/window/launch'
import { makeMemo } from '../helpers/window/memo-room'
import { openPosition } from '../helpers/window/open-position'

/** What has the focus, in words: its name and whether it is in the page at all. */
const focusOf = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    if (!activeElement || activeElement === document.body) return 'nothing'
    return `${activeElement.tagName} ${activeElement.getAttribute('aria-label') ?? activeElement.textContent}`
  })

/** Opens a dialog by the keyboard from what has the focus, closes it by Esc, and expects the focus where it was. */
async function thereAndBack(
  page: Page,
  what: string,
  open: () => Promise<unknown>,
  role: 'dialog' | 'form' = 'dialog',
) {
  const before = await focusOf(page)
  expect(before, what).not.toBe('nothing')
  await open()
  await expect(page.getByRole(role).first(), what).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole(role), what).toHaveCount(0)
  await expect.poll(() => focusOf(page), { message: what }).toBe(before)
}

test('after every dialog, panel and menu the focus is where it was', { tag: '@long' }, async () => {
  test.setTimeout(240_000)
  const parley = await launch()
  const { page } = parley
  const press = (keys: string) => () => page.keyboard.press(keys)
  const fromMenu = (button: string, item: string | RegExp) => async () => {
    await page.getByRole('main').getByRole('button', { name: button, exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: item }).focus()
    await page.keyboard.press('Enter')
  }
  const from = async (name: string | RegExp) => {
    await page.getByRole('main').getByRole('button', { name }).first().focus()
  }
  await openPosition(page)
  await from('Edit')
  await thereAndBack(page, 'the palette', press('Control+k'))
  await thereAndBack(page, 'the settings', press('Control+,'))
  await thereAndBack(page, 'the shortcuts', press('F1'))
  await thereAndBack(page, 'a quick note', press('Control+Shift+n'))
  await thereAndBack(page, 'add a source', press('Control+Shift+v'))
  await from(/^Cite/)
  await thereAndBack(page, 'cite', press('Enter'))
  // A dialog from a menu leads back to the button of the menu.
  await from('More actions')
  await thereAndBack(page, 'delete', fromMenu('More actions', /^Delete/))
  await thereAndBack(page, 'link to an issue', fromMenu('More actions', /^Link to issue/))
  // From the palette, it leads back to what had the focus before that.
  await from('Edit')
  for (const [what, command] of [
    ['export', 'Export records…'],
    ['about', 'About Parley…'],
    ['the log', 'Show log…'],
    ['backups', 'Backups…'],
    ['reminders', 'Reminders'],
  ] as const)
    await thereAndBack(page, what, async () => {
      await page.keyboard.press('Control+k')
      await page.keyboard.insertText(command)
      await page.getByRole('option', { name: command }).first().click()
      await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toHaveCount(0)
    })
  // A form that is saved leads back to the button that opened it, which is drawn anew.
  await from('Edit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('form')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('form')).toHaveCount(0)
  await expect.poll(() => focusOf(page)).toBe('BUTTON Edit')
  // What opened a dialog is gone with it: the focus goes to a neighbour.
  await fromMenu('More actions', /^Delete/)()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Delete/ })
    .press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect.poll(() => focusOf(page)).not.toBe('nothing')
  await expect(page.locator('main :focus')).toHaveCount(1)

  await makeMemo(page)
  await from('Issue…')
  await thereAndBack(page, 'issue', press('Enter'))
  expect(parley.messages).toEqual([])
  await parley.close()
})
