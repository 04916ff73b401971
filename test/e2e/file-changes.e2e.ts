import { expect, test, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { JournalAdapter } from '../../electron/journal/write/journal-adapter'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { openFrom } from '../helpers/window/dialogs'
import { launch, show } from '../helpers/window/launch'
import { editPosition, openPosition } from '../helpers/window/open-position'
import { putNote } from '../helpers/window/put-note'

/** The effects of other programs, computers and drives on an open desk, in the real window. */

/** Reads the whole journal of a desk. */
function journalOf(desk: string): string {
  const files = readdirSync(join(desk, 'journal'), { recursive: true, encoding: 'utf8' })
  return files
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => readFileSync(join(desk, 'journal', name), 'utf8'))
    .join('')
}

function segmentOf(desk: string): string {
  const files = readdirSync(join(desk, 'journal'), { recursive: true, encoding: 'utf8' }).toSorted()
  return join(desk, 'journal', files.findLast((name) => name.endsWith('.jsonl')) ?? '')
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const mark = (page: Page) => page.getByRole('banner')

/** Keeps an unsaved text for the position, typed when the position had a different text. */
async function keepOfPosition(text: string): Promise<void> {
  const { requests } = window.parley
  const status = (await requests['desk:status']({})) as { value: { storeId: string } }
  const key = `form/${status.value.storeId}/position/position-jp-benefit`
  const kept = { edits: { text }, base: { text: 'What stood there then.' }, by: 'staff-edith' }
  await requests['app:keep']({ key, text: JSON.stringify(kept) })
}

test(
  'typed text waits while its folder is gone, and is saved automatically when the folder is back',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk } = parley
    await editPosition(page)
    const text = page.getByLabel('Text', { exact: true })
    await text.fill('Typed before.')
    await expect(mark(page)).toContainText('Saved')
    expect(existsSync(join(desk, 'lease.json'))).toBe(true)
    renameSync(desk, `${desk}-away`)
    await text.fill('Typed while it was away.')
    await expect(region(page, 'Not saved yet')).toContainText('saves it when the folder is back')
    await expect(mark(page)).toContainText('Not saved')
    await text.fill('Typed while it was away, and more.')
    renameSync(`${desk}-away`, desk)
    await expect(mark(page)).toContainText('Saved', { timeout: 15_000 })
    await expect(region(page, 'Not saved yet')).toHaveCount(0)
    expect(journalOf(desk)).toContain('Typed while it was away, and more.')
    // The same holds if the form was left meanwhile, and the edit is not lost from the history.
    renameSync(desk, `${desk}-away`)
    await text.fill('Typed, and left.')
    await expect(mark(page)).toContainText('Not saved')
    await show(page, 'History')
    await expect(page.getByRole('main')).toContainText('is no longer there')
    // The notice names the record.
    await expect(page.getByText('Unsaved text: Japan on Shape of a deal')).toBeVisible()
    renameSync(`${desk}-away`, desk)
    await expect(mark(page)).toContainText('Saved', { timeout: 15_000 })
    await expect(page.getByText('Unsaved text:')).toHaveCount(0)
    expect(journalOf(desk)).toContain('Typed, and left.')
    await expect(page.locator('button[data-row]').first()).toContainText('Change text')
    // The folder has a new name: opening the desk there saves the unsaved text automatically.
    await editPosition(page)
    const renamed = `${desk}-renamed`
    renameSync(desk, renamed)
    await text.fill('Typed after it was renamed.')
    await expect(mark(page)).toContainText('Not saved')
    await show(page, 'Overview')
    await expect(page.getByText('Unsaved text:')).toBeVisible()
    await openFrom(parley.app, renamed)
    await region(page, 'Not saved yet').getByRole('button', { name: 'Find folder…' }).click()
    await expect(region(page, 'Not saved yet')).toHaveCount(0)
    await expect.poll(() => journalOf(renamed)).toContain('Typed after it was renamed.')
    await expect(page.getByText('Unsaved text:')).toHaveCount(0)
    await expect(mark(page)).toContainText('Saved')
    // If somebody changed the same field meanwhile, the text waits, and the record's own page says so.
    await openPosition(page)
    await page.evaluate(keepOfPosition, 'Typed on another day.')
    await page.reload()
    await expect(page.getByRole('form')).toHaveCount(0)
    await expect(page.getByText('Unsaved text: Japan on Shape of a deal')).toBeVisible()
    await expect(mark(page)).toContainText('Not saved')
    await page.getByText('Unsaved text:').getByRole('button').click()
    await expect(page.getByText('changed this while you were editing')).toBeVisible()
    await page.getByRole('button', { name: 'Use theirs' }).click()
    await expect(mark(page)).toContainText('Saved')
    expect(parley.messages).toEqual([])
    // A clean close: the journal records it, and no other computer has to wait for the lease to expire.
    await parley.quit()
    expect(existsSync(join(renamed, 'lease.json'))).toBe(false)
    expect(journalOf(renamed).trimEnd().split('\n').at(-1)).toContain('"closed"')
    rmSync(parley.home, { recursive: true, force: true })
  },
)

