import { expect, test, type Page } from '@playwright/test'
import { launch, show } from '../helpers/window/launch'
import { makeMemo, onPages } from '../helpers/window/memo-room'
import { moreAction } from '../helpers/window/more-actions'
import { editPosition, openPosition } from '../helpers/window/open-position'

const heading = (page: Page, side = 'main') => page.locator(`[data-side="${side}"]`).getByRole('heading', { level: 1 })
const lit = (page: Page) => page.locator('[data-lit="brief"]')
const status = (page: Page) => page.getByRole('contentinfo')
const screen = (page: Page) => page.getByRole('navigation', { name: 'Screens' }).locator('[aria-current="page"]')

test(
  'undo and redo show what they changed, at its field, and move nothing that shows it',
  { tag: '@long' },
  async () => {
    test.setTimeout(180_000)
    const parley = await launch()
    const { page } = parley
    // A field of a record, from another screen.
    await editPosition(page)
    await page.getByLabel('Stance').selectOption('open')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('form')).toHaveCount(0)
    await show(page, 'Overview')
    await page.keyboard.press('Control+z')
    await expect(heading(page)).toHaveText('Japan on Shape of a deal')
    await expect(status(page)).toContainText('Undone: change stance')
    await expect(lit(page)).toContainText('Stance')
    await expect(lit(page)).toHaveCount(0, { timeout: 8000 })
    // It shows: only the light moves.
    await page.keyboard.press('Control+y')
    await expect(lit(page)).toContainText('open')
    await expect(heading(page)).toHaveText('Japan on Shape of a deal')
    // Back leads to the overview at once: the same place was not opened twice.
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()

    // A deleted record is there again; its redo leads to what it belonged to.
    await openPosition(page)
    await moreAction(page, 'Delete')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Delete/ })
      .click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await show(page, 'Overview')
    await page.keyboard.press('Control+z')
    await expect(heading(page)).toHaveText('Japan on Shape of a deal')
    await page.keyboard.press('Control+y')
    await expect(heading(page)).toHaveText('Shape of a deal')
    await page.keyboard.press('Control+z')
    await expect(heading(page)).toHaveText('Japan on Shape of a deal')

    // A note shows where notes are, or on the page of its record.
    await page.keyboard.press('Control+Shift+n')
    await page.keyboard.type('Ask the embassy.')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('main')).toContainText('Ask the embassy.')
    await page.keyboard.press('Control+z')
    await expect(heading(page)).toHaveText('Japan on Shape of a deal')
    await expect(page.getByRole('main')).not.toContainText('Ask the embassy.')
    await page.keyboard.press('Control+y')
    await expect(lit(page)).toContainText('Ask the embassy.')
    await expect(heading(page)).toHaveText('Japan on Shape of a deal')
    await show(page, 'Overview')
    await page.keyboard.press('Control+z')
    await expect(heading(page)).toHaveText('Japan on Shape of a deal')
    await show(page, 'Overview')
    await page.keyboard.press('Control+y')
    await expect(lit(page)).toContainText('Ask the embassy.')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('the undo of a newer position takes it back in one step and shows the former one', { tag: '@long' }, async () => {
  test.setTimeout(120_000)
  const parley = await launch()
  const { page } = parley
  await openPosition(page)
  const isCurrent = (text: string) => page.getByRole('main').getByText(text, { exact: true })
  await moreAction(page, 'Supersede position')
  const form = page.getByRole('form', { name: 'Position' })
  await expect(form).toBeVisible()
  await form.getByLabel('Text').fill('Japan now asks for a quota.')
  await form.getByLabel('Stance').selectOption('demand')
  await form.getByLabel('Attribution').selectOption('assessed')
  await form.getByLabel('Valid from').fill('6 June 2025')
  await page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)
  await expect(isCurrent('Japan now asks for a quota.').first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(form).toHaveCount(0)
  await expect(status(page)).toContainText('Undone: complete position. It is a draft again, in the list.')
  await expect(heading(page)).toHaveText('Japan on Shape of a deal')
  await expect(page.getByRole('main')).not.toContainText('can’t show')
  await expect(page.getByRole('region', { name: 'Drafts' })).toContainText('Japan now asks for a quota.')
  // The former one holds again: another can supersede it.
  await moreAction(page, 'Supersede position')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+y')
  await expect(isCurrent('Japan now asks for a quota.').first()).toBeVisible()
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('in a split window the side that shows the change is lit, and the other one stays', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await page.setViewportSize({ width: 1720, height: 880 })
  await openPosition(page)
  await page.keyboard.press('Control+j')
  await expect(heading(page, 'beside')).toHaveText('Japan on Shape of a deal')
  await show(page, 'Talks')
  await page.locator('[data-side="main"] button[data-row]', { hasText: 'Japan’s package' }).click()
  await expect(heading(page)).toContainText('Japan’s package')
  await page.locator('[data-side="beside"]').getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+e')
  await page.getByRole('form', { name: 'Position' }).getByLabel('Stance').selectOption('open')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('form')).toHaveCount(0)
  await heading(page).click()
  await page.keyboard.press('Control+z')
  await expect(page.locator('[data-side="beside"] [data-lit="brief"]')).toContainText('Stance')
  await expect(heading(page)).toContainText('Japan’s package')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a moved card of a package is lit where it is, and shows on its package elsewhere', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await show(page, 'Packages')
  const card = page.locator('[data-card]', { hasText: 'larger purchases' })
  await card.focus()
  await page.keyboard.press('Control+ArrowRight')
  await expect(card).toHaveAccessibleName(/under discussion$/)
  await page.keyboard.press('Control+z')
  await expect(card).toHaveAttribute('data-lit', 'brief')
  await expect(screen(page)).toHaveText('Packages')
  await show(page, 'Overview')
  await page.keyboard.press('Control+y')
  await expect(heading(page)).toContainText('Japan’s package')
  await expect(lit(page)).toContainText('larger purchases')
  await expect(lit(page)).not.toContainText('shipbuilding')
  // Keys that follow one another at once are all obeyed; where there is nothing left, the window says so.
  await show(page, 'Packages')
  await card.focus()
  for (const keys of ['Control+z', 'Control+y', 'Control+z', 'Control+y']) await page.keyboard.press(keys)
  await page.keyboard.press('Control+y')
  await expect(page.getByText('There is nothing to redo.')).toBeVisible()
  await expect(card).toHaveAccessibleName(/under discussion$/)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('words of a memo show in their section again', { tag: '@long' }, async () => {
  const parley = await launch({ memoPanel: false })
  const { page } = parley
  await makeMemo(page)
  await page.getByRole('button', { name: /^Details/ }).click()
  await page.getByRole('textbox', { name: 'Desk comment: Where things stand' }).fill('Keep calm.')
  await expect(onPages(page)).toContainText('Keep calm.', { timeout: 15_000 })
  await show(page, 'Overview')
  await page.keyboard.press('Control+z')
  await expect(page.locator('[data-section][data-lit="brief"]')).toContainText('Where things stand')
  await expect(page.getByRole('textbox', { name: 'Desk comment: Where things stand' })).toHaveValue('')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('the redo of a new memo opens it again, where its undo led back to the meeting', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await show(page, 'Talks')
  await page.locator('button[data-key="session/session-leaders"]').click()
  const make = page.getByRole('button', { name: /^Create meeting brief/ })
  const room = page.getByRole('main').getByRole('button', { name: '← Memos' })
  await make.click()
  await expect(room).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(make).toBeVisible()
  await expect(room).toHaveCount(0)
  await page.keyboard.press('Control+y')
  await expect(status(page)).toContainText('Redone: add memo')
  await expect(room).toBeFocused()
  expect(parley.messages).toEqual([])
  await parley.close()
})
