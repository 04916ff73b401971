import { expect, test, type Page } from '@playwright/test'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordsOf } from '../helpers/files/desk-files'
import { ROOT } from '../helpers/desks/sample'
import { dropFiles } from '../helpers/window/drop-files'
import { launch } from '../helpers/window/launch'
import { pasteText } from '../helpers/window/paste-text'
import { accessibilityFindings } from '../helpers/window/accessibility'

const REPORT = `Ministers keep talking on steel

TOKYO, June 12, 2025 (Harbour News) – Trade ministers met for two hours on Thursday.

“We will not accept a quota,” the minister said.`

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Add a source' })

test('a pasted report becomes a source with its text in one edit, from anywhere', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  await page.keyboard.press('Control+Shift+V')
  await expect(dialog(page).getByRole('textbox')).toBeFocused()
  expect(await accessibilityFindings(page), 'empty').toEqual([])
  await pasteText(page, REPORT)
  await expect(dialog(page).getByLabel('Title')).toHaveValue('Ministers keep talking on steel')
  await expect(dialog(page).getByLabel('Issued')).toHaveValue(/12 June 2025|2025-06-12/)
  expect(await accessibilityFindings(page), 'read').toEqual([])
  // The text outlives the dialog.
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await page.keyboard.press('Control+Shift+V')
  await expect(dialog(page).getByLabel('Title')).toHaveValue('Ministers keep talking on steel')
  await page.keyboard.press('Control+Enter')
  // The reader opens, with the text to quote from.
  await expect(page.getByRole('heading', { name: /Ministers keep talking on steel/ }).first()).toBeVisible()
  await expect(page.getByText('We will not accept a quota')).toBeVisible()
  const added = () =>
    recordsOf(parley.desk, 'source').then((all) =>
      all.filter(({ citation }) => citation.title === 'Ministers keep talking on steel'),
    )
  expect(await added()).toHaveLength(1)
  await page.keyboard.press('Control+z')
  await expect.poll(added).toEqual([])
  await parley.close()
})

test('typed words stay until they are read', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  await page.keyboard.press('Control+Shift+V')
  const box = dialog(page).getByRole('textbox')
  await expect(box).toBeFocused()
  await page.keyboard.insertText('Ministers spoke by telephone.')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await page.keyboard.press('Control+Shift+V')
  await expect(box).toHaveValue('Ministers spoke by telephone.')
  // A folder is no file.
  const folder = join(parley.home, 'papers')
  mkdirSync(folder)
  const input = { x: 300, y: 300, data: { items: [], files: [folder], dragOperationsMask: 1 } }
  const devtools = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { ...input, type })
  await expect(dialog(page).getByRole('alert')).toContainText('Parley can’t open papers. If it is a folder')
  await expect(box).toHaveValue('Ministers spoke by telephone.')
  await dialog(page).getByRole('button', { name: 'Use this text' }).click()
  await expect(dialog(page).getByRole('region')).toContainText('Ministers spoke by telephone.')
  await dialog(page).getByRole('button', { name: 'Discard' }).click()
  await expect(box).toHaveValue('')
  await parley.close()
})

test('dropped files are read one after another, and one that cannot be read says why', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
  await dropFiles(page, [
    { name: 'broken.pdf', bytes: Buffer.from('%PDF-1.7 and nothing more') },
    { name: 'note.txt', bytes: readFileSync(join(ROOT, 'test', 'fixtures', 'reading', 'utf-16.txt')) },
  ])
  await expect(dialog(page).getByRole('alert')).toContainText('broken.pdf')
  await expect(dialog(page).getByLabel('Title')).toBeVisible()
  await dialog(page).getByLabel('Title').fill('A note')
  await dialog(page).getByRole('button', { name: 'Add source' }).click()
  await expect(page.getByRole('heading', { name: /A note/ }).first()).toBeVisible()
  await parley.close()
})
