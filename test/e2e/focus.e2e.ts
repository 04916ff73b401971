import { expect, test, type Page } from '@playwright/test'
import { whileDeskStands } from '../helpers/window/desk-process'
import { launch, show } from '../helpers/window/launch'
import { moreAction } from '../helpers/window/more-actions'
import { openPosition } from '../helpers/window/open-position'

/** Follows the keyboard: after each action, the focus is on something that can be used, never lost on the page itself. */

const form = (page: Page) => page.getByRole('form')
const field = (page: Page, label: string) => form(page).getByLabel(label, { exact: true })

/** The focused element settles on something other than the page. */
async function focused(page: Page, after: string): Promise<void> {
  await page.waitForTimeout(150)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? ''), { message: after })
    .not.toMatch(/^(<body|$)/)
}

/** Types a name and presses Enter at once, before the list shows what the name finds. */
async function choose(page: Page, label: string, title: string): Promise<void> {
  await field(page, label).focus()
  await page.keyboard.insertText(title)
  await page.keyboard.press('Enter')
  await expect(field(page, label)).toHaveValue(title)
}

test('no action of a form takes the focus away', { tag: '@long' }, async () => {
  test.setTimeout(120_000)
  const parley = await launch()
  const { page } = parley
  await show(page, 'Talks')
  await page.getByRole('button', { name: /^New/ }).click()
  await page.getByRole('menuitem', { name: 'Meeting', exact: true }).click()
  await focused(page, 'a new form')
  await expect(form(page).getByRole('listbox')).toHaveCount(0)
  await choose(page, 'Round', 'Round 5 at ministerial level')
  await focused(page, 'a choice')
  await field(page, 'Start').fill('6 June 2025')
  await field(page, 'Status').selectOption('possible')
  await field(page, 'Participants').fill('Helen Marlowe')
  await page.getByRole('option', { name: /Helen Marlowe/ }).click()
  await page.getByRole('dialog').getByLabel('Party').fill('Japan')
  await page.getByRole('dialog').getByLabel('Party').press('Enter')
  await page.getByRole('dialog').getByLabel('Post').fill('Vice minister')
  await page.getByRole('dialog').getByLabel('Post').press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await focused(page, 'a new person and post')
  await expect(field(page, 'Participants')).toBeFocused()
  await page.getByRole('button', { name: 'All fields' }).click()
  await focused(page, 'All fields')
  for (const name of [/^Add point/]) {
    await page.getByRole('button', { name }).first().click()
    await focused(page, String(name))
    await page.keyboard.type('First')
    await page.getByRole('button', { name }).first().click()
    await page.keyboard.type('Second')
  }
  await page
    .getByRole('button', { name: /Move .* 1 down/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await focused(page, 'moved down')
  await page
    .getByRole('button', { name: /Remove .* 2/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await focused(page, 'removed')
  await field(page, 'Start').press('Control+Enter')
  await expect(form(page)).toHaveCount(0)
  await focused(page, 'Ctrl+Enter')
  await page.keyboard.press('Control+e')
  await focused(page, 'Ctrl+E')
  await page.keyboard.press('Control+Enter')
  await focused(page, 'Ctrl+Enter again')
  await page.keyboard.press('Control+z')
  await focused(page, 'undo')
  await page.keyboard.press('Escape')
  await focused(page, 'Escape')
  await page.keyboard.press('Control+y')
  await focused(page, 'redo')
  await parley.close()
})

test('no action of a record, a note, a list or a memo takes the focus away', { tag: '@long' }, async () => {
  test.setTimeout(120_000)
  const parley = await launch()
  const { page } = parley
  await openPosition(page)
  await focused(page, 'an open position')
  await moreAction(page, 'History')
  await focused(page, 'history')
  await page.keyboard.press('Escape')
  await focused(page, 'back from history')
  await page.keyboard.press('Control+Shift+n')
  await focused(page, 'a quick note')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+n')
  await focused(page, 'a quick note again')
  await page.keyboard.press('Escape')
  await focused(page, 'after the quick note')
  await moreAction(page, 'Delete')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Delete/ })
    .click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await focused(page, 'deleted')
  await show(page, 'Trash')
  await focused(page, 'the trash')
  await page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click()
  await focused(page, 'restored')
  await show(page, 'Memos')
  await page.keyboard.press('Control+n')
  await focused(page, 'a new memo')
  await page.keyboard.press('Escape')
  await focused(page, 'no memo')
  await page.keyboard.press('Control+k')
  await focused(page, 'the palette')
  await page.keyboard.press('Escape')
  await focused(page, 'after the palette')
  await parley.close()
})

test(
  'the first undo after adding a record gives its draft back, says so, and redo opens the record again',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    const draftOf = () => page.getByRole('region', { name: 'Drafts' }).getByRole('button')
    await show(page, 'Positions')
    await expect(page.getByRole('grid')).toBeVisible()
    await page.getByRole('button', { name: /^New/ }).click()
    await page.getByRole('menuitem', { name: 'Position', exact: true }).click()
    await choose(page, 'Issue', 'Shape of a deal')
    // Enter and Tab in one go: the name is still looked up, and takes its place.
    await field(page, 'Party').focus()
    await page.keyboard.insertText('Canada')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(field(page, 'Party')).not.toBeFocused()
    await expect(field(page, 'Party')).toHaveValue('Canada')
    await field(page, 'Text').fill('Canada waits for the outcome.')
    await field(page, 'Stance').selectOption('reserve')
    await field(page, 'Track').selectOption('assessed')
    await page.getByRole('button', { name: 'All fields' }).click()
    await expect(field(page, 'Flexibility')).toBeFocused()
    await field(page, 'Flexibility').selectOption('firm')
    await field(page, 'Attribution').selectOption('assessed')
    await field(page, 'Valid from').fill('5 June 2025')
    await page.getByRole('button', { name: 'Save record' }).click()
    // The form has the same heading.
    await expect(page.getByRole('button', { name: 'Save record' })).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1, name: 'Canada on Shape of a deal' })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(field(page, 'Text')).toHaveValue('Canada waits for the outcome.')
    await expect(page.getByRole('contentinfo')).toContainText('Undone: complete position')
    await expect(page.getByRole('main')).not.toContainText('can’t show')
    await page.keyboard.press('Escape')
    await expect(draftOf()).toContainText('Canada on Shape of a deal')
    // Back leads to the record that is a draft again: the window says so and opens the draft.
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await page.keyboard.press('Control+y')
    await expect(page.getByRole('heading', { level: 1, name: 'Canada on Shape of a deal' })).toBeVisible()
    await expect(draftOf()).toHaveCount(0)
    await parley.close()
  },
)

