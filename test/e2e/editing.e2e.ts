import { expect, test, type Page } from '@playwright/test'
import { collectionsOf, recordsText as onDisk } from '../helpers/files/desk-files'
import { killDesk } from '../helpers/window/desk-process'
import { launch, show } from '../helpers/window/launch'
import { moreAction } from '../helpers/window/more-actions'
import { editPosition, openPosition } from '../helpers/window/open-position'

/** Edits in the real window: typed text is on disk when the mark says so, and never lost before. */

const saved = (page: Page) => expect(page.getByRole('banner').getByText('Saved', { exact: false })).toHaveText('Saved')
const status = (page: Page) => page.getByRole('contentinfo')

test('a field is saved as it is typed, and the mark appears only once it is on disk', async () => {
  const parley = await launch()
  const { page, desk } = parley
  await editPosition(page)
  const text = page.getByLabel('Text', { exact: true })
  // Undo takes back what was typed in one go, not letter by letter.
  const before = await text.inputValue()
  await text.press('Control+End')
  await page.keyboard.type(' Nor for one alone.')
  await page.keyboard.press('Control+z')
  await expect(text).toHaveValue(before)
  await page.keyboard.press('Control+y')
  await expect(text).toHaveValue(`${before} Nor for one alone.`)
  // After a rest, in which it was saved, a new step begins.
  await saved(page)
  await page.waitForTimeout(1100)
  await page.keyboard.type(' Nor for three.')
  await page.keyboard.press('Control+z')
  await expect(text).toHaveValue(`${before} Nor for one alone.`)
  await page.keyboard.press('Control+z')
  await expect(text).toHaveValue(before)
  await text.fill('No deal that helps only one side.')
  await expect(page.getByRole('banner')).toContainText('Saved')
  await expect.poll(() => onDisk(desk)).toContain('No deal that helps only one side.')
  await page.getByLabel('Stance', { exact: true }).selectOption('demand')
  await saved(page)
  expect(await onDisk(desk)).toContain('"stance":"demand"')

  // A text that cannot be stored: a sentence beside it, the text stays, and other saves continue.
  await text.evaluate((field: HTMLTextAreaElement) => {
    const paste = new DataTransfer()
    paste.setData('text/plain', 'x'.repeat(1_000_000))
    field.select()
    document.execCommand('insertText', false, paste.getData('text/plain'))
  })
  await expect(page.getByRole('alert')).toContainText('too long (1000000; the limit is 20000)')
  await expect(page.getByRole('banner')).toContainText('Not saved')
  await page.getByLabel('Flexibility', { exact: true }).selectOption('firm')
  await expect.poll(() => onDisk(desk)).toContain('"flexibility":"firm"')
  expect(await onDisk(desk)).toContain('No deal that helps only one side.')
  await text.fill('A bell\u0007 rings; שלום 🕊')
  await expect(page.getByRole('alert')).toContainText('control character')
  await page.getByRole('button', { name: 'Remove these characters' }).click()
  await saved(page)
  expect(await onDisk(desk)).toContain('A bell rings; שלום 🕊')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('main')).toContainText('A bell rings')

  // A draft that is deleted takes its text along, however unreadable that is, and brings it back.
  await page.keyboard.press('Control+Shift+e')
  await page.getByLabel('Text', { exact: true }).fill('A draft.')
  await page.getByLabel('Text', { exact: true }).blur()
  await saved(page)
  await page.getByLabel('Valid from', { exact: true }).fill('when the swallows return')
  await expect(page.getByRole('banner')).toContainText('Not saved')
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('form')).toHaveCount(0)
  await saved(page)
  await expect(page.getByText('Unsaved text:')).toHaveCount(0)
  // Undo leads to the draft, which has the text again.
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('banner')).toContainText('Not saved')
  await expect(page.getByLabel('Valid from', { exact: true })).toHaveValue('when the swallows return')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'twenty mixed edits are undone and redone, each of them named in words, across a restart',
  { tag: '@long' },
  async () => {
    const first = await launch()
    const { page, desk, home } = first
    const before = await contentsOf(desk)
    await editPosition(page)
    const stances = ['demand', 'oppose', 'reserve', 'open', 'accept', 'silent']
    for (const [index, stance] of stances.entries()) {
      await page.getByLabel('Stance', { exact: true }).selectOption(stance)
      await saved(page)
      await page.getByLabel('Text', { exact: true }).fill(`Wording ${index}.`)
      await page.getByLabel('Text', { exact: true }).blur()
      await expect.poll(() => onDisk(desk)).toContain(`Wording ${index}.`)
      await page.getByLabel('Contested', { exact: true }).click()
      await saved(page)
    }
    // 18 so far; then one record is added and one is deleted.
    await page.getByRole('button', { name: 'Done' }).click()
    await page.keyboard.press('Control+Shift+e')
    await page.getByLabel('Text', { exact: true }).fill('A later word.')
    await page.getByLabel('Text', { exact: true }).blur()
    await expect.poll(() => onDisk(desk)).toContain('A later word.')
    await page.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('form')).toHaveCount(0)
    const after = await contentsOf(desk)
    await expect(page.getByRole('button', { name: 'Undo: delete draft' })).toBeVisible()
    for (let count = 0; count < 10; count += 1) await undo(page)
    await first.quit()

    const second = await launch({ home, desk })
    const undoing = second.page.getByRole('button', { name: /^Undo/ })
    await expect(second.page.getByRole('button', { name: 'Redo: change text' })).toBeVisible()
    for (let count = 0; count < 10; count += 1) await undo(second.page)
    await expect(undoing).toBeDisabled()
    expect(await contentsOf(desk)).toEqual(before)
    const redoing = second.page.getByRole('button', { name: /^Redo/ })
    for (let count = 0; count < 20; count += 1) await redo(second.page)
    await expect(redoing).toBeDisabled()
    expect(await contentsOf(desk)).toEqual(after)
    await second.close()
  },
)

