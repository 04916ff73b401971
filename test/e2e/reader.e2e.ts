import { expect, test } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { applyCommand } from '../helpers/window/apply-command'
import { launch, show, type Launched } from '../helpers/window/launch'
import { painted } from '../helpers/window/painted'
import { pasteText } from '../helpers/window/paste-text'
import {
  besideText,
  chooseBeside,
  openReader,
  POSITION,
  readerCards,
  readerText,
  readSource,
  recordOf,
  SENTENCES,
  statusLine,
  TEXT,
} from '../helpers/window/source-reader'

/** Reads sources in the real app: highlights, cards, quotes in one key, comments, copies. */

test.describe('the reader', () => {
  let parley: Launched
  test.beforeEach(async () => {
    parley = await openReader()
    await expect(parley.page.getByRole('navigation')).toBeVisible()
  })
  test.afterEach(async () => {
    expect(parley.messages).toEqual([])
    await parley.close()
  })

  test('quotes a sentence for the record beside it in one key, at its own place, and undoes it', async () => {
    const { page } = parley
    const before = (await recordOf(page, POSITION)).passages.first.length
    await readSource(page, 'source-report')
    await chooseBeside(page)
    await expect(besideText(page)).toContainText('Evidence')
    const title = await besideText(page).getByRole('heading', { level: 1 }).textContent()
    await readerText(page).focus()
    // The fourth sentence is the same as the second.
    for (const sentence of SENTENCES.slice(0, 4)) {
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => painted(page, 'reader-selected')).toEqual([sentence])
    }
    await page.keyboard.press('q')
    await expect(statusLine(page)).toHaveText(`Quoted for ${title ?? ''}: Text.`)
    await expect(readerCards(page)).toHaveCount(1)
    await expect.poll(() => painted(page, 'reader-supports')).toEqual(['The car duty stays.'])
    // The record stays beside the text and has the quote.
    await expect(besideText(page)).toContainText('“The car duty stays.”')
    const card = readerCards(page)
    await expect(card).toHaveAttribute('aria-label', 'Supports: “The car duty stays.”')
    const details = await page.locator('p[aria-details]').getAttribute('aria-details')
    expect(await card.getAttribute('id')).toBe(details)
    // The same words are for another field then.
    await expect.poll(() => painted(page, 'reader-selected')).toEqual([])
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => painted(page, 'reader-selected')).toEqual(['The car duty stays.'])
    await expect(page.getByRole('combobox', { name: 'Field' })).not.toHaveValue('text')
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
    await expect(readerCards(page)).toHaveCount(0)
    // Nothing says any more that it is quoted.
    await expect(statusLine(page)).toHaveText('')
    await expect.poll(() => painted(page, 'reader-supports')).toEqual([])
    expect((await recordOf(page, POSITION)).passages.first).toHaveLength(before)
  })

  test('keeps a quote whose key was pressed just before the window closed', { tag: '@long' }, async () => {
    const { page, app, home, desk } = parley
    await readSource(page, 'source-report')
    await chooseBeside(page)
    await expect(besideText(page)).toContainText('Evidence')
    await readerText(page).focus()
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
    await readSource(again.page, 'source-report')
    await expect(readerCards(again.page)).toHaveCount(1)
    await expect.poll(() => painted(again.page, 'reader-supports')).toEqual(['The Secretary said no.'])
    await again.quit()
  })

  test('selects by the mouse and by words, comments, and jumps between words and cards', { tag: '@long' }, async () => {
    const { page } = parley
    await readSource(page, 'source-report')
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
    await expect(statusLine(page)).toHaveText('Comment saved.')
    await expect(readerCards(page)).toHaveAttribute('aria-label', 'Comment: “The Secretary said”. Which secretary?')
    await expect.poll(() => painted(page, 'reader-comment')).toEqual(['The Secretary said'])
    // From the words to the card, and back.
    await first.click({ position: { x: 60, y: 12 } })
    await expect(readerCards(page)).toBeFocused()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(readerText(page)).toBeFocused()
    await expect.poll(() => painted(page, 'reader-selected')).toEqual(['The Secretary said'])
    await page.keyboard.press('Escape')
    await expect.poll(() => painted(page, 'reader-selected')).toEqual([])
    await page.keyboard.press('n')
    await expect(readerCards(page)).toBeFocused()
    await expect(statusLine(page)).toHaveText('Highlight 1 of 1')
    // Replies are notes about the comment.
    await readerCards(page).getByRole('button', { name: 'Reply' }).click()
    await expect(readerCards(page).getByRole('heading', { name: 'Notes' })).toBeVisible()
  })

  test('keeps a comment that is not saved, also over another screen', { tag: '@long' }, async () => {
    const { page } = parley
    await readSource(page, 'source-report')
    await readerText(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('c')
    await expect(page.getByRole('textbox', { name: /^Comment on/ })).toBeFocused()
    await page.keyboard.insertText('Half a thought')
    await show(page, 'Talks')
    await readSource(page, 'source-report')
    const box = (words: string) => page.getByRole('textbox', { name: `Comment on “${words}”` })
    await expect(box('The Secretary said no.')).toHaveValue('Half a thought')
    // Other words may be better ones for it.
    await readerText(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('c')
    await expect(box('The car duty stays.')).toHaveValue('Half a thought')
    await expect(box('The car duty stays.')).toBeFocused()
    // Esc closes its box, not more.
    await page.keyboard.press('Escape')
    await expect(readerText(page)).toBeFocused()
    await expect(page.getByRole('textbox', { name: /^Comment on/ })).toHaveCount(0)
    await page.keyboard.press('c')
    await expect(box('The car duty stays.')).toHaveValue('Half a thought')
    // A new version of the text has other places, but the thought is the same.
    await page.getByRole('button', { name: 'New version of the text…' }).click()
    await pasteText(page, `New. ${TEXT}`)
    await expect(page.getByText('Nothing is quoted from this source yet.')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByText('New.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: /^Comment on/ })).toHaveCount(0)
    await readerText(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('c')
    await expect(box('New.')).toHaveValue('Half a thought')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.keyboard.press('c')
    await expect(box('New.')).toHaveValue('')
  })

  test('copies words with their citation, and selects all of a text', { tag: '@long' }, async () => {
    const { page, app } = parley
    await readSource(page, 'source-report')
    await readerText(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('y')
    await expect(statusLine(page)).toHaveText('Copied with the citation.')
    const clip = () => app.evaluate(({ clipboard }) => clipboard.readText())
    expect(await clip()).toMatch(/^“The Secretary said no\.”\n— Report on cars/)
    await page.keyboard.press('Control+a')
    await expect.poll(() => painted(page, 'reader-selected')).toHaveLength(2)
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
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
    await readSource(page, 'source-report')
    await expect(readerCards(page)).toHaveCount(2)
    expect(await painted(page, 'reader-contradicts')).toEqual(['The car duty stays.'])
    await page.getByRole('button', { name: 'Kinds of highlight' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Comment' }).click()
    await expect(readerCards(page)).toHaveCount(1)
    await expect.poll(() => painted(page, 'reader-contradicts')).toEqual([])
    await page.getByRole('menuitemcheckbox', { name: 'Comment' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Staff' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Another' }).click()
    await expect(readerCards(page)).toHaveAttribute('data-card', 'a2')
    await page.getByRole('menuitemcheckbox', { name: 'Another' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Copy all quotes' }).click()
    await expect(statusLine(page)).toHaveText('All quotes copied as text.')
    const report = await app.evaluate(({ clipboard }) => clipboard.readText())
    expect(report).toContain('1. “The Secretary said no.”\n   Comment: Mine.')
    expect(report).toContain('2. “The car duty stays.”\n   contradicts: ')
  })
})

test(
  'reads Japanese sentence by sentence, and in a narrow window with the cards below the words',
  { tag: '@long' },
  async () => {
    const parley = await openReader(undefined, 'ja')
    const { page, app } = parley
    await readSource(page, 'source-ja', '情報源')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 800))
    await readerText(page).focus()
    for (let n = 0; n < 2; n += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect
      .poll(() => painted(page, 'reader-selected'))
      .toEqual(['自動車関税は維持される。「協議は続く」と語った。'])
    await page.keyboard.press('c')
    await expect(page.getByRole('textbox')).toBeFocused()
    await page.keyboard.insertText('要確認')
    await page.keyboard.press('Control+Enter')
    await expect(readerCards(page)).toContainText('要確認')
    const [words, card] = await Promise.all([
      page.locator('p[aria-details]').boundingBox(),
      readerCards(page).boundingBox(),
    ])
    expect(card?.y).toBeGreaterThanOrEqual((words?.y ?? 0) + (words?.height ?? 0))
    expect(await accessibilityFindings(page)).toEqual([])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
