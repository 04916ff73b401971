import { expect, test, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { saveTo } from '../helpers/window/dialogs'
import { launch, show } from '../helpers/window/launch'
import { rewordAPosition } from '../helpers/window/reword-position'

/** The memo room in the real app: a brief from the records, its pages, its changes, its issue, its file. */

const LONG = { tag: '@long' }
const textOf = (pdf: string) =>
  execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
/** Selects all text of the pages in the window. */
const onPages = (page: Page) => page.locator('[data-page]').first().locator('..')

/** Makes a memo for the first meeting of the sample, a brief by default, and waits for its pages. */
async function makeMemo(page: Page, kind?: string): Promise<void> {
  await show(page, 'Memos')
  await page.getByRole('button', { name: 'New…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New memo' })
  if (kind !== undefined) {
    await dialog.getByRole('combobox', { name: 'Kind of memo' }).click()
    await page.getByRole('option', { name: kind }).click()
  }
  await dialog.getByLabel('Meeting', { exact: true }).fill('Lutnick')
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: 'Create memo' }).click()
  await expect(page.locator('canvas').first()).toBeVisible({ timeout: 15_000 })
}

test('a brief is made for a meeting, edited, reordered, and exported as the displayed pages', async () => {
  const parley = await launch()
  const { page, home } = parley
  await makeMemo(page)
  await page.getByRole('textbox', { name: 'Desk comment: Scene setter' }).fill('Keep the tone calm.')
  await expect(onPages(page)).toContainText('Keep the tone calm.', { timeout: 15_000 })
  await page.getByRole('button', { name: 'Move Scene setter up' }).click()
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Scene setter' }).getByText('1', { exact: true }).first(),
  ).toBeVisible()
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('The Minister')
  const pdf = join(home, 'brief.pdf')
  await saveTo(parley.app, pdf)
  // Text typed a moment ago is on the page too.
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await expect(page.getByText(/Saved brief\.pdf/)).toBeVisible({ timeout: 15_000 })
  const text = textOf(pdf)
  expect(text).toContain('The Minister')
  expect(text).toMatch(/1 Scene setter 1\.1 Desk comment\. Keep the tone calm\./)
  expect(text).toMatch(/2 Purpose and our objectives/)
  // A card of the same meeting is a memo of its own.
  await makeMemo(page, 'cue card')
  await expect(onPages(page)).toContainText('Points to make', { timeout: 15_000 })
  const card = join(home, 'card.pdf')
  await saveTo(parley.app, card)
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await expect(page.getByText(/Saved card\.pdf: 1 page/)).toBeVisible({ timeout: 15_000 })
  expect(textOf(card)).toMatch(/CUE CARD .* 1 Points to make .* 2 If pressed .* 3 Numbers/)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'a draft reports changed records, shows the changes and refreshes; a record lists the memos that print it',
  LONG,
  async () => {
    const parley = await launch()
    const { page } = parley
    await makeMemo(page)
    await rewordAPosition(page, 'Hardened overnight.')
    await expect(page.getByText(/^The records have changed/)).toBeVisible()
    await expect(onPages(page)).not.toContainText('Hardened overnight')
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
    await expect(onPages(page)).toContainText('Hardened overnight', { timeout: 15_000 })
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
  await dialog.getByRole('button', { name: 'Issue memo' }).click()
  await expect(page.getByText('This memo is issued and can’t be changed')).toBeVisible()
  await expect(page.getByText(/Issued by Edith Kato/)).toBeVisible()
  await rewordAPosition(page, 'Too late for this one.')
  await expect(page.getByText('Too late for this one.')).toHaveCount(0)
  await page.getByRole('button', { name: 'New version' }).click()
  await expect(page.getByRole('button', { name: 'Versions' })).toContainText('Version 2')
  await expect(onPages(page)).toContainText('Too late for this one', { timeout: 15_000 })
  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('menuitem', { name: 'Version 1 – issued' }).click()
  await expect(page.getByText('This memo is issued and can’t be changed')).toBeVisible()
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
  const words = page.getByRole('textbox', { name: 'Desk comment: Scene setter' })
  await words.fill('A tone 🜁 of calm.')
  await expect(page.getByRole('alert')).toContainText('🜁 (U+1F701), used in Desk comment: Scene setter')
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
    expect(parley.messages).toEqual([])
    await parley.close()
  })
}

test(
  'the language of memos is shown and chosen in the room, and the notice says that the text has another',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page } = parley
    await makeMemo(page)
    const setup = page.getByRole('group', { name: 'Language and paper of memos' })
    await expect(setup).toContainText('Language and paper apply to every draft of this desk.')
    const keep = page.getByRole('button', { name: 'Save text' })
    if (await keep.isVisible()) await keep.click()
    await setup.getByRole('combobox', { name: 'Language of memos' }).click()
    await page.getByRole('option', { name: '日本語' }).click()
    await expect(setup).toContainText('Memos are printed in Japanese, and this window is in English.')
    await expect(page.getByRole('status').filter({ hasText: 'The language of memos has changed.' })).toContainText(
      'The text is in English; the memo is now in Japanese.',
    )
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
