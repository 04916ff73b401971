import { expect, type Page } from '@playwright/test'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { changeRecord } from '../../test/helpers/window/apply-command'
import { openFrom, saveTo } from '../../test/helpers/window/dialogs'
import { SCREENS, show, type Launched } from '../../test/helpers/window/launch'
import { editPosition } from '../../test/helpers/window/open-position'

/** On a busy machine, one step may take long. */
const PATIENCE = { timeout: 60_000 }

/** One round of a day’s work in the window, with closing and opening the desk if it says so. Leaves the desk as it was, except for its history. */
export async function workOnce(parley: Launched, round: number, reopens: boolean): Promise<void> {
  const { page } = parley
  for (const screen of [...SCREENS.en, 'Notes', 'Desk', 'Trash', 'History', 'Overview']) await show(page, screen)
  await editAndUndo(page, round)
  await editBehindTheWindow(page, round)
  await lookAtMemo(parley)
  await exportAndImport(parley)
  await dialogs(page)
  await secondWindow(parley)
  if (reopens) await closeAndOpen(parley)
  // Each round ends at the same place, so that the page’s elements can be compared.
  await show(page, 'Overview')
  await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible(PATIENCE)
}

/** Types into the form of a position, saves by leaving it, and undoes that. */
async function editAndUndo(page: Page, round: number): Promise<void> {
  await editPosition(page)
  const field = page.getByRole('form', { name: 'Position' }).getByLabel('Text', { exact: true })
  const before = await field.inputValue()
  await field.fill(`${before} Round ${round}.`)
  await expect(page.locator('[data-saving="saved"]')).toBeVisible(PATIENCE)
  await show(page, 'Talks')
  await page.keyboard.press('Control+z')
  await expect.poll(() => textOf(page, 'position', 'position-jp-benefit'), PATIENCE).not.toContain(`Round ${round}.`)
}

type Form = { value: { rev: number; values: { text: string } } }
const formOf = (page: Page, collection: string, id: string) =>
  page.evaluate((ref) => window.parley.requests['desk:form']({ ref }), { collection, id }) as Promise<Form>
const textOf = async (page: Page, collection: string, id: string) =>
  (await formOf(page, collection, id)).value.values.text

/** Edits a record as another window would, so that every view is fetched again. */
async function editBehindTheWindow(page: Page, round: number): Promise<void> {
  const { rev } = (await formOf(page, 'lead', 'lead-1')).value
  const answer = (await changeRecord(page, ['lead', 'lead-1', rev], { text: `Asked in round ${round}.` })) as {
    ok: boolean
  }
  if (!answer.ok) throw new Error(`the edit failed: ${JSON.stringify(answer)}`)
}

async function lookAtMemo({ app, page, home }: Launched): Promise<void> {
  const pdf = join(home, 'brief.pdf')
  rmSync(pdf, { force: true })
  await saveTo(app, pdf)
  await show(page, 'Memos')
  await page.locator('button[data-row]').first().click()
  await page.locator('[data-page="0"] canvas').waitFor(PATIENCE)
  await page.getByRole('button', { name: 'Export PDF…' }).click()
  await expect.poll(() => existsSync(pdf), PATIENCE).toBe(true)
}

/** Exports the desk, previews an import of that file, and closes the preview. */
async function exportAndImport(parley: Launched): Promise<void> {
  const { app, page, home } = parley
  const file = join(home, 'records.json')
  rmSync(file, { force: true })
  await saveTo(app, file)
  await openFrom(app, file)
  const failed = await page.evaluate(async () => {
    type Answer = { ok: boolean; value: { place: string } }
    const ask = async (name: 'desk:export', input: unknown) => (await window.parley.requests[name](input)) as Answer
    const to = await ask('app:choose-export' as 'desk:export', { name: 'records', as: 'json' })
    const written = await ask('desk:export', { job: 'soak', place: to.value.place, what: 'all', format: 'json' })
    const from = await ask('app:choose-import' as 'desk:export', {})
    const opened = await ask('desk:import-open' as 'desk:export', { id: 'soak', job: 'soak', place: from.value.place })
    const ended = await ask('desk:import-end' as 'desk:export', { id: 'soak' })
    return [written, opened, ended].find((answer) => !answer.ok)
  })
  if (failed) throw new Error(`an export or import failed: ${JSON.stringify(failed)}`)
}

/** Opens and closes what lies above the screens. */
async function dialogs(page: Page): Promise<void> {
  for (const keys of ['Control+k', 'Control+,', 'Control+Shift+n']) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible(PATIENCE)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0, PATIENCE)
  }
}

async function secondWindow({ app, page }: Launched): Promise<void> {
  const [other] = await Promise.all([
    app.waitForEvent('window', PATIENCE),
    page.evaluate(() => window.parley.requests['app:new-window']({})),
  ])
  await expect(other.getByRole('banner')).toContainText('Japan–US tariff talks', PATIENCE)
  await show(other, 'Positions')
  // Here and not in the first window, whose memory must last.
  await other.reload()
  await expect(other.getByRole('banner')).toContainText('Japan–US tariff talks', PATIENCE)
  await Promise.all([other.waitForEvent('close', PATIENCE), other.evaluate(() => window.close())])
}

/** Leaves the desk for the list of desks, and opens it again, now and then another one in between. */
async function closeAndOpen({ page, app, home }: Launched): Promise<void> {
  await page.keyboard.press('Control+Shift+O')
  const recent = page.getByRole('button', { name: /Japan–US tariff talks/ }).first()
  await expect(recent).toBeVisible(PATIENCE)
  mkdirSync(join(home, 'empty'), { recursive: true })
  await openFrom(app, join(home, 'empty'))
  await page.getByRole('button', { name: 'Choose…' }).click()
  await expect(
    page.getByText('This folder doesn’t exist.').or(page.getByText('This folder doesn’t contain a desk.')),
  ).toBeVisible(PATIENCE)
  await recent.click()
  await expect(page.getByRole('banner')).toContainText('Japan–US tariff talks', PATIENCE)
}
