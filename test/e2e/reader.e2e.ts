import { expect, test, type Page } from '@playwright/test'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { applyCommand } from '../helpers/window/apply-command'
import { launch, show, type Launched } from '../helpers/window/launch'
import { putText } from '../helpers/window/put-text'

/** Reads sources in the real app: highlights, cards, quotes in one key, comments, find, long texts. */

const SENTENCES = [
  'The Secretary said no.',
  'The car duty stays.',
  'Talks go on in June.',
  'The car duty stays.',
  'Both sides will meet again.',
]
const TEXT = `${SENTENCES.slice(0, 2).join(' ')}\n\n${SENTENCES.slice(2).join(' ')}\n`
const JAPANESE = '大臣は応じないと述べた。\n自動車関税は維持される。「協議は続く」と語った。\n'
const POSITION = { collection: 'position', id: 'position-us-cars' } as const

const text = (page: Page) => page.locator('[role=document][tabindex]')
const cards = (page: Page) => page.locator('[data-card]')
const beside = (page: Page) => page.getByRole('complementary', { name: 'Record beside the text' })
const status = (page: Page) => page.locator('footer [role=status]').first()

/** The words that a highlight of the style sheet paints, joined where they are in several paragraphs. */
const painted = (page: Page, name: string) =>
  page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((range) => (range as Range).toString()), name)

/** A record by the contract. */
const recordOf = (page: Page, ref: { collection: string; id: string }) =>
  page.evaluate(
    async (wanted) =>
      (
        (await window.parley.requests['desk:record'](wanted)) as {
          value: { title: { en: string }; passages: { first: { exact: string; at?: { start: number } }[] } }
        }
      ).value,
    ref,
  )

const open = (prepare?: (desk: string) => void, language: 'en' | 'ja' = 'en') =>
  launch({
    language,
    prepare: (desk) => {
      editDeskFile(desk, (add) => {
        putText(desk, add, { id: 'source-report', title: 'Report on cars', language: 'en' }, TEXT)
        putText(desk, add, { id: 'source-ja', title: '報告', language: 'ja' }, JAPANESE)
      })
      prepare?.(desk)
    },
  })

/** Opens the text of a source, as its record does. */
async function read(page: Page, source: string, sources = 'Sources') {
  await show(page, sources)
  const row = page.locator(`button[data-key="source/${source}"]`)
  await row.click()
  await expect(row).toHaveAttribute('aria-current', 'true')
  await row.dblclick()
  await expect(text(page)).toBeVisible()
}

/** Chooses a record in the box beside the text: the position on cars, if no other is named. */
async function choose(page: Page, ref: { collection: string; id: string } = POSITION) {
  const box = page.getByRole('combobox', { name: 'Record to quote for' })
  const { title } = await recordOf(page, ref)
  await box.click()
  await page.keyboard.insertText(title.en)
  await page.getByRole('option', { name: title.en }).click()
  await expect(beside(page).getByRole('heading', { level: 1 })).toHaveText(title.en)
}