/** Returns the records without revision and last edit, and without staff: undo keeps the staff member added by the first edit. */
async function contentsOf(desk: string): Promise<string[]> {
  return Object.entries(await collectionsOf(desk))
    .filter(([name]) => name !== 'staff')
    .flatMap(([name, records]) =>
      Object.values(records).map((record) => {
        const { rev: _rev, changedAt: _at, changedBy: _by, ...content } = record
        return `${name} ${JSON.stringify(content)}`
      }),
    )
    .toSorted()
}

async function step(page: Page, key: string): Promise<void> {
  const before = await page
    .getByRole('banner')
    .getByRole('button', { name: /^(Undo|Redo)/ })
    .allTextContents()
  expect(before.length).toBe(2)
  const said = status(page).getByRole('status')
  const revision = () => page.evaluate(() => window.parley.requests['desk:status']({}))
  const from = await revision()
  await page.keyboard.press(key)
  await expect.poll(async () => JSON.stringify(await revision())).not.toBe(JSON.stringify(from))
  await expect(said).toContainText(/Undone|Redone/)
  await saved(page)
}
const undo = (page: Page) => step(page, 'Control+z')
const redo = (page: Page) => step(page, 'Control+y')

test(
  'a delete lists the records that depend on the record, and the trash restores them all',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    const before = await contentsOf(desk)
    await show(page, 'Talks')
    await page.locator('button[data-row]').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.keyboard.press('Control+Backspace')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('These depend on it and will be deleted too')
    await expect(dialog).toContainText('Round 5 at ministerial level')
    await expect(dialog).toContainText('These stay, but will no longer link to it')
    await page.keyboard.press('Escape')
    expect(await contentsOf(desk)).toEqual(before)
    await page.keyboard.press('Control+Backspace')
    await dialog.getByRole('button', { name: /^Delete \d+ records$/ }).click()
    await saved(page)
    await expect.poll(async () => (await contentsOf(desk)).length).toBeLessThan(before.length)
    // The status bar shows the latest action, not the undo before it.
    const said = status(page).getByRole('status')
    await undo(page)
    await redo(page)
    await expect(said).toContainText('Redone: delete talk and')
    const more = Number(/and (\d+) more/.exec((await said.textContent()) ?? '')?.[1])
    await show(page, 'Trash')
    await page.getByRole('button', { name: `Restore all ${more + 1}` }).click()
    await expect(page.getByText('The trash is empty.')).toBeVisible()
    await expect(said).toHaveText(`Restored: ${more + 1} records`)
    await expect.poll(async () => (await contentsOf(desk)).length).toBe(before.length)

    // Our own party cannot be deleted: the desk would not know who "we" are.
    await show(page, 'Desk')
    await page.getByRole('button', { name: /^Japan.*JP/ }).click()
    await moreAction(page, 'Delete')
    await expect(dialog).toContainText('You can’t delete it')
    await expect(dialog.getByRole('button', { name: 'Delete' })).toHaveCount(0)
    await dialog.getByText('Close', { exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await parley.close()
  },
)

test('a position is superseded in one action, on its own track, by keyboard alone', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page, desk } = parley
  await openPosition(page)
  await page.keyboard.press('Control+Shift+e')
  await expect(page.getByText('Draft', { exact: true })).toBeVisible()
  const form = page.getByRole('form', { name: 'Position' })
  await expect(form.getByLabel('Party', { exact: true })).toHaveValue('Japan')
  await form.getByLabel('Text', { exact: true }).focus()
  await page.keyboard.type('Both sides gain, or there is no deal.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').first()).toContainText('Fill in this field')
  await expect(form.getByLabel('Stance', { exact: true })).toBeFocused()
  await page.keyboard.type('cond')
  await form.getByLabel('Attribution', { exact: true }).focus()
  await page.keyboard.type('ass')
  await form.getByLabel('Valid from', { exact: true }).focus()
  await page.keyboard.type('mid-June 2025')
  await expect(form).toContainText('means 10–19 June 2025 (2025-06-1X)')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'History of this position' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('mid-June 2025')
  expect(await onDisk(desk)).toContain('"words":{"en":"mid-June 2025"}')
  await expect(page.getByRole('button', { name: 'Undo: complete position' })).toBeVisible()
  await parley.close()
})

