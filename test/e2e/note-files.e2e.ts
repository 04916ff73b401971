import { expect, test, type Page } from '@playwright/test'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordsOf } from '../helpers/files/desk-files'
import { pngOf } from '../helpers/files/pictures'
import { expectNoFindings } from '../helpers/window/accessibility'
import { openFrom, saveTo } from '../helpers/window/dialogs'
import { giveFiles, type GivenFile } from '../helpers/window/give-files'
import { launch, show } from '../helpers/window/launch'

const picture: GivenFile = { name: 'tally sheet.png', bytes: pngOf(300, 200) }
const screenshot: GivenFile = { name: 'image.png', bytes: pngOf(640, 360, { colour: [20, 120, 60] }) }
const minutes: GivenFile = { name: 'minutes.pdf', bytes: Buffer.from('%PDF-1.7 These are minutes.') }

const filesIn = async (desk: string) =>
  (await recordsOf(desk, 'note')).flatMap(({ attachments = [] }) => attachments.map(({ name }) => name))
const kept = (home: string) => {
  const folder = join(home, 'user-data', 'kept-files')
  return existsSync(folder) ? readdirSync(folder).flatMap((desk) => readdirSync(join(folder, desk))) : []
}
const row = (page: Page, name: string | RegExp) => page.locator('[data-file]').filter({ hasText: name })
const drawn = (page: Page, name: string | RegExp) => row(page, name).locator('canvas[data-drawn]')

