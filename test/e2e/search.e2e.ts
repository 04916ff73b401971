import { expect, test, type Locator, type Page } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { applyCommand } from '../helpers/window/apply-command'
import { launch, type Launched } from '../helpers/window/launch'
import { makeMemo } from '../helpers/window/memo-room'
import { moreAction } from '../helpers/window/more-actions'

const options = (page: Page) => page.getByRole('listbox').getByRole('option')
const group = (page: Page, name: string) => page.getByRole('group', { name })
const rows = (page: Page) => page.locator('button[data-row]')

/** Opens Ctrl+K and types. */
async function look(page: Page, text: string) {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused()
  await page.keyboard.insertText(text)
}

/** Moves the selection to an option with the arrows, wherever it is meanwhile: the list may change while the index is read. */
async function walkTo(page: Page, option: Locator) {
  const selected = page.getByRole('option', { selected: true })
  await expect(async () => {
    const way = await option.evaluate((element) => {
      const all = [...document.querySelectorAll('[role="option"]')]
      return all.indexOf(element) - all.findIndex((other) => other.ariaSelected === 'true')
    })
    if (way === 0) return
    const before = await selected.getAttribute('id')
    await page.keyboard.press(way > 0 ? 'ArrowDown' : 'ArrowUp')
    await expect(selected).not.toHaveAttribute('id', before ?? '', { timeout: 1000 })
    expect(way).toBe(0)
  }).toPass({ intervals: [0] })
}

/** The words that are lit in the open record. */
const litWords = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => (range as Range).toString()))

