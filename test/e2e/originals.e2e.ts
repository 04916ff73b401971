import { expect, test, type Page } from '@playwright/test'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../helpers/desks/sample'
import { recordsOf } from '../helpers/files/desk-files'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { acceptSuggested, saveTo } from '../helpers/window/dialogs'
import { dropFiles } from '../helpers/window/drop-files'
import { launch } from '../helpers/window/launch'

const fixture = (name: string) => ({ name, bytes: readFileSync(join(ROOT, 'test', 'fixtures', 'reading', name)) })
const dialog = (page: Page) => page.getByRole('dialog')

test(
  'a dropped PDF is kept, and a copy of it is the same to the byte; an altered one is not copied',
  { tag: '@long' },
  async () => {
    const parley = await launch()
    const { app, page, desk, home } = parley
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    const report = fixture('report.pdf')
    await dropFiles(page, [report])
    await expect(dialog(page).getByRole('checkbox', { name: 'Keep the file too' })).toBeChecked()
    expect(await accessibilityFindings(page), 'dialog').toEqual([])
    await dialog(page).getByRole('button', { name: 'Add source' }).click()
    await expect(page.getByText('Original file: report.pdf')).toBeVisible()
    expect(await accessibilityFindings(page), 'reader').toEqual([])
    const copy = join(home, 'copy.pdf')
    await saveTo(app, copy)
    await page.getByRole('button', { name: 'Save a copy…' }).click()
    await expect(page.getByText('Saved copy.pdf')).toBeVisible()
    expect(readFileSync(copy).equals(report.bytes)).toBe(true)
    // The suggested name is the file's own.
    await acceptSuggested(app)
    await page.getByRole('button', { name: 'Save a copy…' }).click()
    await expect(page.getByText('Saved report.pdf')).toBeVisible()
    // Another file of that name stays as it is.
    writeFileSync(copy, 'Another file.')
    await saveTo(app, copy)
    await page.getByRole('button', { name: 'Save a copy…' }).click()
    await expect(page.getByRole('alert')).toContainText('another file named')
    expect(readFileSync(copy, 'utf8')).toBe('Another file.')
    const [name = ''] = readdirSync(join(desk, 'originals'))
    const kept = join(desk, 'originals', name)
    writeFileSync(
      kept,
      readFileSync(kept).map((byte, index) => (index === 100 ? byte ^ 1 : byte)),
    )
    await saveTo(app, join(home, 'other.pdf'))
    await page.getByRole('button', { name: 'Save a copy…' }).click()
    await expect(page.getByRole('alert')).toContainText('was altered')
    expect(existsSync(join(home, 'other.pdf'))).toBe(false)
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)

test('a file that cannot be read is kept without its text, in Japanese', { tag: '@long' }, async () => {
  const parley = await launch({ language: 'ja' })
  const { page, app, home } = parley
  await expect(page.getByRole('heading').first()).toBeVisible()
  const locked = fixture('locked.pdf')
  await dropFiles(page, [locked])
  await expect(dialog(page).getByRole('alert')).toContainText('locked.pdf')
  await dialog(page).getByRole('button', { name: '本文なしでファイルを保存' }).click()
  await expect(dialog(page).getByText('本文はありません')).toBeVisible()
  expect(await accessibilityFindings(page), 'dialog').toEqual([])
  await dialog(page).getByRole('button', { name: '情報源を追加' }).click()
  await expect(page.getByText('元のファイル：locked.pdf')).toBeVisible()
  await expect(page.getByText('本文は読み取っていません。')).toBeVisible()
  expect(await accessibilityFindings(page), 'reader').toEqual([])
  const copy = join(home, 'locked copy.pdf')
  await saveTo(app, copy)
  await page.getByRole('button', { name: 'コピーを保存…' }).click()
  await expect(page.getByText('locked copy.pdf')).toBeVisible()
  expect(readFileSync(copy).equals(locked.bytes)).toBe(true)
  await parley.close()
})

test('a file that could not be read is kept after the ones that were dropped with it', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page, desk } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  await dropFiles(page, [fixture('locked.pdf'), fixture('report.docx')])
  await expect(dialog(page).getByLabel('Title')).toHaveValue(/Ministers meet/)
  // The draft that is there stays.
  await dialog(page).getByRole('button', { name: 'Keep the file without its text' }).click()
  await expect(dialog(page).getByText('Files waiting: 1')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Add source' }).click()
  await expect(dialog(page).getByLabel('Title')).toHaveValue('locked')
  await dialog(page).getByRole('button', { name: 'Add source' }).click()
  await expect(page.getByText('Original file: locked.pdf')).toBeVisible()
  const kept = (await recordsOf(desk, 'source')).flatMap(({ original }) => (original?.kept ? original.name : []))
  expect(kept.toSorted()).toEqual(['locked.pdf', 'report.docx'])
  expect(readdirSync(join(desk, 'originals'))).toHaveLength(2)
  await parley.close()
})

test('a file is not kept if a person does not want it', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page, desk } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  await dropFiles(page, [fixture('report.docx')])
  await dialog(page).getByRole('checkbox', { name: 'Keep the file too' }).uncheck()
  await dialog(page).getByRole('button', { name: 'Add source' }).click()
  await expect(page.getByText(/Read from report\.docx .* The desk doesn’t keep the file\./)).toBeVisible()
  expect(existsSync(join(desk, 'originals'))).toBe(false)
  const named = (await recordsOf(desk, 'source')).flatMap(({ original }) => original ?? [])
  expect(named).toMatchObject([{ name: 'report.docx' }])
  await parley.close()
})
