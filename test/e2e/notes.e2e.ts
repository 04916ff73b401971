import { expect, test, type Page } from '@playwright/test'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesOf, recordsOf } from '../helpers/files/desk-files'
import { expectNoFindings } from '../helpers/window/accessibility'
import { applyCommand, changeRecord } from '../helpers/window/apply-command'
import { giveFiles } from '../helpers/window/give-files'
import { EDITH, launch, SAMPLE, show } from '../helpers/window/launch'
import { putNote } from '../helpers/window/put-note'

const BEN = { id: 'staff-ben', name: 'Ben Arai', initials: 'BA' }
const POSITION = /United States on Requirements for imported cars/

async function openPosition(page: Page) {
  // The positions matrix leads over its cells; the overview leads straight to the record.
  await show(page, 'Overview')
  await page.getByRole('link', { name: POSITION }).first().click()
  return page.getByRole('region', { name: 'Notes' })
}

const noteOf = (page: Page, text: string | RegExp) => page.getByRole('article').filter({ hasText: text })
const notesIn = (desk: string) => recordsOf(desk, 'note')

/** Pastes into the focused element, as the system's clipboard would. */
const paste = (page: Page, data: Record<string, string>) =>
  page.evaluate((kinds) => {
    const clipboardData = new DataTransfer()
    for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, data)

test(
  'a note is written on a record, answered and resolved by another person, and stays its writer’s',
  { tag: '@long' },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-notes-'))
    const desk = join(folder, 'desk')
    cpSync(SAMPLE, desk, { recursive: true })
    const edith = await launch({ desk })
    {
      const { page } = edith
      await page.reload()
      const panel = await openPosition(page)
      await panel.getByRole('button', { name: 'Write a note' }).click()
      await expect(panel.getByRole('textbox')).toBeFocused()
      await page.keyboard.type('The ')
      await page.keyboard.press('Control+b')
      await page.keyboard.type('ministry')
      await page.keyboard.press('Control+b')
      await page.keyboard.type(' says R&D is ~20% [sic].')
      await expectNoFindings(page)
      await page.keyboard.press('Control+Enter')
      await expect(noteOf(page, 'says R&D').locator('strong').last()).toHaveText('ministry')
      await expect(panel.getByRole('button', { name: 'Write a note' })).toBeFocused()
      expect((await notesIn(desk)).map((note) => note.body)).toEqual(['The **ministry** says R&D is ~20% [sic].'])
      expect(edith.messages).toEqual([])
      await edith.close()
    }
    const ben = await launch({ desk, staff: BEN })
    const { page } = ben
    const panel = await openPosition(page)
    const note = noteOf(page, 'says R&D')
    await expect(note.getByRole('button')).toHaveText(['Reply', 'Resolve'])
    await giveFiles(note, 'drop', [{ name: 'seating.txt', bytes: Buffer.from('Seating') }])
    await expect(note.getByRole('alert')).toContainText('Only its writer can attach files to this note.')
    await panel.getByRole('button', { name: 'Reply' }).click()
    await page.keyboard.type('Which ministry?')
    await giveFiles(panel.getByRole('textbox'), 'drop', [{ name: 'agenda.txt', bytes: Buffer.from('Agenda') }])
    await expect(panel.getByText('agenda.txt').first()).toBeVisible()
    await page.keyboard.press('Control+Enter')
    const reply = noteOf(page, 'Which ministry?')
    await expect(panel.getByRole('button', { name: 'Reply' })).toBeFocused()
    await expect(reply.getByRole('button')).toHaveText(['Save a copy…', 'Remove', 'Edit', 'Attach file…', 'Delete'])
    expect((await notesIn(desk)).map(({ attachments = [] }) => attachments.map(({ name }) => name))).toEqual([
      [],
      ['agenda.txt'],
    ])
    await reply.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' And when?')
    await page.keyboard.press('Control+Enter')
    await expect(reply).toContainText('edited ')
    await note.getByRole('button', { name: 'Resolve' }).click()
    await expect(panel).toContainText('Resolved by Ben Arai')
    await expect(note).toHaveCount(0)

    await putNote(page, 'on-nothing', 'Call the embassy')
    await show(page, 'Notes')
    const screen = page.getByRole('main')
    await expect(screen.getByRole('link', { name: POSITION })).toBeVisible()
    await screen.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(note.locator('strong').last()).toHaveText('ministry')
    await expectNoFindings(page)
    await expect(screen).toContainText('2 notes')
    await screen.getByRole('combobox', { name: 'Written by' }).selectOption({ label: 'Ben Arai (BA)' })
    await expect(screen).toContainText('1 note')
    await expect(noteOf(page, 'Call the embassy')).toHaveCount(0)
    await screen.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(screen).toContainText('No matches')
    await screen.getByRole('button', { name: 'Show all' }).click()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('EMBASSY')
    await expect(page.getByRole('article')).toHaveCount(1)
    await expect(noteOf(page, 'Call the embassy')).toBeVisible()
    await ben.close()
    rmSync(folder, { recursive: true })
  },
)

