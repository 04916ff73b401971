import { expect, test, type Page } from '@playwright/test'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { changeRecord } from '../helpers/window/apply-command'
import { openFrom, saveTo } from '../helpers/window/dialogs'
import { launch, type Launched } from '../helpers/window/launch'
import { openPosition } from '../helpers/window/open-position'

/** Exports and imports records in the real app. */

const LONG = { tag: '@long' }

/** Runs an action as the menu does. */
async function menu({ app, page }: Launched, id: string): Promise<void> {
  // The action does not exist while a window shows no desk yet.
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 15_000 })
  await app.evaluate(({ BrowserWindow }, action) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('menu:action', { id: action })
  }, id)
}

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })

async function exportTo(parley: Launched, file: string): Promise<void> {
  const { page, app } = parley
  await saveTo(app, file)
  await menu(parley, 'exportRecords')
  // The window says once what the file lacks, and never that it holds everything.
  await expect(
    dialog(page, 'Export records').getByText(/without the texts and files of sources, the saved texts/),
  ).toBeVisible()
  await expect(dialog(page, 'Export records').getByText(/nothing is left out/)).toHaveCount(0)
  await dialog(page, 'Export records').getByRole('button', { name: 'Export…' }).click()
  await expect(dialog(page, 'Export records').getByText(/Exported \d+ records to/)).toBeVisible()
  await dialog(page, 'Export records').getByRole('button', { name: 'Close' }).last().click()
}

test(
  'records are exported, edited elsewhere, previewed and imported, and the import is undone',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { page, home, app } = parley
    const file = join(home, 'records.json')
    await exportTo(parley, file)
    const text = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      text
        .replace('Any agreement has', 'Every agreement has')
        .replace('"edtf":"2025-06-1X"', '"edtf":"2025-10-1X"')
        .replace('"talk":"talk-jp-us","text":"A related', '"talk":"nobody","text":"A related'),
    )
    await openFrom(app, file)
    await menu(parley, 'importRecords')
    const preview = dialog(page, 'Import records')
    await expect(preview.getByRole('row', { name: /Any agreement has .* Every agreement has/ })).toBeVisible()
    await expect(preview.getByRole('button', { name: 'Can’t import 1' })).toBeVisible()
    await expect(preview.getByText(/links to a record that isn’t on the desk \(talk “nobody”\)/)).toBeVisible()
    await expect(preview.getByText(/to 2025-10-1X, so Parley drops the old words “mid-June 2025 · .*”/)).toBeVisible()
    expect(await accessibilityFindings(page)).toEqual([])
    await preview.getByRole('button', { name: 'Import 2 records' }).click()
    await expect(preview.getByText('Imported 2 records.')).toBeVisible()
    await preview.getByRole('button', { name: 'Undo' }).click()
    await expect(preview.getByText('Import undone.')).toBeVisible()
    await preview.getByRole('button', { name: 'Close' }).last().click()
    await openPosition(page)
    await expect(page.getByText('Any agreement has to serve both sides').first()).toBeVisible()
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('conflicts are decided record by record, and edits made meanwhile count', LONG, async () => {
  const parley = await launch()
  const { page, home, app } = parley
  const file = join(home, 'records.json')
  await exportTo(parley, file)
  const reworded = readFileSync(file, 'utf8').replace('Any agreement has', 'Every agreement has')
  writeFileSync(file, reworded)
  await openFrom(app, file)
  await menu(parley, 'importRecords')
  const preview = dialog(page, 'Import records')
  await expect(preview.getByRole('button', { name: 'Import 1 record' })).toBeEnabled()
  await changeRecord(
    page,
    ['position', 'position-jp-benefit', 1],
    { text: 'Said otherwise.' },
    { id: 'staff-example', name: 'Example desk officer', initials: 'EX' },
  )
  await expect(preview.getByText('The desk’s record has changed since this file was exported.')).toBeVisible()
  await expect(preview.getByRole('button', { name: 'Nothing to import' })).toBeDisabled()
  const row = preview.getByRole('listitem').filter({ hasText: 'Said otherwise.' })
  await row.getByText('Use the file’s version').click()
  await expect(preview.getByRole('button', { name: 'Import 1 record' })).toBeEnabled()
  await preview.getByText('Use the file’s version').first().click()
  await preview.getByText('Keep the desk’s version').first().click()
  await expect(preview.getByRole('button', { name: 'Nothing to import' })).toBeDisabled()
  expect(await accessibilityFindings(page)).toEqual([])
  await row.getByText('Use the file’s version').click()
  await preview.getByRole('button', { name: 'Import 1 record' }).click()
  await expect(preview.getByText('Imported 1 record.')).toBeVisible()
  await preview.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('button', { name: 'Undo: import position' })).toBeEnabled()
  await openPosition(page)
  await expect(page.getByText('Every agreement has to serve both sides').first()).toBeVisible()
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('tables are exported into a folder, and an unrecognised table asks for its kind', LONG, async () => {
  const parley = await launch()
  const { page, home, app } = parley
  await saveTo(app, join(home, 'tables'))
  await menu(parley, 'exportRecords')
  const asked = dialog(page, 'Export records')
  await asked.getByText('CSV', { exact: true }).click()
  await expect(asked.getByText('A new folder with one table for each kind of record.')).toBeVisible()
  expect(await accessibilityFindings(page)).toEqual([])
  await asked.getByRole('button', { name: 'Export…' }).click()
  await expect(asked.getByText(/Exported \d+ records to tables/)).toBeVisible()
  expect(readdirSync(join(home, 'tables'))).toContain('measure.csv')
  // The second time, the folder is not empty.
  await asked.getByRole('button', { name: 'Export…' }).click()
  await expect(asked.getByRole('alert')).toContainText('isn’t an empty folder')
  await page.keyboard.press('Escape')
  const table = join(home, 'x.csv')
  writeFileSync(table, 'id;rev;colour\r\nlead-9;1;red\r\n')
  await openFrom(app, table)
  await menu(parley, 'importRecords')
  const preview = dialog(page, 'Import records')
  await expect(
    preview.getByText('Parley can’t tell the kind of record from the columns. Choose the kind.'),
  ).toBeVisible()
  await preview.getByLabel('Kind of record').first().fill('Lead')
  await page.getByRole('option', { name: 'Lead' }).first().click()
  await expect(
    preview.getByText('Columns skipped, because this kind of record doesn’t have them: colour'),
  ).toBeVisible()
  await expect(
    preview.getByText(/Line 2: the desk has no record “lead-9”, .* the columns to add it: talk, text/),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  const book = join(home, 'book.csv')
  writeFileSync(book, 'PK\u0003\u0004')
  await openFrom(app, book)
  await menu(parley, 'importRecords')
  await expect(preview.getByRole('alert')).toContainText('is a spreadsheet workbook')
  expect(existsSync(table)).toBe(true)
  expect(parley.messages).toEqual([])
  await parley.close()
})