test(
  'a journal replaced by another program costs no edit, and the missing edits are listed afterwards',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk, home } = parley
    await putNote(page, 'note-first', 'The first note.')
    const segment = segmentOf(desk)
    const older = join(home, 'older.jsonl')
    copyFileSync(segment, older)
    await putNote(page, 'note-second', 'The second note.')
    copyFileSync(older, segment)
    await editPosition(page)
    await page.getByLabel('Text', { exact: true }).fill('Typed after it was replaced.')
    const banner = region(page, 'Read-only')
    await expect(banner).toContainText('another program changed this desk’s files')
    await expect(banner).toContainText(join(desk, 'rescued'))
    const [kept = ''] = readdirSync(join(desk, 'rescued'))
    expect(readFileSync(join(desk, 'rescued', kept), 'utf8')).toContain('The second note.')
    expect(await accessibilityFindings(page)).toEqual([])
    await banner.getByRole('button', { name: 'Reopen desk' }).click()
    await expect(banner).toHaveCount(0)
    const notices = region(page, 'Desk file notices')
    await expect(notices).toContainText('has edits that this desk’s folder doesn’t have')
    await notices.getByRole('button', { name: 'What’s this?' }).last().click()
    await expect(notices).toContainText('The second note.')
    // The typed text is in its form again.
    await expect(
      page
        .getByRole('status')
        .filter({ hasText: 'Position' })
        .or(page.getByLabel('Text', { exact: true }))
        .first(),
    ).toBeVisible()
    expect(await accessibilityFindings(page), 'notices').toEqual([])
    await parley.quit()
    rmSync(home, { recursive: true, force: true })
  },
)

/** Edits a desk as another computer does while this one sleeps: the lease is taken, and given back. */
async function editElsewhere(directory: string, text: string): Promise<void> {
  rmSync(join(directory, 'lease.json'))
  const journal = new JournalAdapter({ directory, device: 'ffffffffffff' })
  const { desk } = await journal.read()
  await journal.begin()
  const lead = desk.get('lead', 'lead-1')
  if (!lead) throw new Error('no lead')
  const { changedBy: by, changedAt: at } = lead
  const record = { ...lead, rev: lead.rev + 1, text }
  journal.put({
    n: desk.revision + 1,
    by,
    at,
    edit: { kind: 'other' },
    ops: [{ op: 'put', collection: 'lead', record }],
  })
  await journal.write()
  await journal.close()
}

test(
  'a desk that another computer edited meanwhile takes no edit, says so, and continues with both once it is reopened',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, desk, home } = parley
    await putNote(page, 'note-first', 'The first note.')
    await editElsewhere(desk, 'Their text.')
    await editPosition(page)
    await page.getByLabel('Text', { exact: true }).fill('Typed here.')
    const banner = region(page, 'Read-only')
    await expect(banner).toContainText('another computer opened this desk for editing while this one was away')
    await expect(mark(page)).not.toContainText('Saved')
    expect(journalOf(desk)).not.toContain('Typed here.')
    expect(await accessibilityFindings(page)).toEqual([])
    await banner.getByRole('button', { name: 'Reopen desk' }).click()
    await expect(banner).toHaveCount(0)
    await expect.poll(() => journalOf(desk)).toContain('Typed here.')
    await expect(mark(page)).toContainText('Saved')
    expect(existsSync(join(desk, 'rescued'))).toBe(false)
    await parley.quit()
    const store = await DeskStore.open(desk, 'read')
    expect(store.desk.get('position', 'position-jp-benefit')?.text).toBe('Typed here.')
    expect(store.desk.get('lead', 'lead-1')?.text).toBe('Their text.')
    rmSync(home, { recursive: true, force: true })
  },
)