test('no way out of a form drops what was typed in it', { tag: '@long' }, async () => {
  test.setTimeout(120_000)
  const parley = await launch()
  const { page } = parley
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await openPosition(page)
  await page.keyboard.press('Control+,')
  await settings.getByLabel('Name').fill('Edith Example')
  await settings.getByRole('button', { name: 'Switch person…' }).click()
  await settings.getByLabel('Name').fill('Noor Newcomer')
  await settings.getByRole('button', { name: 'Cancel' }).click()
  await expect(settings.getByLabel('Name')).toHaveValue('Edith Example')
  await focused(page, 'back from the other person')
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await page.keyboard.press('Control+,')
  await expect(settings.getByLabel('Name')).toHaveValue('Edith Example')
  await settings.getByRole('button', { name: 'Switch person…' }).click()
  await expect(settings.getByLabel('Name')).toHaveValue('Noor Newcomer')
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(settings.getByLabel('Name')).toHaveValue('Noor Newcomer')
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)

  // A citation that is begun stays with its record.
  await page.getByRole('button', { name: /^Cite/ }).first().click()
  await page.getByRole('dialog').getByLabel('Quote').fill('A passage typed at length')
  await page.keyboard.press('Escape')
  await show(page, 'Talks')
  await openPosition(page)
  await page.getByRole('button', { name: /^Cite/ }).first().click()
  await expect(page.getByRole('dialog').getByLabel('Quote')).toHaveValue('A passage typed at length')
  await page.keyboard.press('Escape')

  // Additions to the marking are saved as they are typed, not only when their field is left.
  await page.keyboard.press('Control+e')
  await page.getByRole('button', { name: 'Change marking…' }).click()
  await expect(page.getByLabel('Marking', { exact: true })).toBeFocused()
  await page.getByLabel('Marking, Caveats').fill('EYES ONLY')
  await page.keyboard.press('Control+Enter')
  await expect(form(page)).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('EYES ONLY')
  await parley.close()
})

