import { expect, test, type Page } from '@playwright/test'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forkedDesk, holedDesk } from '../helpers/desks/damaged-sample'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { launch, SAMPLE, show } from '../helpers/window/launch'

/** A copy of the sample that something was done to. */
async function hurt(make: (desk: string) => Promise<void>): Promise<string> {
  const desk = join(mkdtempSync(join(tmpdir(), 'parley-hurt-')), 'desk')
  cpSync(SAMPLE, desk, { recursive: true })
  await make(desk)
  return desk
}

/** Every file of a folder by its path inside, as text. */
const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]),
  )

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

test(
  'an edit that the disk lost: what can be saved is shown to be read, compared, gone on from, and edited again',
  { tag: '@long' },
  async () => {
    const desk = await hurt(holedDesk)
    const before = filesOf(desk)
    const parley = await launch({ desk })
    const { page, app, home } = parley
    await expect(page.getByRole('heading', { level: 1, name: 'This desk is damaged' })).toBeVisible()
    const saved = page.getByRole('region', { name: 'What can be saved' })
    await expect(saved).toContainText(/Records that can be read: 121, as they were on .* \(edit 7\)/)
    await expect(saved).toContainText('Edits that cannot be read: 1 (number 5).')
    await expect(saved.getByText('The last state before the damage')).toBeVisible()
    await button(page, /^What differs: The last state before the damage/).click()
    await expect(saved.getByRole('table')).toContainText('Lead')
    expect(await accessibilityFindings(page), 'states').toEqual([])

    await button(page, 'Look at what can be saved').click()
    const banner = page.getByRole('region', { name: 'Read only' })
    await expect(banner).toContainText('this desk is damaged. Shown is “All that can be saved”')
    await expect(banner).toContainText('Missing edits or lines: 1.')
    await expect(page.getByText('A headline, worded six.')).toBeVisible()
    await show(page, 'Talks')
    await expect(button(page, /^New/).first()).toBeDisabled()
    expect(filesOf(desk)).toEqual(before)
    await button(page, 'Back to the states to go on from').click()

    await button(page, /^Go on from this … All that can be saved/).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Records that the desk will have: 121')
    expect(await accessibilityFindings(page), 'dialog').toEqual([])
    const stick = join(home, 'stick')
    mkdirSync(stick)
    await app.evaluate(({ dialog: system }, path) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, stick)
    await dialog.getByRole('button', { name: 'Save a copy elsewhere …' }).click()
    await expect(dialog.getByText(/Copied to .*each read back and the same/)).toBeVisible()
    expect(filesOf(join(stick, readdirSync(stick)[0] ?? ''))).toEqual(before)
    await dialog.getByRole('button', { name: 'Go on from this' }).click()
    await expect(
      page.getByRole('heading', { name: 'Coming up' }).or(page.getByRole('navigation')).first(),
    ).toBeVisible()
    await expect(banner).toHaveCount(0)
    // Nothing that was there is gone; that the journal goes on is said in the file of the format.
    const { '/format.json': _format, ...files } = before
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
    await expect(again.page.getByRole('region', { name: 'Read only' })).toHaveCount(0)
    expect([...parley.messages, ...again.messages]).toEqual([])
    await again.close()
    rmSync(home, { recursive: true, force: true })
  },
)

test(
  'two computers that went on from one state: each is a state to go on from, and the other stays',
  { tag: '@long' },
  async () => {
    const desk = await hurt(forkedDesk)
    const parley = await launch({ desk })
    const { page } = parley
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Two computers went on from the same state of this desk',
    )
    const saved = page.getByRole('region', { name: 'What can be saved' })
    await expect(saved.getByText(/Edits: 2, by/)).toBeVisible()
    await expect(saved.getByText(/Edits: 3, by/)).toBeVisible()
    await expect(saved.getByText('The last state that both have in common')).toBeVisible()
    await button(page, /^What differs: The edits of another computer/).click()
    await expect(saved).toContainText('Records that say something else in it: 3')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await accessibilityFindings(page)).toEqual([])
    await button(page, /^Look at it: The edits of this computer/).click()
    await expect(page.getByText('Ours, second.')).toBeVisible()
    await button(page, 'Back to the states to go on from').click()
    await button(page, /^Go on from this … The edits of another computer/).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Go on from this' }).click()
    await expect(page.getByText('Theirs, third.')).toBeVisible()
    await expect(page.getByText('Ours, second.')).toHaveCount(0)
    expect(Object.values(filesOf(desk)).some((file) => Buffer.from(file, 'base64').includes('Ours, second.'))).toBe(
      true,
    )
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('a desk of which nothing can be read says so, and offers no empty one', { tag: '@long' }, async () => {
  const parley = await launch({
    prepare: (desk) => writeFileSync(join(desk, 'snapshots', 'snapshot-00000000.json'), Buffer.alloc(9000)),
  })
  const { page } = parley
  await expect(page.getByText(/Parley can read no record in this folder/)).toBeVisible()
  await expect(button(page, /^Go on from this/)).toHaveCount(0)
  await expect(button(page, 'Save a copy elsewhere …')).toBeFocused()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await parley.close()
})