test.describe('the search', () => {
  // One launch for all.
  test.describe.configure({ mode: 'default' })
  let parley: Launched
  test.beforeAll(async () => {
    parley = await launch()
    await expect(parley.page.getByRole('navigation')).toBeVisible()
  })
  test.afterAll(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
  })
  test.afterEach(async () => {
    await parley.page.keyboard.press('Escape')
  })

  test('answers a question in one box with the commands, and opens a source at the passage', async () => {
    const { page } = parley
    await look(page, "what is Japan's chief negotiator")
    await expect(group(page, 'Person (1)')).toContainText('Ryosei Akazawa')
    const source = group(page, 'Source (1)').getByRole('option')
    await expect(source.locator('mark')).toHaveText(['Japan', 'chief', 'negotiator'])
    expect(await accessibilityFindings(page)).toEqual([])
    await walkTo(page, source)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Desk summary')
    await expect.poll(() => litWords(page)).toEqual(['Japan', 'chief', 'negotiator'])
    await expect(page.locator('[data-field="sourceText"]')).toBeInViewport()

    await look(page, 'sources')
    await expect(group(page, 'Commands').getByRole('option', { selected: true })).toContainText('Sources')
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('27.5')
    await expect(group(page, 'Measure (1)').getByRole('option', { selected: true }).locator('mark')).toHaveText('27.5')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Additional tariff on automobiles (Section 232)')
    await expect.poll(() => litWords(page)).toEqual(['27.5'])
  })

  test('finds old and new kanji as one, and takes Enter for the input method while it composes', async () => {
    const { page } = parley
    for (const name of ['赤沢', '赤澤']) {
      await look(page, name)
      await expect(group(page, 'Person (1)')).toContainText('Ryosei Akazawa')
      await page.keyboard.press('Escape')
    }
    await look(page, '')
    const typing = await page.context().newCDPSession(page)
    await typing.send('Input.imeSetComposition', { text: '赤沢', selectionStart: 2, selectionEnd: 2 })
    await expect(group(page, 'Person (1)')).toBeVisible()
    const box = page.getByRole('combobox', { name: 'Search or run a command' })
    await box.evaluate((element) =>
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true }),
      ),
    )
    await expect(box).toBeVisible()
    await typing.send('Input.insertText', { text: '赤沢' })
    await page.keyboard.press('Enter')
    await expect(box).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveCount(0)
  })

  test('offers pinned records and those opened lately when nothing is typed', async () => {
    const { page } = parley
    // Whatever was opened before: this window may be a new one.
    await look(page, 'desk summary of a press report')
    await expect(options(page).first()).toContainText('Desk summary of a press report')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Desk summary')
    await look(page, 'additional tariff on automobiles section 232')
    await expect(options(page).first()).toContainText('Additional tariff on automobiles')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Additional tariff on automobiles (Section 232)')
    await page.keyboard.press('Control+d')
    const pinned = page.getByRole('main').getByText('Pinned', { exact: true })
    await expect(pinned).toBeVisible()
    await look(page, '')
    await expect(group(page, 'Pinned').getByRole('option', { selected: true })).toContainText('automobiles')
    await expect(group(page, 'Recently opened')).not.toContainText('automobiles')
    await expect(group(page, 'Recently opened')).toContainText('Desk summary')
    await expect(group(page, 'Recently changed')).toBeVisible()
    await expect(group(page, 'Commands')).toContainText('Quick note')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+d')
    await expect(pinned).toHaveCount(0)
    await moreAction(page, 'Pin')
    await expect(pinned).toBeVisible()
    await moreAction(page, 'Unpin')
    await expect(pinned).toHaveCount(0)
  })

  test('shows all hits on a screen of its own, narrowed by kind, party and date, and keeps them', async () => {
    const { page } = parley
    await look(page, 'tariff')
    await expect(options(page).last()).toContainText('Show all')
    await page.keyboard.press('Control+Enter')
    const box = page.getByRole('searchbox', { name: 'Search all records' })
    await expect(box).toHaveValue('tariff')
    const total = page.getByText(/^\d+ results?$/)
    await expect(total).toBeVisible()
    const all = await total.textContent()
    await page.getByRole('button', { name: 'Kind', exact: true }).click()
    // Esc is for the menu once that has the focus, and would clear the box before.
    await expect(page.getByRole('menuitemcheckbox').first()).toBeFocused()
    await page.getByRole('menuitemcheckbox', { name: /^Position \(\d+\)/ }).click()
    await page.keyboard.press('Escape')
    await expect(rows(page).first()).toContainText('Position')
    await expect(total).not.toHaveText(all ?? '')
    await page.getByRole('combobox', { name: 'Party' }).click()
    await page.keyboard.type('japan')
    await expect(page.getByRole('option', { name: 'Japan' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Party' })).toHaveValue('Japan')
    await expect(rows(page).first()).toContainText('Japan')
    await page.getByRole('textbox', { name: 'From' }).fill('1 January 2030')
    await expect(page.getByText('From 1 January 2030')).toBeVisible()
    await expect(page.getByText(/^Nothing found for “tariff”/)).toBeVisible()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByRole('textbox', { name: 'From' }).fill('never')
    await page.getByRole('textbox', { name: 'Until' }).focus()
    await expect(page.getByRole('alert')).toContainText('Not a date')
    await page.getByRole('textbox', { name: 'From' }).fill('')

    await page.keyboard.press('Control+Shift+f')
    await expect(box).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(rows(page).first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Japan')
    await expect(rows(page).first()).toHaveAttribute('aria-current', 'true')
    await expect(page.getByRole('button', { name: 'Search', exact: true })).toHaveAttribute('aria-current', 'page')
    await page.keyboard.press('Escape')
    await expect(rows(page).first()).toBeFocused()
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+Shift+f')
    await expect(box).toHaveValue('tariff')
    await expect(page.getByRole('button', { name: /^Kind: Position/ })).toBeVisible()
    await box.fill('zebra')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(page.getByRole('button', { name: 'Kind', exact: true })).toBeVisible()
  })

  test('answers whatever is typed with hits or a sentence, and drops a hit whose record is deleted', async () => {
    const { page } = parley
    await page.keyboard.press('Control+Shift+f')
    const box = page.getByRole('searchbox', { name: 'Search all records' })
    await expect(box).toBeFocused()
    await box.fill('zebra')
    await expect(page.getByText(/^Nothing found for “zebra”/)).toBeVisible()
    for (const signs of ['.*[(', '🙂', '— “”']) {
      await box.fill(signs)
      await expect(page.getByText('signs alone find nothing')).toBeVisible()
    }
    await box.fill('عربى')
    await expect(page.getByText(/^Nothing found for “عربى”/)).toBeVisible()
    await box.fill(`${'tariff '.repeat(1428)}tari`)
    await expect(page.getByText('first 400 characters only')).toBeVisible()
    await expect(rows(page).first()).toBeVisible()
    await box.fill('semiconductors')
    await expect(rows(page).locator('mark').first()).toHaveText(/semiconductors/i)
    await box.fill('semicondcutor')
    await expect(page.getByText(/^Nothing found for/)).toBeVisible()

    await box.fill('think again about')
    await expect(rows(page)).toHaveCount(1)
    await look(page, 'think again about')
    await expect(options(page).first()).toContainText('A related headline')
    await applyCommand(page, { kind: 'delete', collection: 'lead', id: 'lead-1', rev: 1 })
    await expect(options(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(rows(page)).toHaveCount(0)
    await expect(page.getByText(/^Nothing found for “think again about”/)).toBeVisible()
  })

  test('tells a meeting, its brief and its cue card apart, which are named alike', async () => {
    const { page } = parley
    for (const kind of ['Meeting brief', 'Cue card']) await makeMemo(page, kind)
    const meeting = '5 June 2025: Ryosei Akazawa, Howard Lutnick'
    await look(page, 'Akazawa Lutnick')
    for (const kind of ['Meeting brief', 'Cue card'])
      await expect(
        options(page)
          .filter({ hasText: meeting })
          .and(page.getByRole('option', { name: kind })),
      ).toHaveCount(1)
    await page.keyboard.press('Escape')
    await look(page, '')
    for (const kind of ['Meeting brief', 'Cue card'])
      await expect(group(page, 'Recently opened').getByRole('option', { name: `${meeting} ${kind}` })).toHaveCount(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+F')
    await expect(page.getByRole('searchbox', { name: 'Search all records' })).toBeFocused()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Akazawa Lutnick')
    for (const kind of ['Meeting brief', 'Cue card', 'Meeting'])
      await expect(page.getByRole('button', { name: `${meeting} ${kind}`, exact: true })).toHaveCount(1)
  })
})
