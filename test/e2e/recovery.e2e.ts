import { expect, test, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { bytesOf, damage, formatFileOf, mainFileOf, recordOf } from '../helpers/files/desk-files'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { launch, SAMPLE, show, type Launched } from '../helpers/window/launch'

/** Makes the system's folder dialog answer with this folder. */
function choose({ app }: Launched, directory: string): Promise<void> {
  return app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, directory)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const isOpen = (page: Page) => expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()

/** Makes the desk look as if only a later Parley could read it. */
function newer(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/("format"|"minReader"): \d+/g, '$1: 7'))
}

const withoutRecords = (desk: string) => rmSync(dirname(mainFileOf(desk)), { recursive: true })

const DAMAGES: [string, (desk: string) => void, string, RegExp][] = [
  ['a truncated file', (desk) => damage(desk, 'cut'), 'This desk is damaged', /isn’t as Parley saved it/],
  ['an empty file', (desk) => damage(desk, 'empty'), 'This desk is damaged', /is empty/],
  ['a file full of zeros', (desk) => damage(desk, 'zeros'), 'This desk is damaged', /isn’t as Parley saved it/],
  [
    'a format file that identifies nothing',
    (desk) => writeFileSync(formatFileOf(desk), '{}'),
    'This desk is damaged',
    /identifies the folder as a desk/,
  ],
  ['a newer format', (desk) => newer(formatFileOf(desk)), 'This desk needs a newer Parley', /version 7.*up to 2/],
  ['missing records', withoutRecords, 'Part of this desk is missing', /not snapshots/],
  ['a missing format file', (desk) => rmSync(formatFileOf(desk)), 'Part of this desk is missing', /not format\.json/],
  [
    'a folder in place of its file',
    (desk) => {
      rmSync(mainFileOf(desk))
      mkdirSync(mainFileOf(desk))
    },
    'Parley can’t read this desk',
    /it is a folder/,
  ],
  [
    'unrelated files only',
    (desk) => {
      withoutRecords(desk)
      rmSync(formatFileOf(desk))
      writeFileSync(join(desk, 'letter.txt'), 'Dear colleague')
    },
    'This folder isn’t a desk',
    /has none of them/,
  ],
]

