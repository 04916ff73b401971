import { expect, test, type Page } from '@playwright/test'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'

/** So many, beside those of the sample, that the window has only some of them. */
const MORE = 1200
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected records' })
const selected = (page: Page, count: number) =>
  count === 0 ? expect(bar(page)).toHaveCount(0) : expect(bar(page)).toContainText(`${count} selected`)

test(
  'rows are selected by keyboard and pointer, and deleted in one step that one undo takes back',
  { tag: '@long' },
  async () => {
    const parley = await launch({
      prepare: (desk) =>
        editDeskFile(desk, (add) => {
          for (let n = 0; n < MORE; n += 1)
            add('lead', `more-${n}`, { talk: 'talk-jp-us', text: `Look for the text of notice ${n}.` })
        }),
    })
    const { app, page } = parley
    const rows = page.locator('button[data-row]')
    const count = (text: string) => expect(page.getByText(text, { exact: true })).toBeVisible()
    await show(page, 'Sources')
    // Three sources and three leads of the sample; quotes and evidence are listed on request.
    await count(`${6 + MORE} of ${6 + MORE}`)
    const beside = page.getByRole('heading', { level: 1 })
    await expect(beside).toHaveText('AloJapan.com, title not known')

    // Single rows and ranges by keyboard; nothing opens.
    await rows.nth(0).focus()
    await page.keyboard.press('Control+Space')
    await selected(page, 1)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await selected(page, 3)
    await page.keyboard.press('Shift+ArrowUp')
    await selected(page, 2)
    await expect(rows.nth(1)).toBeFocused()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await selected(page, 0)
    await expect(beside).toHaveText('AloJapan.com, title not known')

    // By pointer: a box, and a range from the active row.
    await rows.nth(4).hover()
    await page
      .getByRole('checkbox', { name: /^Select / })
      .nth(4)
      .check()
    await selected(page, 1)
    await rows.nth(2).click({ modifiers: ['Shift'] })
    await selected(page, 3)
    await bar(page).getByRole('button', { name: 'Clear selection' }).click()
    await selected(page, 0)

    // All of a filtered list, also what no window has loaded.
    await page.keyboard.press('Control+f')
    await page.keyboard.type('text of notice')
    await count(`${MORE} of ${6 + MORE}`)
    await page.keyboard.press('Enter')
    await expect(rows.first()).toBeFocused()
    await page.keyboard.press('Control+a')
    await selected(page, MORE)
    await bar(page).getByRole('button', { name: 'Copy as table' }).click()
    await expect(page.getByRole('status').filter({ hasText: `${MORE} records copied` })).toBeVisible()
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
    expect(copied.split('\n')).toHaveLength(MORE + 1)
    await rows.first().focus()
    await page.keyboard.press('Delete')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(`Delete ${MORE} records?`)
    const remove = dialog.getByRole('button', { name: `Delete ${MORE} records` })
    // However long its lists are, a dialog ends with its buttons in view.
    await expect(remove).toBeInViewport({ ratio: 1 })
    await remove.click()
    await count('0 of 6')
    await selected(page, 0)
    // The focus is in the box to find, which has an undo of its own.
    await page.getByRole('button', { name: `Undo: delete lead and ${MORE - 1} more` }).click()
    await count(`${MORE} of ${6 + MORE}`)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