test(
  'files are pasted, dropped and chosen onto a note, outlive a restart before it is saved, are looked at, saved and removed',
  { tag: '@long' },
  async () => {
    let parley = await launch()
    let { page } = parley
    const { desk, home } = parley
    await show(page, 'Notes')
    await page.getByRole('button', { name: 'Write a note…' }).click()
    await page.keyboard.type('See the pictures.')
    await giveFiles(page.locator('[data-note-writer] [data-typed]'), 'paste', [screenshot])
    await expect(drawn(page, /Picture \d{4}-/)).toBeVisible()
    await giveFiles(page.locator('[data-note-writer] [data-typed]'), 'drop', [picture, picture])
    await expect(page.getByRole('alert')).toHaveText('tally sheet.png is already attached to this note.')
    await expect(drawn(page, 'tally sheet.png')).toBeVisible()
    // The window makes no source of a file that is dropped on a note.
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(existsSync(join(desk, 'originals'))).toBe(false)
    expect(kept(home)).toHaveLength(2)
    await expectNoFindings(page)
    // Unsaved, it outlives the app.
    await page.waitForTimeout(500)
    await parley.quit()
    parley = await launch({ home, desk })
    ;({ page } = parley)
    await show(page, 'Notes')
    await expect(page.getByText('Parley restored this unsaved text.')).toBeVisible()
    await expect(drawn(page, 'tally sheet.png')).toBeVisible()
    await expect(drawn(page, /Picture \d{4}-/)).toBeVisible()
    const chosen = join(home, 'minutes.pdf')
    writeFileSync(chosen, minutes.bytes)
    await openFrom(parley.app, chosen)
    await page.getByRole('button', { name: 'Attach file…' }).focus()
    await page.keyboard.press('Enter')
    await expect(row(page, 'minutes.pdf')).toContainText('PDF file')
    // One that is taken off comes back.
    await page.getByRole('button', { name: 'Remove tally sheet.png' }).click()
    await page.getByRole('button', { name: 'Put tally sheet.png back' }).click()
    await page.locator('[data-note-writer]').getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.locator('[data-note-writer]')).toHaveCount(0)
    expect(await filesIn(desk)).toEqual([expect.stringMatching(/^Picture /), 'tally sheet.png', 'minutes.pdf'])
    expect(readdirSync(join(desk, 'originals'))).toHaveLength(3)
    expect(kept(home)).toEqual([])

    // In large, and back to where one was.
    const small = page.getByRole('button', { name: 'Enlarge tally sheet.png' })
    await small.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').locator('canvas[data-drawn]')).toHaveAttribute('width', '300')
    await expectNoFindings(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(small).toBeFocused()

    // A copy, as of the file of a source.
    const copy = join(home, 'copy.pdf')
    await saveTo(parley.app, copy)
    await page.getByRole('button', { name: 'Save a copy of minutes.pdf…' }).click()
    await expect(page.getByText('Saved copy.pdf')).toBeVisible()
    expect(readFileSync(copy).equals(minutes.bytes)).toBe(true)

    // Removed in one step, and undone.
    await page.getByRole('button', { name: 'Remove minutes.pdf' }).click()
    await expect(row(page, 'minutes.pdf')).toHaveCount(0)
    await page.locator('h1').click()
    await page.keyboard.press('Control+z')
    await expect(row(page, 'minutes.pdf')).toBeVisible()
    await page.keyboard.press('Control+Shift+z')
    await expect(row(page, 'minutes.pdf')).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(row(page, 'minutes.pdf')).toBeVisible()
    // Dropped onto a saved note, it is on it at once.
    const article = () => page.getByRole('article').filter({ hasText: 'See the pictures.' })
    await giveFiles(article(), 'drop', [{ name: 'agenda.txt', bytes: Buffer.from('Agenda') }])
    await giveFiles(article(), 'drop', [{ name: 'seating.txt', bytes: Buffer.from('Seating') }])
    await expect(row(page, 'agenda.txt')).toBeVisible()
    await expect(row(page, 'seating.txt')).toBeVisible()
    expect(await filesIn(desk)).toHaveLength(5)
    await expectNoFindings(page)
    expect(parley.messages).toEqual([])
    await parley.quit()

    // What is altered or gone on the disk is said.
    const files = await recordsOf(desk, 'note').then((notes) => notes.flatMap(({ attachments = [] }) => attachments))
    const fileOf = (name: string) =>
      join(desk, 'originals', `${files.find((file) => file.name === name)?.sha256 ?? ''}.bin`)
    writeFileSync(
      fileOf('tally sheet.png'),
      picture.bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
    )
    rmSync(fileOf('minutes.pdf'))
    parley = await launch({ home, desk })
    ;({ page } = parley)
    await show(page, 'Notes')
    await expect(row(page, 'tally sheet.png')).toContainText('This file was altered in the desk’s folder.')
    await expect(row(page, 'minutes.pdf')).toContainText('This file isn’t in the desk’s folder.')
    await expectNoFindings(page)
    // Attached again, it is there again.
    await giveFiles(article(), 'drop', [minutes])
    await expect(row(page, 'minutes.pdf')).toHaveAttribute('data-file', 'kept')
    expect(readFileSync(fileOf('minutes.pdf')).equals(minutes.bytes)).toBe(true)
    await parley.close()
  },
)