for (const [name, prepare, title, happened] of DAMAGES) {
  test(`a desk with ${name} is explained, left untouched, and opened once it is whole`, { tag: '@long' }, async () => {
    let before: ReturnType<typeof bytesOf> | undefined
    const parley = await launch({
      prepare: (desk) => {
        prepare(desk)
        before = bytesOf(desk)
      },
    })
    const { page, desk } = parley
    const alert = page.getByRole('alert')
    await expect(alert.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(alert).toContainText(happened)
    await expect(alert).toContainText(desk)
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await button(page, 'Try again').click()
    await expect(alert).toContainText(happened)
    expect(bytesOf(desk)).toEqual(before)
    rmSync(desk, { recursive: true })
    cpSync(SAMPLE, desk, { recursive: true })
    await button(page, 'Try again').click()
    await isOpen(page)
    expect(parley.messages).toEqual([])
    await parley.close()
  })
}

test(
  'a flipped byte leads to safe details without record content, a checked copy, and the desk again once repaired',
  { tag: '@long' },
  async () => {
    let mend = () => undefined as void
    const parley = await launch({
      prepare: (folder) => {
        mend = damage(folder, 'flipped')
      },
    })
    const { page, app, desk, home } = parley
    const before = bytesOf(desk)
    await expect(page.getByRole('alert')).toContainText(
      `The file ${basename(mainFileOf(desk))} in ${dirname(mainFileOf(desk))} isn’t as Parley saved it.`,
    )
    await expect(page.getByRole('listitem').filter({ hasText: 'Parley changed nothing in the folder.' })).toBeVisible()
    await expect(page.getByText(/\d+ of the record lines left in the file are complete/)).toBeVisible()
    await expect(button(page, 'Save a copy…')).toBeFocused()

    await page.getByText('Technical details').click()
    await expect(page.locator('dl')).toContainText('desk-corrupt')
    await expect(page.locator('dl')).toContainText(String(statSync(mainFileOf(desk)).size))
    await expect(page.locator('dl')).toContainText('Expected SHA-256')
    await button(page, 'Copy details').click()
    await expect(page.getByText('Copied, without any content of your records')).toBeVisible()
    const text = await app.evaluate(({ clipboard }) => clipboard.readText())
    expect(text).toContain('Reason: checksum')
    expect(text).toContain(mainFileOf(desk))
    expect(text).not.toMatch(/tariff|Japan/)
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      expect(await accessibilityFindings(page), colorScheme).toEqual([])
    }

    // The first button has the focus for keyboard use.
    const into = join(home, 'stick')
    mkdirSync(into)
    await choose(parley, into)
    await button(page, 'Save a copy…').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText(/Copied to .*desk as found .*Parley checked every file/)).toBeVisible()
    const [copied] = readdirSync(into)
    expect(bytesOf(join(into, copied ?? ''))).toEqual(before)
    await choose(parley, desk)
    await button(page, 'Save a copy…').click()
    await expect(page.getByText('inside that folder')).toBeVisible()

    await app.evaluate(({ shell }) => {
      shell.showItemInFolder = (path) => Object.assign(globalThis, { shown: path })
    })
    await button(page, 'Show folder').click()
    await expect.poll(() => app.evaluate(() => (globalThis as { shown?: string }).shown)).toBe(formatFileOf(desk))
    expect(bytesOf(desk)).toEqual(before)

    mend()
    await button(page, 'Try again').click()
    await isOpen(page)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test(
  'a desk open in another Parley names its holder, opens read-only, and becomes editable when it is free',
  { tag: '@long' },
  async () => {
    const first = await launch({ staff: { id: 'staff-first', name: 'Fumiko First', initials: 'FF' } })
    await isOpen(first.page)
    const second = await launch({ desk: first.desk })
    const { page } = second
    await expect(page.getByRole('alert')).toContainText(
      /^Another Parley has this desk open.*Fumiko First has had .* since \d/,
    )
    await expect(page.getByText('Close the desk there')).toBeVisible()
    expect(await accessibilityFindings(page)).toEqual([])
    await button(page, 'Open read-only').click()
    await isOpen(page)
    const banner = page.getByRole('region', { name: 'Read-only' })
    await expect(banner).toContainText('Read-only: Fumiko First has had this desk open for editing since')
    expect(await accessibilityFindings(page), 'reading').toEqual([])

    // Nothing can be edited here, and the other Parley's saves appear.
    await show(page, 'Talks')
    await expect(page.getByRole('button', { name: /^New/ }).first()).toBeDisabled()
    await show(page, 'Overview')
    await changeRecord(
      first.page,
      ['lead', 'lead-3', 1],
      { text: 'A headline that was looked into.' },
      { id: 'staff-first', name: 'Fumiko First', initials: 'FF' },
    )
    await expect(page.getByText('A headline that was looked into.')).toBeVisible()

    await button(page, 'Try editing').click()
    await expect(banner.getByRole('alert')).toContainText(
      'is open for editing in another Parley (Fumiko First, process',
    )
    await first.quit()
    await expect(banner).toContainText('You can now switch to editing.')
    await button(page, 'Switch to editing').click()
    await expect(banner).toHaveCount(0)
    await page.keyboard.press('Control+Shift+N')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(second.messages).toEqual([])
    await second.quit()
    await first.close().catch(() => undefined)
    rmSync(first.home, { recursive: true, force: true })
    rmSync(second.home, { recursive: true, force: true })
  },
)

test('a desk open in another Parley opens automatically when the other one closes it', { tag: '@long' }, async () => {
  const first = await launch()
  await isOpen(first.page)
  const second = await launch({ desk: first.desk })
  await expect(second.page.getByRole('alert')).toContainText('Edith Kato has had')
  await first.quit()
  await isOpen(second.page)
  await expect(second.page.getByRole('region', { name: 'Read-only' })).toHaveCount(0)
  await second.close()
  rmSync(first.home, { recursive: true, force: true })
})

test(
  'the last desk is reported if its folder is gone, is searched for, and opens at its new place',
  { tag: '@long' },
  async () => {
    const first = await launch()
    await isOpen(first.page)
    await first.quit()
    const elsewhere = join(first.home, 'elsewhere')
    renameSync(first.desk, elsewhere)
    const second = await launch({ home: first.home, desk: false })
    const { page } = second
    await expect(page.getByRole('alert')).toContainText(`There is nothing at ${first.desk}.`)
    await second.app.evaluate(({ shell }) => {
      shell.showItemInFolder = (path) => Object.assign(globalThis, { shown: path })
    })
    await button(page, 'Show folder').click()
    await expect.poll(() => second.app.evaluate(() => (globalThis as { shown?: string }).shown)).toBe(first.home)
    await choose(second, join(first.home, 'user-data'))
    await button(page, 'Find folder…').click()
    await expect(page.getByText(/user-data isn’t a desk/)).toBeVisible()
    await choose(second, elsewhere)
    await button(page, 'Find folder…').click()
    await isOpen(page)
    // The old place is not remembered.
    await page.keyboard.press('Control+Shift+O')
    await expect(page.getByText(elsewhere)).toBeVisible()
    await expect(page.getByText(first.desk, { exact: true })).toHaveCount(0)

    // A desk on the list that is gone leads there too, opens automatically when it is back, and can be removed from the list.
    renameSync(elsewhere, first.desk)
    await page
      .getByRole('button', { name: /Japan–US tariff talks/ })
      .first()
      .click()
    await expect(page.getByRole('alert')).toContainText(`There is nothing at ${elsewhere}.`)
    renameSync(first.desk, elsewhere)
    await isOpen(page)
    renameSync(elsewhere, first.desk)
    await page.keyboard.press('Control+Shift+O')
    await page
      .getByRole('button', { name: /Japan–US tariff talks/ })
      .first()
      .click()
    await button(page, 'Remove from list').click()
    await expect(page.getByRole('button', { name: 'Open sample desk' })).toBeVisible()
    await expect(page.getByRole('button', { name: /Japan–US tariff talks/ })).toHaveCount(0)
    expect(second.messages).toEqual([])
    await second.close()
  },
)

test('a desk in a write-protected folder opens read-only, and says so', { tag: '@long' }, async () => {
  // Permissions do not stop root, but a read-only mount does.
  const root = process.getuid?.() === 0
  let desk = ''
  const parley = await launch({
    prepare: (folder) => {
      desk = folder
      if (!root) chmodSync(folder, 0o555)
      else {
        execFileSync('mount', ['--bind', folder, folder])
        execFileSync('mount', ['-o', 'remount,ro,bind', folder])
      }
    },
  })
  const writable = () => {
    if (root) execFileSync('mount', ['-o', 'remount,rw,bind', desk])
    else chmodSync(desk, 0o755)
  }
  try {
    const { page } = parley
    await isOpen(page)
    const banner = page.getByRole('region', { name: 'Read-only' })
    await expect(banner).toContainText(
      /Parley can’t write to this desk’s folder \((it is read-only|you don’t have permission)\)/,
    )
    writable()
    await expect(banner).toContainText('You can now switch to editing.')
    await button(page, 'Switch to editing').click()
    await expect(banner).toHaveCount(0)
    await isOpen(page)
    await parley.quit()
  } finally {
    if (root) execFileSync('umount', [desk])
    else chmodSync(desk, 0o755)
  }
  rmSync(parley.home, { recursive: true, force: true })
})

test('a missing or altered source text is reported where the source is opened', { tag: '@long' }, async () => {
  let [missing, altered] = ['', '']
  const parley = await launch({
    prepare: async (desk) => {
      const shaOf = async (id: string) => (await recordOf(desk, 'source', id))?.sha256
      missing = join(desk, 'sources', `${await shaOf('source-summary')}.txt`)
      altered = join(desk, 'sources', `${await shaOf('source-note')}.txt`)
      rmSync(missing)
      writeFileSync(altered, 'another text')
    },
  })
  const { page } = parley
  const row = (title: RegExp) => page.locator('button[data-row]').filter({ hasText: title }).first()
  await show(page, 'Sources')
  await row(/^Desk summary/).click()
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert).toContainText('The text of a source is missing')
  await expect(alert).toContainText(basename(missing))
  expect(await accessibilityFindings(page)).toEqual([])
  writeFileSync(missing, readFileSync(join(SAMPLE, 'sources', basename(missing))))
  await button(page, 'Try again').click()
  await expect(page.getByRole('main').getByRole('heading', { level: 1, name: /^Desk summary/ })).toBeVisible()
  await row(/^Desk note on/).click()
  await expect(alert).toContainText('The text of a source was altered')
  await expect(alert).toContainText(basename(altered))
  await parley.close()
})
