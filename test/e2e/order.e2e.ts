import { expect, test, type Locator, type Page } from '@playwright/test'
import { recordsOf } from '../helpers/files/desk-files'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'
import { changeRecord } from '../helpers/window/apply-command'
import { makeMemo } from '../helpers/window/memo-room'

/** Drags something by the mouse onto another thing. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('nothing to drag')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + 4, end.y + end.height / 2, { steps: 8 })
  await page.mouse.up()
}

test(
  'elements and sections are put in order by grip and by keys, each move is a step of undo',
  { tag: '@long' },
  async () => {
    test.setTimeout(150_000)
    const parley = await launch()
    const { page, desk } = parley
    await show(page, 'Talks')
    await page.locator('button[data-row]', { hasText: 'Japan’s package' }).click()
    await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click()
    const form = page.getByRole('form')
    const text = (row: number) => form.getByLabel(`Elements ${row}, Text`, { exact: true })
    const texts = async () => {
      const all = await recordsOf(desk, 'proposal')
      return all.map(({ elements }) => elements.map((one) => one.text)).find((list) => list.length === 4) ?? []
    }
    await expect(text(4)).toBeVisible()
    const before = await texts()
    const [first, second, third] = before
    // By keys, from the field in which one types: the focus goes along.
    await text(1).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(text(2)).toHaveValue(String(first))
    await expect(text(2)).toBeFocused()
    await expect(form.getByRole('status').filter({ hasText: 'Elements 1 is now 2 of 4' })).toHaveCount(1)
    await expect.poll(async () => (await texts()).slice(0, 2)).toEqual([second, first])
    // The first item has no place before it.
    await text(1).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(text(1)).toHaveValue(String(second))
    // By the grip, with the mouse.
    const grip = (row: number) => form.getByRole('button', { name: `Move Elements ${row}`, exact: true })
    await drag(page, grip(1), text(3))
    await expect.poll(async () => (await texts()).slice(0, 3)).toEqual([first, third, second])
    // Esc takes a drag back.
    await grip(1).scrollIntoViewIfNeeded()
    const box = await grip(1).boundingBox()
    if (!box) throw new Error('no grip')
    await page.mouse.move(box.x + 5, box.y + 5)
    await page.mouse.down()
    await page.mouse.move(box.x + 5, box.y + 150, { steps: 5 })
    await expect(form.locator('[data-drop-line]')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(form.locator('[data-drop-line]')).toHaveCount(0)
    await expect(form).toBeVisible()
    // Each move is one step.
    await grip(1).focus()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await texts()).slice(0, 2)).toEqual([second, first])
    await page.keyboard.press('Control+z')
    await expect.poll(texts).toEqual(before)
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFindings(page)).toEqual([])
    }
    await page.keyboard.press('Control+Enter')

    await makeMemo(page)
    const section = (name: string) => page.locator('[data-section]', { hasText: name }).first()
    const names = () => page.locator('[data-section] h3').allTextContents()
    const start = await names()
    const [one = '', two = '', three = ''] = start.map((name) => name.replace(/^\d+ /, ''))
    await page.getByRole('button', { name: `Move ${one}`, exact: true }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(names).toEqual([`1 ${two}`, `2 ${one}`, ...start.slice(2)])
    await expect(page.getByRole('button', { name: `Move ${one}`, exact: true })).toBeFocused()
    await expect(page.getByRole('status').filter({ hasText: `${one} is now 2 of` })).toHaveCount(1)
    await drag(
      page,
      page.getByRole('button', { name: `Move ${three}`, exact: true }),
      section(two).getByRole('heading'),
    )
    await expect.poll(names).toEqual([`1 ${three}`, `2 ${two}`, `3 ${one}`, ...start.slice(3)])
    await expect(page.getByRole('banner')).toContainText('Saved')
    await page.getByRole('button', { name: `Move ${one}`, exact: true }).focus()
    await page.keyboard.press('Control+z')
    await expect.poll(names).toEqual([`1 ${two}`, `2 ${one}`, ...start.slice(2)])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'the names that a field holds are put in order by the mouse and by keys, each move is a step of undo',
  { tag: '@long' },
  async () => {
    test.setTimeout(150_000)
    const parley = await launch()
    const { page, desk } = parley
    await show(page, 'Talks')
    await page.locator('button[data-row]', { hasText: 'Lutnick, Scott Bessent' }).click()
    await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click()
    const form = page.getByRole('form')
    const meeting = async () => {
      const found = (await recordsOf(desk, 'session')).find(({ participants }) => participants.length > 2)
      return { people: found?.participants ?? [], issues: found?.issues ?? [] }
    }
    const remove = (name: string) => form.getByRole('button', { name: `Remove ${name}` })
    const pill = (name: string) =>
      form.locator('[data-item]').filter({ has: page.getByRole('button', { name: `Remove ${name}` }) })
    await expect(remove('Scott Bessent')).toBeVisible()
    const before = await meeting()
    const [first, second, third] = before.people
    // By keys, on the button of a pill: the focus goes along, and a screen reader hears the place.
    await remove('Ryosei Akazawa').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(form.getByRole('status').filter({ hasText: /^Ryosei Akazawa, .* is now 2 of 3$/ })).toHaveCount(1)
    await expect(remove('Ryosei Akazawa')).toBeFocused()
    await expect.poll(async () => (await meeting()).people).toEqual([second, first, third])
    await page.keyboard.press('Alt+ArrowRight')
    await expect.poll(async () => (await meeting()).people).toEqual([second, third, first])
    // The last one has no place after it, and the window does not go forward or back.
    await page.keyboard.press('Alt+ArrowRight')
    await expect(remove('Ryosei Akazawa')).toBeFocused()
    expect((await meeting()).people).toEqual([second, third, first])
    // By the mouse, on its name, over lines.
    const name = (of: string) => pill(of).locator('[data-grip]')
    const dragTo = async (what: string, where: string, side: 'before' | 'after') => {
      const [start, end] = [await name(what).boundingBox(), await pill(where).boundingBox()]
      if (!start || !end) throw new Error('nothing to drag')
      await page.mouse.move(start.x + 30, start.y + start.height / 2)
      await page.mouse.down()
      await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 })
      await expect(pill(where)).toHaveAttribute('data-drop-line', side)
    }
    await dragTo('Ryosei Akazawa', 'Howard Lutnick', 'before')
    await page.mouse.up()
    await expect.poll(async () => (await meeting()).people).toEqual(before.people)
    await dragTo('Ryosei Akazawa', 'Scott Bessent', 'after')
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(form.locator('[data-drop-line]')).toHaveCount(0)
    expect((await meeting()).people).toEqual(before.people)
    // The issues of the meeting are moved alike.
    const [issue, other] = before.issues
    await remove('Shape of a deal').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await expect.poll(async () => (await meeting()).issues.slice(0, 2)).toEqual([other, issue])
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFindings(page)).toEqual([])
    }
    // Each move is one step of undo.
    const orders = [
      { people: before.people, issues: before.issues },
      { people: [second, third, first], issues: before.issues },
      { people: [second, first, third], issues: before.issues },
      before,
    ]
    for (const order of orders) {
      await page.keyboard.press('Control+z')
      await expect.poll(meeting).toEqual(order)
    }
    await page.keyboard.press('Control+Enter')

    // The elements that another one is conditional on.
    await show(page, 'Talks')
    await page.locator('button[data-row]', { hasText: 'Japan’s package' }).click()
    await page.getByRole('button', { name: 'Show on the board' }).click()
    const board = page.getByRole('group', { name: 'Elements by status' })
    await board.getByRole('button', { name: /larger purchases/ }).press('Enter')
    await page.getByRole('menuitem', { name: 'Conditions…' }).click()
    const dialog = page.getByRole('dialog', { name: /^Conditions of element/ })
    await dialog.locator('input[aria-label="Conditional on elements"]').click()
    await dialog.getByRole('option').nth(0).click()
    await dialog.getByRole('option').nth(0).click()
    const chosen = () => dialog.locator('[data-item]').allTextContents()
    const [one, two] = await chosen()
    await dialog.locator('[data-item]').first().getByRole('button').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await expect.poll(chosen).toEqual([two, one])
    await expect(dialog.locator('[data-item]').nth(1).getByRole('button')).toBeFocused()
    await expect(dialog.getByRole('status').filter({ hasText: 'is now 2 of 2' })).toHaveCount(1)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  '“Add element” leads to the part that was added, past names with an order in an earlier part',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    const record = (await recordsOf(desk, 'proposal')).find(({ id }) => id === 'proposal-jp-package')
    if (!record) throw new Error('the sample has no such package')
    const elements = record.elements.map((one) =>
      one.id === 'a' ? { ...one, conditionalOnElements: ['b', 'c', 'd'] } : one,
    )
    await changeRecord(page, ['proposal', record.id, record.rev], { elements })
    await show(page, 'Talks')
    await page.locator('button[data-row]', { hasText: 'Japan’s package' }).click()
    await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click()
    const first = page.getByRole('form').getByLabel('Elements 1, Text', { exact: true })
    await first.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const added = page.getByRole('form').getByLabel('Elements 2, Text', { exact: true })
    await expect(added).toHaveValue('')
    await page.getByRole('button', { name: 'Add element' }).click()
    await expect(added).toBeFocused()
    await parley.close()
  },
)