test('two windows on one record merge edits of two fields, and ask about one field', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page, app, desk } = parley
  await editPosition(page)
  const opened = app.waitForEvent('window')
  await page.evaluate(() => window.parley.requests['app:new-window']({}))
  const other = await opened
  await editPosition(other)
  await other.getByLabel('Stance', { exact: true }).selectOption('open')
  await expect(page.getByLabel('Stance', { exact: true })).toHaveValue('open')

  // Both type in one field before either is saved.
  await page.getByLabel('Text', { exact: true }).fill('From the first window, and a bell \u0007.')
  await other.getByLabel('Text', { exact: true }).fill('From the second window.')
  await saved(other)
  await expect(page.getByText('changed this while you were editing')).toBeVisible()
  await expect(page.locator('blockquote')).toContainText('From the second window.')
  await page.getByLabel('Text', { exact: true }).fill('From the first window.')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(() => onDisk(desk)).toContain('From the first window.')
  await expect(other.getByLabel('Text', { exact: true })).toHaveValue('From the first window.')

  // One deletes the record while the other types.
  await other.getByRole('button', { name: 'Delete' }).click()
  await other
    .getByRole('dialog')
    .getByRole('button', { name: /^Delete/ })
    .last()
    .click()
  await page.getByLabel('Text', { exact: true }).fill('Typed after it was gone.')
  await expect(page.getByRole('alert').first()).toContainText('This record has just been deleted.')
  await page.getByRole('button', { name: 'Restore record and save' }).click()
  await expect.poll(() => onDisk(desk)).toContain('Typed after it was gone.')
  await saved(page)
  await parley.close()
})

test(
  'typed text survives offline mode, a reload, a crash of the desk process and a closed window',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, app, desk } = parley
    await editPosition(page)
    const text = page.getByLabel('Text', { exact: true })
    await page.context().setOffline(true)
    await page.evaluate(() => window.dispatchEvent(new Event('offline')))
    await text.fill('Typed without a network.')
    await expect.poll(() => onDisk(desk)).toContain('Typed without a network.')
    await page.context().setOffline(false)

    // The page reloads in the middle of a text that cannot be saved yet.
    await text.fill('Kept over a reload\u0007')
    await expect(page.getByRole('alert')).toBeVisible()
    await expect
      .poll(async () =>
        JSON.stringify(await page.evaluate(() => window.parley.requests['app:kept']({ prefix: 'form/' }))),
      )
      .toContain('Kept over a reload')
    await page.reload()
    await expect(text).toHaveValue('Kept over a reload\u0007')
    await expect(page.getByText('Parley restored text you hadn’t saved last time')).toBeVisible()
    await page.getByRole('button', { name: 'Remove these characters' }).click()
    await expect.poll(() => onDisk(desk)).toContain('Kept over a reload')

    // The desk process crashes in the middle of an edit: requests get answers, and it is back within a second or so.
    await text.fill('Typed while the desk process died.')
    expect(await killDesk(app)).toBe(true)
    await expect.poll(() => onDisk(desk)).toContain('Typed while the desk process died.')
    await saved(page)

    // Japanese composition: Enter accepts the word, and does not finish the form.
    await text.focus()
    const chromium = await app.context().newCDPSession(page)
    await chromium.send('Input.imeSetComposition', { text: 'かんぜい', selectionStart: 4, selectionEnd: 4 })
    await text.dispatchEvent('keydown', { key: 'Enter', isComposing: true, ctrlKey: true, bubbles: true })
    await expect(page.getByRole('form', { name: 'Position' })).toBeVisible()
    await chromium.send('Input.insertText', { text: '関税' })
    await expect.poll(() => onDisk(desk)).toContain('関税')

    // The window closes in the middle of a word: the text is saved first.
    await text.fill('Typed as the window closed.')
    await parley.quit()
    expect(await onDisk(desk)).toContain('Typed as the window closed.')
    await parley.close()
  },
)

test(
  'Ctrl+Shift+Enter saves a new record and begins another of its kind with what was given',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    await show(page, 'Sources')
    await page.keyboard.press('Control+n')
    await page.getByRole('menuitem', { name: 'Lead', exact: true }).click()
    const text = page.getByRole('form').getByLabel('Text', { exact: true })
    await text.fill('First of two leads')
    await page.keyboard.press('Control+Shift+Enter')
    await expect(text).toHaveValue('')
    await expect(text).toBeFocused()
    await expect.poll(() => onDisk(desk)).toContain('First of two leads')
    await text.fill('Second of two leads')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('form')).toHaveCount(0)
    const { lead, draft } = await collectionsOf(desk)
    expect(
      Object.values(lead ?? {})
        .map((one) => JSON.stringify(one))
        .join(''),
    ).toMatch(/First of two.*Second of two/)
    expect(Object.keys(draft ?? {})).toEqual([])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