test('what is not attached is said, in Japanese and in a narrow window', { tag: '@long' }, async () => {
  const parley = await launch({ language: 'ja' })
  const { page, app, home, desk } = parley
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 700))
  await show(page, 'コメント')
  await page.getByRole('button', { name: 'コメントを書く…' }).click()
  const editor = page.locator('[data-note-writer] [data-typed]')
  const alert = page.locator('[data-note-writer]').getByRole('alert')
  await giveFiles(editor, 'drop', [{ name: '空.txt', bytes: Buffer.alloc(0) }])
  await expect(alert).toContainText('空.txtは空です')
  const folder = join(home, 'フォルダー')
  mkdirSync(folder)
  await openFrom(app, folder)
  await page.getByRole('button', { name: 'ファイルを添付…' }).click()
  await expect(alert).toContainText('フォルダー')
  await editor.evaluate((element) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(10_000_001)], '大きい.bin'))
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(alert).toContainText('大きい.binは添付していません')
  const many = Array.from({ length: 21 }, (_, n) => ({ name: `${n}.txt`, bytes: Buffer.from(`第${n}号`) }))
  await giveFiles(editor, 'drop', many)
  await expect(alert).toContainText('20個までです')
  await expect(page.locator('[data-file]')).toHaveCount(20)
  expect(kept(home)).toHaveLength(20)
  await page.getByRole('button', { name: '文章とファイルを破棄' }).click()
  await expect(page.locator('[data-file]')).toHaveCount(0)
  await expect.poll(() => kept(home)).toEqual([])
  // A note may be files alone: their names are its text. A picture that says that it is vast is not unpacked, and a drawing of another kind is not shown.
  await page.getByRole('button', { name: 'コメントを書く…' }).click()
  const bomb = { name: '<爆弾>_*1*.png', bytes: pngOf(1, 1, { said: { width: 60_000, height: 60_000 } }) }
  const drawing = { name: 'drawing.svg', bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }
  await giveFiles(editor, 'drop', [picture, bomb, drawing])
  await expect(page.locator('[data-file]')).toHaveCount(3)
  await expect(row(page, '爆弾')).toContainText('60000 × 60000')
  await expectNoFindings(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-note-writer]')).toHaveCount(0)
  await expect(page.getByRole('article').filter({ hasText: '<爆弾>_*1*.png, drawing.svg' })).toBeVisible()
  await expect(page.locator('canvas')).toHaveCount(1)
  expect(await filesIn(desk)).toHaveLength(3)
  await expectNoFindings(page)
  expect(parley.messages).toEqual([])
  await parley.close()
})

test(
  'several files are chosen at once, for the reply and not for the note above it; a note that takes replies along asks first',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, app, home, desk } = parley
    const chosen = ['agenda.txt', 'seating.txt', 'empty.txt'].map((name) => join(home, name))
    for (const file of chosen) writeFileSync(file, file.endsWith('empty.txt') ? '' : file)
    await openFrom(app, ...chosen)
    await show(page, 'Notes')
    const write = async (opener: string | RegExp, text: string, attach: string) => {
      await page.getByRole('button', { name: opener, exact: true }).click()
      await page.keyboard.type(text)
      await page.getByRole('button', { name: attach, exact: true }).click()
      const writer = page.locator('[data-note-writer]')
      await expect(writer.locator('[data-file]')).toHaveCount(2)
      await expect(writer.getByRole('alert')).toContainText('empty.txt')
      return writer
    }
    await write('Write a note…', 'Who sits where?', 'Attach file…')
    await page.locator('[data-note-writer]').getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.locator('[data-note-writer]')).toHaveCount(0)
    const note = page.getByRole('article').filter({ hasText: 'Who sits where?' })
    await expect(note.getByRole('button', { name: /^Attach file… to the note by .+, / })).toBeVisible()
    await write('Reply', 'As in May.', 'Attach file to your reply…')
    await expectNoFindings(page)
    await page.locator('[data-note-writer]').getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.locator('[data-note-writer]')).toHaveCount(0)
    expect(await filesIn(desk)).toEqual(['agenda.txt', 'seating.txt', 'agenda.txt', 'seating.txt'])
    // The note takes the reply along only once that was seen and agreed to.
    const ask = page.getByRole('dialog')
    await note.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(ask).toContainText('These depend on it and will be deleted too:')
    await expect(ask).toContainText('As in May.')
    await ask.getByRole('button', { name: 'Cancel' }).first().click()
    expect(await filesIn(desk)).toHaveLength(4)
    await note.getByRole('button', { name: 'Delete', exact: true }).click()
    await ask.getByRole('button', { name: 'Delete 2 records' }).click()
    await expect(page.getByRole('article')).toHaveCount(0)
    // A note alone goes at once.
    await page.locator('h1').click()
    await page.keyboard.press('Control+z')
    const reply = page.getByRole('article').filter({ hasText: 'As in May.' })
    await reply.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(reply).toHaveCount(0)
    await expect(ask).toHaveCount(0)
    await expect(note).not.toContainText('edited')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