test('a screen opened by its key takes the focus, so that its own keys work at once', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  const screens = ['Talks', 'Measures', 'Positions', 'Sources', 'Memos', 'Notes', 'Desk', 'Trash']
  for (const [index, screen] of screens.entries()) {
    await page.keyboard.press(`Control+${index + 2}`)
    const place = page.getByRole('navigation').getByRole('button', { name: screen, exact: true })
    await expect(place).toHaveAttribute('aria-current', 'page')
    await expect(page.locator('main :focus'), screen).toHaveCount(1)
  }
  await parley.close()
})

test('a menu of new records that is open when the matrix appears stays open', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  const position = page.getByRole('menuitem', { name: 'Position', exact: true })
  await whileDeskStands(parley.app, async () => {
    await page.keyboard.press('Control+4')
    await expect(page.getByRole('button', { name: /^New/ })).toBeVisible()
    await page.keyboard.press('Control+n')
    await expect(position).toBeVisible()
  })
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(position).toBeVisible()
  await position.click()
  await expect(page.getByRole('form', { name: 'Position' })).toBeVisible()
  await parley.close()
})

test('a form that loads late takes the focus that was lost meanwhile', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await show(page, 'Talks')
  await page.locator('button[data-key^="round/"]').first().click()
  const add = page.getByRole('button', { name: '+ Meeting' })
  await expect(add).toBeVisible()
  await whileDeskStands(parley.app, async () => {
    await add.click()
    // The button is gone, and the next place is the current row.
    await expect(page.locator('button[data-row]:focus')).toHaveCount(1)
  })
  await expect(form(page).locator(':focus')).toHaveCount(1)
  await parley.close()
})

test('a list that loads late takes the focus that was lost meanwhile', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await show(page, 'Talks')
  const row = page.locator('button[data-row]:focus')
  await expect(row).toHaveCount(1)
  await whileDeskStands(parley.app, async () => {
    await page.keyboard.press('Control+5')
    // The row is gone, and after a while the next place has the focus: the box to find.
    await expect(page.getByRole('searchbox', { name: 'Find in this list' })).toBeFocused()
  })
  await expect(row).toHaveCount(1)
  await parley.close()
})

test('a screen has the focus at its first place, and what is typed in a clicked choice takes the place of what was chosen', async () => {
  const parley = await launch()
  const { page } = parley
  const main = page.getByRole('main')
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  // The first memo of a run is on its way for longer than the list that led to it is there.
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('region', { name: 'Memos' }).locator('button[data-row]').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(main.getByRole('button', { name: '← Memos' })).toBeFocused()
  await page.keyboard.press('Control+1')
  await expect(main.locator('a, button').first()).toBeFocused()

  await show(page, 'Rates')
  const origin = main.getByLabel('Origin', { exact: true })
  await expect(origin).toHaveValue('Japan')
  await origin.click()
  await page.keyboard.type('Can')
  await expect(origin).toHaveValue('Can')
  await page.keyboard.press('Enter')
  await expect(origin).toHaveValue('Canada')

  await openPosition(page)
  await page.keyboard.press('Control+Shift+c')
  await expect(page.getByRole('dialog', { name: 'Cite a source' }).getByLabel('Title', { exact: true })).toBeFocused()
  expect(parley.messages).toEqual([])
  await parley.close()
})