test(
  'a desk leased to another computer opens read-only, and can be edited once the person confirms',
  { tag: '@long' },
  async () => {
    const lease = { lease: 'x', device: 'ffffffffffff', who: 'Miyu Abe', host: 'desk-2', since: '2026-11-23T00:00:00Z' }
    const parley = await launch({
      prepare: (desk) => {
        writeFileSync(join(desk, 'lease.json'), JSON.stringify({ ...lease, renewed: lease.since }))
        copyFileSync(join(desk, 'format.json'), join(desk, 'format (1).json'))
        writeFileSync(join(desk, 'snapshots', 'letter.txt'), 'Dear colleague')
      },
    })
    const { page, home, desk } = parley
    const banner = region(page, 'Read-only')
    await expect(banner).toContainText('Read-only: Miyu Abe (on desk-2) has had this desk open for editing since')
    await expect(mark(page)).toContainText('read-only')
    await expect(mark(page)).not.toContainText('Saved')
    await banner.getByRole('button', { name: 'Edit anyway…' }).click()
    await expect(banner.getByRole('alert')).toContainText('this desk splits into two versions')
    expect(await accessibilityFindings(page)).toEqual([])
    // Enter chooses to stay read-only.
    await page.keyboard.press('Enter')
    await expect(banner.getByRole('alert')).toHaveCount(0)
    await banner.getByRole('button', { name: 'Edit anyway…' }).click()
    await banner.getByRole('button', { name: 'Edit here' }).click()
    await expect(banner).toHaveCount(0)
    const notices = region(page, 'Desk file notices')
    await expect(notices).toContainText('while Miyu Abe (on desk-2) has it open too')
    await expect(notices.getByRole('listitem')).toHaveCount(3)
    for (const left of [2, 1, 0]) {
      await notices.getByRole('button', { name: 'Dismiss' }).first().click()
      await expect(notices.getByRole('listitem')).toHaveCount(left)
    }
    expect(parley.messages).toEqual([])
    await parley.quit()
    // A dismissed notice about the files stays dismissed.
    rmSync(join(desk, 'lease.json'), { force: true })
    const again = await launch({ home, desk })
    await expect(again.page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    await again.page.waitForTimeout(1500)
    await expect(region(again.page, 'Desk file notices')).toHaveCount(0)
    await again.quit()
    rmSync(home, { recursive: true, force: true })
  },
)

test('typed text is kept while the disk is full, and saved automatically afterwards', { tag: '@long' }, async () => {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'only root can have a drive of its own')
  let drive = ''
  const parley = await launch({
    prepare: (desk) => {
      drive = desk
      renameSync(desk, `${desk}-original`)
      execFileSync('mkdir', [desk])
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', desk])
      execFileSync('cp', ['-r', `${desk}-original/.`, desk])
    },
  })
  try {
    const { page } = parley
    await editPosition(page)
    expect(() => writeFileSync(join(drive, 'filler'), Buffer.alloc(4 << 20))).toThrow('ENOSPC')
    const long = 'A long sentence about the deal. '.repeat(300)
    await page.getByLabel('Text', { exact: true }).fill(long)
    await expect(region(page, 'Not saved yet')).toContainText('The disk is full.')
    await expect(mark(page)).toContainText('Not saved')
    rmSync(join(drive, 'filler'))
    await expect(mark(page)).toContainText('Saved', { timeout: 15_000 })
    await expect(region(page, 'Not saved yet')).toHaveCount(0)
    expect(journalOf(drive)).toContain(long.trim())
    expect(parley.messages).toEqual([])
    await parley.quit()
  } finally {
    execFileSync('umount', ['-l', drive])
  }
  rmSync(parley.home, { recursive: true, force: true })
})
