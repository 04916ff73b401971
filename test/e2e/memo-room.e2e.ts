import { expect, test } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { saveTo } from '../helpers/window/dialogs'
import { launch } from '../helpers/window/launch'
import { makeMemo, onPages, textOf } from '../helpers/window/memo-room'
import { rewordAPosition } from '../helpers/window/reword-position'

/** The memo room in the real app: a brief from the records, its pages, its changes, its issue, its file. */

const LONG = { tag: '@long' }

test('a brief is made for a meeting, edited, reordered, and exported as the displayed pages', async () => {
  const parley = await launch()
  const { page, home } = parley
  await makeMemo(page)
  const section = 'What we want, what they want'
  await page.getByRole('textbox', { name: `Desk comment: ${section}` }).fill('Keep the tone calm.')
  await expect(onPages(page)).toContainText('Keep the tone calm.', { timeout: 15_000 })
  await page.getByRole('button', { name: `Move ${section} up` }).click()
  await expect(
    page.getByRole('listitem').filter({ hasText: section }).getByText('1', { exact: true }).first(),
  ).toBeVisible()
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('The Minister')
  const pdf = join(home, 'brief.pdf')
  await saveTo(parley.app, pdf)
  // Text typed a moment ago is on the page too.
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await expect(page.getByText(/Saved brief\.pdf/)).toBeVisible({ timeout: 15_000 })
  const text = textOf(pdf)
  expect(text).toContain('The Minister')
  expect(text).toMatch(/What we want .*Desk comment\. Keep the tone calm\. .*Critical date\./)
  // A card of the same meeting is a memo of its own.
  await makeMemo(page, 'cue card')
  await expect(onPages(page)).toContainText('Points to make', { timeout: 15_000 })
  const card = join(home, 'card.pdf')
  await saveTo(parley.app, card)
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await expect(page.getByText(/Saved card\.pdf: 1 page/)).toBeVisible({ timeout: 15_000 })
  expect(textOf(card)).toMatch(/CUE CARD .* 1 Points to make .* 2 If pressed .* 3 The figures/)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'a section is hidden, listed, shown again by undo and by its button; one that must print says why',
  LONG,
  async () => {
    const parley = await launch()
    const { page } = parley
    await makeMemo(page)
    const hidden = page.getByRole('region', { name: 'Hidden sections' })
    await expect(onPages(page)).toContainText('Where things stand')
    await page.getByRole('button', { name: 'Hide Where things stand' }).click()
    await expect(hidden).toContainText('Where things stand')
    await expect(onPages(page)).not.toContainText('Where things stand', { timeout: 15_000 })
    // The button that was pressed is gone, so the keyboard goes on at the one that takes it back.
    await expect(page.getByRole('button', { name: 'Show Where things stand again' })).toBeFocused()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Control+z')
    await expect(hidden).toHaveCount(0)
    await expect(onPages(page)).toContainText('Where things stand', { timeout: 15_000 })
    await page.getByRole('button', { name: 'Hide Where things stand' }).click()
    await page.getByRole('button', { name: 'Show Where things stand again' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Hide Where things stand' })).toBeFocused()
    await expect(onPages(page)).toContainText('Where things stand', { timeout: 15_000 })
    await page.getByRole('button', { name: 'Hide Purpose' }).click()
    await expect(page.getByRole('alert')).toHaveText('“Purpose” can’t be hidden: every meeting brief must have it.')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'a draft reports changed records, shows the changes and refreshes; a record lists the memos that print it',
  LONG,
  async () => {
    const parley = await launch()
    const { page } = parley
    await makeMemo(page)
    await rewordAPosition(page, 'Hardened overnight.')
    await expect(page.getByText(/^The records have changed/)).toBeVisible()
    await expect(onPages(page)).not.toContainText(/Hardened\s*overnight/)
    await page.getByRole('button', { name: 'See changes' }).click()
    await expect(page.locator('ins').filter({ hasText: 'Hardened overnight.' }).first()).toBeVisible()
    expect(await accessibilityFindings(page)).toEqual([])
    await page
      .locator('li')
      .filter({ hasText: 'Hardened overnight.' })
      .getByRole('link', { name: 'Position' })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: 'Used in memos' })).toBeVisible()
    await page
      .getByRole('link', { name: /Lutnick/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Refresh from records' }).first().click()
    await expect(onPages(page)).toContainText(/Hardened\s*overnight/, { timeout: 15_000 })
    await expect(page.getByText(/^The records have changed/)).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(page.getByText(/^The records have changed/)).toBeVisible()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('a brief is issued once it is ready, is frozen, and gets a next version', LONG, async () => {
  const parley = await launch()
  const { page } = parley
  await makeMemo(page)
  await page.getByRole('button', { name: 'Issue…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Add a reference.')
  await expect(dialog.getByRole('button', { name: 'Issue memo' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('textbox', { name: 'Reference' }).fill('T-2025-11')
  await page.getByRole('button', { name: 'Issue…' }).click()
  expect(await accessibilityFindings(page)).toEqual([])
  await expect(dialog.getByRole('button', { name: 'Cancel' }).last()).toBeFocused()
  await dialog.getByRole('button', { name: 'Issue memo' }).click()
  await expect(page.getByText('This memo is issued and can’t be changed')).toBeVisible()
  await expect(page.getByText(/^Figures then and now: \d+, of which 0 differ/)).toBeVisible()
  await expect(page.getByText(/Issued by Edith Kato/)).toBeVisible()
  // Undo says so rather than take back what was edited before.
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('contentinfo')).toContainText('Issuing can’t be undone')
  await expect(page.getByText(/Issued by Edith Kato/)).toBeVisible()
  await rewordAPosition(page, 'Too late for this one.')
  await expect(page.getByText('Too late for this one.')).toHaveCount(0)
  await page.getByRole('button', { name: 'New version' }).click()
  await expect(page.getByRole('button', { name: 'Versions' })).toContainText('Version 2')
  await expect(onPages(page)).toContainText(/Too\s*late\s*for\s*this\s*one/, { timeout: 15_000 })
  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('menuitem', { name: 'Version 1 – issued' }).click()
  await expect(page.getByText('This memo is issued and can’t be changed')).toBeVisible()
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a brief is sent for clearance, answered, issued with what was let pass, and recalled', LONG, async () => {
  const parley = await launch()
  const { page } = parley
  await makeMemo(page)
  const clearance = page.getByRole('region', { name: 'Clearance' })
  await clearance.getByRole('button', { name: 'Send for clearance…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'People to ask' }).fill('Ana Lopez, Legal\nCustoms')
  expect(await accessibilityFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Record as sent' }).click()
  await expect(clearance).toContainText('Ana Lopez, Legal')
  await clearance.getByRole('button', { name: 'Record answer… – Ana Lopez' }).click()
  await dialog.getByRole('textbox', { name: 'What they said' }).fill('Fine by us.')
  await dialog.getByRole('button', { name: 'Record answer' }).click()
  await expect(clearance).toContainText('Fine by us.')
  await page.getByRole('textbox', { name: 'Reference' }).fill('T-2025-12')
  await expect(clearance).toContainText('it is in clearance again')
  await clearance.getByRole('button', { name: 'Withdraw the request to Ana Lopez' }).click()
  await page.getByRole('button', { name: 'Issue…' }).click()
  // The dialog follows the desk while it is open.
  await expect(dialog).toContainText('No answer yet to the request for clearance: Customs')
  await expect(dialog).toContainText('To look at before you issue it:')
  await expect(dialog.getByRole('button', { name: 'Let pass…' })).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Let pass…' }).click()
  await dialog.getByRole('textbox', { name: 'Why it may pass' }).fill('Agreed by telephone.')
  await dialog.getByRole('button', { name: 'Let pass with my name' }).click()
  await expect(dialog).toContainText('Agreed by telephone.')
  expect(await accessibilityFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Issue memo' }).click()
  await expect(page.getByText('This memo is issued and can’t be changed')).toBeVisible()
  await page.getByRole('button', { name: 'Recall…' }).click()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Wrong rate.')
  await dialog.getByRole('button', { name: 'Recall memo' }).click()
  await expect(page.getByText(/Recalled by Edith Kato.*Wrong rate/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'New version' })).toBeEnabled()
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a draft names what was written after its as-of time, and its pages mark it', LONG, async () => {
  const parley = await launch()
  const { page } = parley
  await makeMemo(page)
  await expect(page.getByText(/^Later than this memo/)).toHaveCount(0)
  await changeRecord(page, ['talk', 'talk-jp-us', 1], { summary: 'The talks stand still.' })
  await page.getByText('Later than this memo: 1').click()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Refresh from records' }).first().click()
  await expect(onPages(page)).toContainText(/The talks stand still\.[^†]{0,80}†/, { timeout: 15_000 })
  await page.getByText('“Japan–US tariff talks” has text written or changed after').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Japan–US tariff talks' })).toBeVisible()
  await parley.close()
})

test('a sentence on a page opens its record', LONG, async () => {
  const parley = await launch()
  const { page } = parley
  await makeMemo(page)
  // The memo's own words lead to their field beside the pages.
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('The Minister')
  await expect(onPages(page)).toContainText('The Minister', { timeout: 15_000 })
  await page.getByRole('button', { name: /Memo/ }).and(page.locator('[data-passage]')).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'To', exact: true })).toBeFocused()
  await page
    .getByRole('button', { name: /Position/ })
    .and(page.locator('[data-passage]'))
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Export PDF…' })).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('button', { name: 'Export PDF…' })).toBeVisible()
  await parley.close()
})

test('a character that no font has is reported, with a link to its field', LONG, async () => {
  const parley = await launch()
  const { page } = parley
  await makeMemo(page)
  const words = page.getByRole('textbox', { name: 'Desk comment: Where things stand' })
  await words.fill('A tone 🜁 of calm.')
  await expect(page.getByRole('alert')).toContainText('🜁 (U+1F701), used in Desk comment: Where things stand')
  await page.getByRole('button', { name: 'Go to field' }).click()
  await expect(words).toBeFocused()
  await words.fill('A tone of calm.')
  await expect(onPages(page)).toContainText('A tone of calm.', { timeout: 15_000 })
  await parley.close()
})

test(
  'an export that fails says why and writes nothing, and an export that is cancelled says nothing at all',
  LONG,
  async () => {
    const parley = await launch()
    const { page, desk, home } = parley
    await makeMemo(page)
    const button = page.getByRole('button', { name: 'Export PDF…' })
    await saveTo(parley.app, undefined)
    await button.click()
    await page.waitForTimeout(300)
    await expect(page.getByText(/Saved brief\.pdf|No file was written/)).toHaveCount(0)
    await saveTo(parley.app, join(desk, 'brief.pdf'))
    await button.click()
    await expect(page.getByText(/is inside a desk’s folder/)).toBeVisible()
    expect(existsSync(join(desk, 'brief.pdf'))).toBe(false)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    const inside = join(home, 'nowhere', 'brief.pdf')
    await saveTo(parley.app, inside)
    await button.click()
    await expect(page.getByText(/the file or its folder doesn’t exist/)).toBeVisible()
    const shown = await parley.app.evaluate(({ shell }) => {
      const seen: string[] = []
      shell.showItemInFolder = (path) => seen.push(path)
      ;(globalThis as { seen?: string[] }).seen = seen
      return seen.length
    })
    expect(shown).toBe(0)
    const good = join(home, 'brief')
    await saveTo(parley.app, good)
    await button.click()
    await expect(page.getByText(/Saved brief\.pdf/)).toBeVisible({ timeout: 15_000 })
    expect(readFileSync(`${good}.pdf`).subarray(0, 5).toString('latin1')).toBe('%PDF-')
    await page.getByRole('button', { name: 'Show in folder' }).click()
    await expect
      .poll(() => parley.app.evaluate(() => (globalThis as { seen?: string[] }).seen))
      .toEqual([`${good}.pdf`])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

for (const language of ['en', 'ja'] as const) {
  test(`the room is accessible and complete at both widths, in light and dark, ${language}`, LONG, async () => {
    const parley = await launch({ language })
    const { page } = parley
    await page
      .getByRole('navigation')
      .getByRole('button', { name: language === 'en' ? 'Memos' : 'ブリーフ', exact: true })
      .click()
    await page.locator('button[data-row]').first().click()
    await expect(page.locator('canvas').first()).toBeVisible({ timeout: 15_000 })
    for (const width of [1600, 760]) {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await accessibilityFindings(page), `${width} ${colorScheme}`).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow).toBeLessThanOrEqual(0)
      }
    }
    await page.setViewportSize({ width: 1600, height: 853 })
    await page.getByText(language === 'en' ? 'More fields' : 'その他の項目').click()
    const tooHigh = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
    expect(tooHigh).toBeLessThanOrEqual(0)
    expect(parley.messages).toEqual([])
    await parley.close()
  })
}

test(
  'the language and the paper of a memo are shown and chosen in its room, with its text, as one step to undo',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await makeMemo(page)
    const setup = page.getByRole('group', { name: 'Language, paper and reader', exact: true })
    // Esc closes an open menu or drop-down, and nothing behind it.
    await setup.getByRole('combobox', { name: 'Language' }).click()
    await expect(page.getByRole('option', { name: '日本語' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('option', { name: '日本語' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Choose a format' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(setup).toBeVisible()
    await expect(setup).toContainText('These are of this memo alone.')
    const keep = page.getByRole('button', { name: 'Save text' })
    if (await keep.isVisible()) await keep.click()
    await setup.getByRole('combobox', { name: 'Language' }).click()
    await page.getByRole('option', { name: '日本語' }).click()
    await expect(setup).toContainText('This memo is printed in Japanese, and this window is in English.')
    await expect(onPages(page)).toContainText('発言要領', { timeout: 15_000 })
    await page.keyboard.press('Control+z')
    await expect(onPages(page)).toContainText('Points to make', { timeout: 15_000 })
    await expect(setup).not.toContainText('This memo is printed in Japanese')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