test.describe('the reader', () => {
  let parley: Launched
  test.beforeEach(async () => {
    parley = await open()
    await expect(parley.page.getByRole('navigation')).toBeVisible()
  })
  test.afterEach(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
  })

  test('quotes a sentence for the record beside it in one key, at its own place, and undoes it', async () => {
    const { page } = parley
    const before = (await recordOf(page, POSITION)).passages.first.length
    await read(page, 'source-report')
    await choose(page)
    await expect(beside(page)).toContainText('Evidence')
    const title = await beside(page).getByRole('heading', { level: 1 }).textContent()
    await text(page).focus()
    // The fourth sentence is the same as the second.
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('ArrowDown')
    await expect.poll(() => painted(page, 'reader-selected')).toEqual(['The car duty stays.'])
    await page.keyboard.press('q')
    await expect(status(page)).toHaveText(`Quoted for ${title ?? ''}: Text.`)
    await expect(cards(page)).toHaveCount(1)
    await expect.poll(() => painted(page, 'reader-supports')).toEqual(['The car duty stays.'])
    // The record stays beside the text and has the quote.
    await expect(beside(page)).toContainText('“The car duty stays.”')
    const card = cards(page)
    await expect(card).toHaveAttribute('aria-label', 'Supports: “The car duty stays.”')
    const details = await page.locator('p[aria-details]').getAttribute('aria-details')
    expect(await card.getAttribute('id')).toBe(details)
    const { first } = await page.evaluate(async () => {
      const answer = (await window.parley.requests['desk:source-marks']({
        source: 'source-report',
        start: 0,
        end: 1000,
        offset: 0,
        filter: { kinds: [] },
      })) as { value: { marks: { start: number }[] } }
      return { first: answer.value.marks[0] }
    })
    expect(first?.start).toBe(TEXT.lastIndexOf('The car duty stays.'))
    await page.keyboard.press('Control+z')
    await expect(cards(page)).toHaveCount(0)
    await expect.poll(() => painted(page, 'reader-supports')).toEqual([])
    expect((await recordOf(page, POSITION)).passages.first).toHaveLength(before)
  })

  test('keeps a quote whose key was pressed just before the window closed', async () => {
    const { page, app, home, desk } = parley
    await read(page, 'source-report')
    await choose(page)
    await expect(beside(page)).toContainText('Evidence')
    await text(page).focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('button', { name: 'Quote', exact: true })).toBeVisible()
    // The key and the closing reach the app one right after the other.
    const closed = app.waitForEvent('close')
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'q' })
      window?.webContents.sendInputEvent({ type: 'char', keyCode: 'q' })
      window?.webContents.sendInputEvent({ type: 'keyUp', keyCode: 'q' })
      setTimeout(() => window?.close(), 20)
    })
    await closed
    const again = await launch({ home, desk })
    await read(again.page, 'source-report')
    await expect(cards(again.page)).toHaveCount(1)
    await expect.poll(() => painted(again.page, 'reader-supports')).toEqual(['The Secretary said no.'])
    await again.quit()
  })

  test('selects by the mouse and by words, comments, and jumps between words and cards', { tag: '@long' }, async () => {
    const { page } = parley
    await read(page, 'source-report')
    const first = page.locator('p[data-start="0"]')
    await first.dblclick({ position: { x: 40, y: 12 } })
    await expect.poll(() => painted(page, 'reader-selected')).toEqual(['Secretary'])
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await expect.poll(() => painted(page, 'reader-selected')).toEqual(['The Secretary said'])
    await page.keyboard.press('c')
    const box = page.getByRole('textbox', { name: 'Comment on “The Secretary said”' })
    await expect(box).toBeFocused()
    await page.keyboard.insertText('Which secretary?')
    await page.keyboard.press('Control+Enter')
    await expect(status(page)).toHaveText('Comment saved.')
    await expect(cards(page)).toHaveAttribute('aria-label', 'Comment: “The Secretary said”. Which secretary?')
    await expect.poll(() => painted(page, 'reader-comment')).toEqual(['The Secretary said'])
    // From the words to the card, and back.
    await first.click({ position: { x: 60, y: 12 } })
    await expect(cards(page)).toBeFocused()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(text(page)).toBeFocused()
    await expect.poll(() => painted(page, 'reader-selected')).toEqual(['The Secretary said'])
    await page.keyboard.press('Escape')
    await expect.poll(() => painted(page, 'reader-selected')).toEqual([])
    await page.keyboard.press('n')
    await expect(cards(page)).toBeFocused()
    await expect(status(page)).toHaveText('Highlight 1 of 1')
    // Replies are notes about the comment.
    await cards(page).getByRole('button', { name: 'Reply' }).click()
    await expect(cards(page).getByRole('heading', { name: 'Notes' })).toBeVisible()
  })

  test('keeps a comment that is not saved, also over another screen', async () => {
    const { page } = parley
    await read(page, 'source-report')
    await text(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('c')
    await expect(page.getByRole('textbox', { name: /^Comment on/ })).toBeFocused()
    await page.keyboard.insertText('Half a thought')
    await show(page, 'Talks')
    await read(page, 'source-report')
    await expect(page.getByRole('textbox', { name: 'Comment on “The Secretary said no.”' })).toHaveValue(
      'Half a thought',
    )
  })

  test('copies words with their citation, and selects all of a text', { tag: '@long' }, async () => {
    const { page, app } = parley
    await read(page, 'source-report')
    await text(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('y')
    await expect(status(page)).toHaveText('Copied with the citation.')
    const clip = () => app.evaluate(({ clipboard }) => clipboard.readText())
    expect(await clip()).toMatch(/^“The Secretary said no\.”\n— Report on cars/)
    await page.keyboard.press('Control+a')
    await expect.poll(() => painted(page, 'reader-selected')).toHaveLength(2)
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
  })

  test(
    'opens a quote of a record at its place, with the record beside it, and closes either side',
    { tag: '@long' },
    async () => {
      const { page } = parley
      await show(page, 'Talks')
      await page.locator('button[data-key="talk/talk-jp-us"]').click()
      await page.getByRole('button', { name: 'Read in the source' }).first().click()
      await expect(text(page)).toBeVisible()
      await expect(beside(page).getByRole('heading', { level: 1 })).toHaveText('Japan–US tariff talks')
      await expect.poll(() => painted(page, 'reader-active')).toHaveLength(1)
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme })
        expect(await accessibilityFindings(page)).toEqual([])
      }
      await page.getByRole('button', { name: 'Close record' }).click()
      await expect(text(page)).toBeVisible()
      await expect(page.getByRole('combobox', { name: 'Record to quote for' })).toBeVisible()
      await page.getByRole('button', { name: 'Close text' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Desk summary')
      await expect(text(page)).toHaveCount(0)
    },
  )

  test('makes a person in office from the words, and cites the words for them', { tag: '@long' }, async () => {
    const { page } = parley
    await read(page, 'source-report')
    await expect(text(page)).toBeFocused()
    await page.locator('p[data-start="0"]').dblclick({ position: { x: 40, y: 12 } })
    await page.getByRole('button', { name: 'New from this…' }).click()
    await page.getByRole('menuitem').first().click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Secretary')
    await dialog.getByRole('combobox').first().click()
    await page.getByRole('option').first().click()
    await dialog.getByRole('textbox', { name: 'Post' }).fill('Secretary of Commerce')
    await dialog.getByRole('button', { name: /^Add/ }).click()
    await expect(beside(page).getByRole('heading', { level: 1 })).toHaveText('Secretary, Secretary of Commerce')
    await expect(beside(page)).toContainText('“Secretary”')
    await expect(cards(page)).toHaveCount(1)
    // Reading goes on where it was.
    await expect(text(page)).toBeFocused()
  })

  test(
    'makes a position in its form beside the text, and cites the words once it is saved',
    { tag: '@long' },
    async () => {
      const { page } = parley
      await read(page, 'source-report')
      await text(page).focus()
      await page.keyboard.press('ArrowDown')
      await page.getByRole('button', { name: 'New from this…' }).click()
      await page.getByRole('menuitem', { name: 'New position' }).click()
      await expect(beside(page)).toContainText('will be cited as evidence')
      await expect(text(page)).toBeVisible()
      const field = (label: string) => beside(page).getByLabel(label, { exact: true })
      await expect(field('Text')).toHaveValue('The Secretary said no.')
      for (const [label, title] of [
        ['Issue', 'imported cars'],
        ['Party', 'United States'],
      ] as const) {
        await field(label).click()
        await field(label).fill(title)
        await expect(beside(page).getByRole('listbox').getByRole('option').first()).toContainText(title, {
          ignoreCase: true,
        })
        await field(label).press('Enter')
      }
      await field('Stance').selectOption('oppose')
      // The source answers the rest; it has no date.
      await expect(field('Track')).toHaveValue('public')
      await expect(field('Attribution')).toHaveValue('reported')
      await expect(field('Valid from')).toHaveValue('')
      // The sample has a later position of the same party.
      await field('Valid from').fill('1 March 2025')
      await beside(page).getByRole('button', { name: 'All fields' }).click()
      await field('Valid to').fill('2 March 2025')
      await page.keyboard.press('Control+Enter')
      await expect(beside(page).getByRole('heading', { level: 1 })).toContainText('United States')
      await expect(beside(page)).toContainText('“The Secretary said no.”')
      await expect(cards(page)).toHaveCount(1)
      await expect(status(page)).toContainText('Quoted for United States')
      await expect(text(page)).toBeFocused()
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => painted(page, 'reader-selected')).toEqual(['The car duty stays.'])
    },
  )

  test('begins each record with support, whatever the quote before it was', { tag: '@long' }, async () => {
    const { page } = parley
    await read(page, 'source-report')
    await choose(page)
    await text(page).focus()
    await page.keyboard.press('ArrowDown')
    const role = page.getByRole('combobox', { name: 'Role' })
    await role.selectOption('contradicts')
    await text(page).focus()
    await page.keyboard.press('q')
    await expect(beside(page)).toContainText('contradicts · Text')
    await page.getByRole('button', { name: 'Close record' }).click()
    await choose(page, { collection: 'position', id: 'position-jp-removal' })
    await text(page).focus()
    await page.keyboard.press('ArrowDown')
    await expect(role).toHaveValue('supports')
  })

  test('quotes the same words again for a field that they are no evidence for yet', { tag: '@long' }, async () => {
    const { page } = parley
    await read(page, 'source-report')
    await choose(page)
    await text(page).focus()
    const fieldBox = page.getByRole('combobox', { name: 'Field' })
    const quoted: string[] = []
    for (let n = 0; n < 3; n += 1) {
      // After a quote, the arrow selects the same words again.
      await page.keyboard.press('ArrowDown')
      await expect.poll(async () => quoted.includes(await fieldBox.inputValue())).toBe(false)
      quoted.push(await fieldBox.inputValue())
      const label = await fieldBox.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text ?? '')
      await page.keyboard.press('q')
      await expect(status(page)).toContainText(`: ${label}.`)
      await expect(cards(page)).toHaveCount(1)
      await expect(text(page)).toBeFocused()
    }
    expect(quoted).toContain('text')
  })

  test('filters the highlights by kind and by person, and copies all quotes', { tag: '@long' }, async () => {
    const { page, app } = parley
    const sha256 = await page.evaluate(async () => {
      const answer = (await window.parley.requests['desk:source-text']({ source: 'source-report' })) as {
        value: { sha256: string }
      }
      return answer.value.sha256
    })
    const mark = { kind: 'mark', source: 'source-report', sha256 } as const
    await applyCommand(page, { ...mark, start: 0, end: 22, annotation: 'a1', body: 'Mine.' })
    await applyCommand(
      page,
      {
        ...mark,
        start: 23,
        end: 42,
        annotation: 'a2',
        evidence: { id: 'e2', about: POSITION, field: 'text', role: 'contradicts' },
      },
      { id: 'staff-other', name: 'Another', initials: 'AN' },
    )
    await read(page, 'source-report')
    await expect(cards(page)).toHaveCount(2)
    expect(await painted(page, 'reader-contradicts')).toEqual(['The car duty stays.'])
    await page.getByRole('button', { name: 'Kinds of highlight' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Comment' }).click()
    await expect(cards(page)).toHaveCount(1)
    await expect.poll(() => painted(page, 'reader-contradicts')).toEqual([])
    await page.getByRole('menuitemcheckbox', { name: 'Comment' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Staff' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Another' }).click()
    await expect(cards(page)).toHaveAttribute('data-card', 'a2')
    await page.getByRole('menuitemcheckbox', { name: 'Another' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Copy all quotes' }).click()
    await expect(status(page)).toHaveText('All quotes copied as text.')
    const report = await app.evaluate(({ clipboard }) => clipboard.readText())
    expect(report).toContain('1. “The Secretary said no.”\n   Comment: Mine.')
    expect(report).toContain('2. “The car duty stays.”\n   contradicts: ')
  })
})

test(
  'reads Japanese sentence by sentence, and in a narrow window with the cards below the words',
  { tag: '@long' },
  async () => {
    const parley = await open(undefined, 'ja')
    const { page, app } = parley
    await read(page, 'source-ja', '情報源')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 800))
    await text(page).focus()
    for (let n = 0; n < 2; n += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect
      .poll(() => painted(page, 'reader-selected'))
      .toEqual(['自動車関税は維持される。「協議は続く」と語った。'])
    await page.keyboard.press('c')
    await expect(page.getByRole('textbox')).toBeFocused()
    await page.keyboard.insertText('要確認')
    await page.keyboard.press('Control+Enter')
    await expect(cards(page)).toContainText('要確認')
    const [words, card] = await Promise.all([page.locator('p[aria-details]').boundingBox(), cards(page).boundingBox()])
    expect(card?.y).toBeGreaterThanOrEqual((words?.y ?? 0) + (words?.height ?? 0))
    expect(await accessibilityFindings(page)).toEqual([])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'shows any place of 500 pages and of a line of five megabytes, with a part of them on the page',
  { tag: '@long' },
  async () => {
    // Texts of this length take their time to be read for the search, on a busy machine.
    test.setTimeout(300_000)
    const paragraph = (n: number) =>
      `Paragraph ${n}. ${'The ministers met and spoke of cars, steel and rice. '.repeat(10)}`
    const long = Array.from({ length: 5000 }, (_, n) => paragraph(n)).join('\n\n')
    const line = `${'自動車関税は維持される。'.repeat(430_000)}終わり。`
    const parley = await open((desk) =>
      editDeskFile(desk, (add) => {
        putText(desk, add, { id: 'source-long', title: 'Long', language: 'en' }, long)
        putText(desk, add, { id: 'source-line', title: 'Line', language: 'ja' }, line)
      }),
    )
    const { page } = parley
    expect(long.length).toBeGreaterThan(2_700_000)
    await read(page, 'source-long')
    const onPage = () =>
      page
        .locator('[data-start]')
        .evaluateAll((all) => all.reduce((sum, one) => sum + (one.textContent?.length ?? 0), 0))
    await expect(page.getByText('Paragraph 0.')).toBeVisible()
    expect(await onPage()).toBeLessThan(60_000)
    const box = page.getByRole('searchbox', { name: 'Find in the text' })
    await page.keyboard.press('Control+f')
    await expect(box).toBeFocused()
    await page.keyboard.insertText('paragraph 4321.')
    await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
    await expect(page.getByText('Paragraph 4321.')).toBeInViewport()
    await expect.poll(() => painted(page, 'reader-here')).toEqual(['Paragraph 4321.'])
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('steel')
    await expect(page.getByText(/of 50,?000$/)).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+Enter')
    await text(page).focus()
    await page.keyboard.press('Control+a')
    await expect(page.getByRole('alert')).toContainText('A quote can have at most 20,000 characters')
    await page.keyboard.press('q')
    await expect(page.getByRole('alert')).toBeVisible()
    await page.keyboard.press('Escape')
    expect(await onPage()).toBeLessThan(60_000)

    await read(page, 'source-line')
    expect(await onPage()).toBeLessThan(60_000)
    await page.keyboard.press('Control+f')
    await page.keyboard.insertText('終わり')
    await expect.poll(() => painted(page, 'reader-here')).toEqual(['終わり'])
    await text(page).focus()
    expect(await onPage()).toBeLessThan(60_000)

    // A search opens such a source where it has the words.
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('"Paragraph 1234"')
    await page
      .getByRole('group', { name: /^Source/ })
      .getByRole('option')
      .first()
      .click({ timeout: 200_000 })
    await expect(page.getByText('Paragraph 1234.')).toBeInViewport()
    await expect.poll(async () => (await painted(page, 'reader-here')).join()).toContain('Paragraph 1234.')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