test(
  'a quick note is written from anywhere by keyboard, and its text survives the window',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    const navigation = page.getByRole('navigation').getByRole('button', { name: 'Overview' })
    await navigation.focus()
    const quick = page.getByRole('dialog', { name: 'Quick note' })
    const text = quick.getByRole('textbox')

    await page.keyboard.press('Control+Shift+N')
    await expect(text).toBeFocused()
    await expect(quick.getByRole('checkbox')).toHaveCount(0)
    await page.keyboard.type('Ask about the quota')
    await page.keyboard.press('Escape')
    await expect(quick).toHaveCount(0)
    await expect(navigation).toBeFocused()
    // What is not saved says where it is, and leads there.
    await page.getByRole('button', { name: 'Quick note, not saved…' }).click()
    await expect(text).toHaveText('Ask about the quota')
    await expect(text).toBeFocused()
    await page.keyboard.type(', and ')
    const { storeId } = JSON.parse(readFileSync(join(desk, 'format.json'), 'utf8')) as { storeId: string }
    await expect
      .poll(() => page.evaluate(() => window.parley.requests['app:kept']({ prefix: 'note/' })))
      .toMatchObject({ value: { kept: { [`note/${storeId}/quick`]: 'Ask about the quota, and ' } } })
    await page.reload()
    await expect(navigation).toBeVisible()
    await page.keyboard.press('Control+Shift+N')
    await expect(quick).toContainText('Parley restored this unsaved text.')
    await expect(text).toBeFocused()

    // Japanese input (日本語入力): Enter accepts the word, and does not save the note.
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Input.imeSetComposition', { text: 'かんぜい', selectionStart: 4, selectionEnd: 4 })
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Escape')
    await expect(quick).toBeVisible()
    await devtools.send('Input.insertText', { text: '関税' })
    await expect(text).toHaveText('Ask about the quota, and 関税')
    expect(await notesIn(desk)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await expect(quick).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Quick note, not saved…' })).toHaveCount(0)
    expect(await notesIn(desk)).toMatchObject([{ body: 'Ask about the quota, and 関税' }])
    expect((await notesIn(desk))[0]).not.toHaveProperty('about')

    await openPosition(page)
    await page.keyboard.press('Control+Shift+N')
    await expect(text).toHaveText('')
    await expect(quick.getByRole('checkbox', { name: POSITION })).toBeChecked()
    await expectNoFindings(page)
    await page.keyboard.type('About cars')
    await page.keyboard.press('Control+Enter')
    await expect(noteOf(page, 'About cars')).toBeVisible()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'hostile or odd Markdown is shown as text, loads nothing, and is not rewritten by viewing',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    await page.reload()
    const odd = [
      '<script>document.title="run"</script>',
      '![picture](https://example.org/p.png) <img src=https://example.org/i.png onerror=alert(1)>',
      '[press me](javascript:alert(1))',
      '| a | b |\n|---|---|\n| 1 | 2 |  ',
      '* a star\n\n\n1) one  ',
    ]
    for (const [index, body] of odd.entries()) await putNote(page, `odd-${index}`, body)
    await putNote(page, 'plain', 'A **plain** text, see [the site](https://example.org/a_b) at R&D')
    await show(page, 'Notes')
    for (const shown of ['<script>', 'https://example.org/p.png', 'onerror', 'javascript:alert(1)', '|---|---|'])
      await expect(page.getByRole('main')).toContainText(shown)
    await expect(page.getByRole('main').locator('script, img, a[href^="http"], a[href^="java"]')).toHaveCount(0)
    await expect(noteOf(page, 'plain').first()).toContainText('the site (https://example.org/a_b)')

    // How far this computer knows the journal to have come is written a little later.
    const records = () => Object.entries(bytesOf(desk)).filter(([file]) => file !== '/reached.json')
    const before = records()
    for (const body of [...odd, 'A plain text']) {
      const note = noteOf(page, body.split(/[\n*]/)[0] || 'a star')
      await note.getByRole('button', { name: 'Edit', exact: true }).click()
      const editing = page.getByRole('textbox', { name: 'Note text' })
      await expect(editing).toBeFocused()
      const formatted = body.startsWith('A plain')
      await expect(page.getByText('editing its Markdown source')).toHaveCount(formatted ? 0 : 1)
      if (!formatted) await expect(editing).toHaveValue(body)
      // Saved without an edit, and left: neither counts as an edit.
      await page.keyboard.press(formatted ? 'Escape' : 'Control+Enter')
      await expect(editing).toHaveCount(0)
    }
    expect(records()).toEqual(before)

    // A megabyte from the clipboard is accepted, not saved, and not lost; the window keeps working.
    await page.getByRole('button', { name: 'Write a note' }).click()
    await page.keyboard.type('Before ')
    await paste(page, { 'text/plain': 'word **bold** \n'.repeat(70_000) })
    await expect(page.getByText(/characters; a note can have up to 20,000/)).toBeVisible()
    const source = page.getByRole('textbox', { name: 'Note text' })
    await page.keyboard.type('hello')
    expect((await source.inputValue()).startsWith('Before word **bold**')).toBe(true)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
    await source.fill('Before')
    await page.getByRole('button', { name: 'Formatted' }).click()
    await paste(page, {
      'text/html':
        '<style>p{}</style><p style="color:red">some <b>bold</b><img src="https://example.org/x.png"><script>1</script></p>',
    })
    await page.keyboard.press('Control+Enter')
    await expect(noteOf(page, 'Beforesome bold').locator('strong').last()).toHaveText('bold')
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'an edit of a note changed meanwhile shows both texts, and a note with others’ replies is resolved, not deleted',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    await putNote(page, 'mine', 'First draft')
    await show(page, 'Notes')
    const note = noteOf(page, /draft|version/)
    await note.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.keyboard.type(' from here')
    const change = (rev: number, fields: object, staff = EDITH, id = 'mine') =>
      changeRecord(page, ['note', id, rev], fields as Record<string, unknown>, staff)
    // Another person resolves and reopens the note: no conflict, as the text is the same.
    await change(1, { resolved: true }, BEN)
    await change(2, { resolved: false }, BEN)
    await expect(page.getByRole('alert')).toHaveCount(0)
    await change(3, { body: 'Another version' })
    await expect(page.getByRole('alert')).toContainText('changed this note while you were writing')
    await expect(note).toContainText('Another version')
    await expect(note).toContainText('First draft from here')
    await page.keyboard.press('Control+Enter')
    expect(await notesIn(desk)).toMatchObject([{ body: 'Another version' }])
    await page.getByRole('button', { name: 'Save my text' }).click()
    await expect.poll(async () => (await notesIn(desk))[0]?.body).toBe('First draft from here')

    await applyCommand(
      page,
      {
        kind: 'create',
        collection: 'note',
        id: 'reply',
        fields: { staff: BEN.id, body: 'I see', resolved: false, replyTo: 'mine' },
      },
      BEN,
    )
    await expect(noteOf(page, 'I see')).toBeVisible()
    await note.getByRole('button', { name: 'Delete' }).click()
    const refused = page.getByRole('alert').filter({ hasText: 'Others have replied' })
    await refused.getByRole('button', { name: 'Resolve' }).click()
    await expect.poll(async () => (await notesIn(desk))[0]?.resolved).toBe(true)
    await parley.close()
  },
)
