import { expect, test } from '@playwright/test'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { painted } from '../helpers/window/painted'
import { putText } from '../helpers/window/put-text'
import { openReader, readerText, readSource } from '../helpers/window/source-reader'

/** Reads long texts in the real app, and finds words in them. */

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
    const parley = await openReader((desk) =>
      editDeskFile(desk, (add) => {
        putText(desk, add, { id: 'source-long', title: 'Long', language: 'en' }, long)
        putText(desk, add, { id: 'source-line', title: 'Line', language: 'ja' }, line)
      }),
    )
    const { page } = parley
    expect(long.length).toBeGreaterThan(2_700_000)
    await readSource(page, 'source-long')
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
    await readerText(page).focus()
    await page.keyboard.press('Control+a')
    await expect(page.getByRole('alert')).toContainText('A quote can have at most 20,000 characters')
    await page.keyboard.press('q')
    await expect(page.getByRole('alert')).toBeVisible()
    await page.keyboard.press('Escape')
    expect(await onPage()).toBeLessThan(60_000)

    await readSource(page, 'source-line')
    expect(await onPage()).toBeLessThan(60_000)
    await page.keyboard.press('Control+f')
    await page.keyboard.insertText('終わり')
    await expect.poll(() => painted(page, 'reader-here')).toEqual(['終わり'])
    await readerText(page).focus()
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
