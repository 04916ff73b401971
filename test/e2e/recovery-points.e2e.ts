import { expect, test, type Page } from '@playwright/test'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forkedDesk, holedDesk } from '../helpers/desks/damaged-sample'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { launch, SAMPLE, show } from '../helpers/window/launch'

/** Launches with a copy of the sample changed by the given function. */
async function hurt(make: (desk: string) => Promise<void>): Promise<string> {
  const desk = join(mkdtempSync(join(tmpdir(), 'parley-hurt-')), 'desk')
  cpSync(SAMPLE, desk, { recursive: true })
  await make(desk)
  return desk
}

/** Returns every file of a folder in base64, by its path inside. */
const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]),
  )

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

test(
  'a desk that lost an edit on disk shows a read-only recovery, compares it, and continues from it with editing',
  { tag: '@long' },
  async () => {
    const desk = await hurt(holedDesk)
    const before = filesOf(desk)
    const parley = await launch({ desk })
    const { page, app, home } = parley
    await expect(page.getByRole('heading', { level: 1, name: 'This desk is damaged' })).toBeVisible()
    const saved = page.getByRole('region', { name: 'Recoverable data' })
    await expect(saved).toContainText(/Readable records: 136, as of .* \(edit 7\)/)
    await expect(saved).toContainText('Unreadable edits: 1 (number 5).')
    await expect(saved.getByText('Last version before the damage')).toBeVisible()
    await button(page, /^Compare: Last version before the damage/).click()
    await expect(saved.getByRole('table')).toContainText('Lead')
    expect(await accessibilityFindings(page), 'states').toEqual([])

    await button(page, 'Preview recoverable data').click()
    const banner = page.getByRole('region', { name: 'Read-only' })
    await expect(banner).toContainText('this desk is damaged. Showing “Everything recoverable”')
    await expect(banner).toContainText('Missing edits or lines: 1.')
    await expect(page.getByText('A headline, worded six.')).toBeVisible()
    await show(page, 'Talks')
    await expect(button(page, /^New/).first()).toBeDisabled()
    expect(filesOf(desk)).toEqual(before)
    await button(page, 'Back to recovery points').click()

    await button(page, /^Continue from here… Everything recoverable/).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('The desk will have 136 records')
    expect(await accessibilityFindings(page), 'dialog').toEqual([])
    const stick = join(home, 'stick')
    mkdirSync(stick)
    await app.evaluate(({ dialog: system }, path) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, stick)
    await dialog.getByRole('button', { name: 'Save a copy…' }).click()
    await expect(dialog.getByText(/Copied to .*Parley checked every file/)).toBeVisible()
    expect(filesOf(join(stick, readdirSync(stick)[0] ?? ''))).toEqual(before)
    await dialog.getByRole('button', { name: 'Continue from here' }).click()
    await expect(
      page.getByRole('heading', { name: 'Coming up' }).or(page.getByRole('navigation')).first(),
    ).toBeVisible()
    await expect(banner).toHaveCount(0)
    // All earlier files are still there; the format file says that the journal continues, and reached.json how far it came.
    const { '/format.json': _format, '/reached.json': _reached, ...files } = before
    expect(filesOf(desk)).toMatchObject(files)
    await changeRecord(
      page,
      ['lead', 'lead-3', 3],
      { text: 'Written after the damage.' },
      { id: 'staff-edith', name: 'Edith Kato', initials: 'EK' },
    )
    await parley.quit()
    const again = await launch({ desk })
    await expect(again.page.getByText('Written after the damage.')).toBeVisible()
    await expect(again.page.getByRole('region', { name: 'Read-only' })).toHaveCount(0)
    expect([...parley.messages, ...again.messages]).toEqual([])
    await again.close()
    rmSync(home, { recursive: true, force: true })
  },
)

test(
  'two computers that diverged give two recovery points, and choosing one keeps the other',
  { tag: '@long' },
  async () => {
    const desk = await hurt(forkedDesk)
    const parley = await launch({ desk })
    const { page } = parley
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two computers edited this desk separately')
    const saved = page.getByRole('region', { name: 'Recoverable data' })
    await expect(saved.getByText(/Edits: 2, by/)).toBeVisible()
    await expect(saved.getByText(/Edits: 3, by/)).toBeVisible()
    await expect(saved.getByText('Last version that both have in common')).toBeVisible()
    await button(page, /^Compare: Edits from another computer/).click()
    await expect(saved).toContainText('Records changed: 3')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await accessibilityFindings(page)).toEqual([])
    await button(page, /^Preview: Edits from this computer/).click()
    await expect(page.getByText('Ours, second.')).toBeVisible()
    await button(page, 'Back to recovery points').click()
    await button(page, /^Continue from here… Edits from another computer/).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Continue from here' }).click()
    await expect(page.getByText('Theirs, third.')).toBeVisible()
    await expect(page.getByText('Ours, second.')).toHaveCount(0)
    expect(Object.values(filesOf(desk)).some((file) => Buffer.from(file, 'base64').includes('Ours, second.'))).toBe(
      true,
    )
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('a desk with nothing readable says so, and is not replaced with an empty one', { tag: '@long' }, async () => {
  const parley = await launch({
    prepare: (desk) => writeFileSync(join(desk, 'snapshots', 'snapshot-00000000.json'), Buffer.alloc(9000)),
  })
  const { page } = parley
  await expect(page.getByText(/Parley can’t read any records in this folder/)).toBeVisible()
  await expect(button(page, /^Continue from here/)).toHaveCount(0)
  await expect(button(page, 'Save a copy…')).toBeFocused()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await parley.close()
})
