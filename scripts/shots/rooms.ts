import type { ElectronApplication, Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '../../core/base/text'
import { translator, type Translate } from '../../core/text/catalogue'
import { openFrom } from '../../test/helpers/window/dialogs'
import { EDITH } from '../../test/helpers/window/launch'
import { go, settle, studio } from './look'

/** Pictures of the screens that keep a desk safe: History, Backups, and the preview of an import. */

const BEN = { id: 'staff-ben', name: 'Ben Arai', initials: 'BA' }
const CARS = { collection: 'position', id: 'position-us-cars' }

/** A table with a change, a new lead, an invalid value, and an id that the desk does not have. */
const TABLE = `id,rev,stance,text
position-us-cars,REV,conditional,American car makers ask for Japanese standards to be recognised both ways.
position-jp-removal,1,furious,The United States should lift the additional tariffs.
position-jp-remowal,1,demand,The United States should lift the additional tariffs.
`

/** Edits a position of the sample alternately, as two people would from two windows. Resolves to its revision. */
export async function editInTurn(page: Page): Promise<number> {
  const edits = [
    [{ stance: 'conditional' }, BEN],
    [{ text: 'Sales of American cars in Japan stay low; the US asks Japan to accept its standards.' }, EDITH],
    [{ contested: false }, EDITH],
  ] as const
  let last = 0
  for (const [fields, staff] of edits)
    last = await page.evaluate(
      async ([ref, given, by]) => {
        const { requests } = window.parley
        const form = (await requests['desk:form']({ ref })) as { value: { rev: number } }
        const { rev } = form.value
        await requests['desk:apply']({ command: { kind: 'change', ...ref, rev, fields: given }, staff: by })
        return rev + 1
      },
      [CARS, fields, staff] as const,
    )
  await settle(page)
  return last
}

/** Shows the edits of the desk, with one of them open. */
export async function openHistory(page: Page, t: Translate): Promise<void> {
  await go(page, t('nav.history'))
  await page.locator('button[data-row]').nth(1).click()
  await settle(page)
}

/** Shows the backups, with a new one, and a second folder. */
async function openBackups(app: ElectronApplication, page: Page, t: Translate, second: string): Promise<void> {
  await menu(app, 'backups')
  const panel = page.getByRole('dialog', { name: t('backup.title') })
  await openFrom(app, second)
  await panel.getByRole('button', { name: t('backup.add') }).click()
  await panel.getByRole('heading', { name: t('backup.other') }).waitFor()
  await panel.getByRole('button', { name: t('backup.now') }).click()
  await panel.getByText(t('backup.done')).waitFor()
  await settle(page)
}

/** Shows the preview of importing a table with mistakes. */
export async function openImport(app: ElectronApplication, page: Page, folder: string, rev: number): Promise<void> {
  const file = join(folder, 'positions.csv')
  writeFileSync(file, TABLE.replace('REV', String(rev)))
  await openFrom(app, file)
  await menu(app, 'importRecords')
  await page
    .getByText(/position-jp-remowal/)
    .first()
    .waitFor()
  await settle(page)
}

/** Pictures of these rooms. */
export async function shootRooms(language: Language): Promise<void> {
  const t = translator(language)
  const folder = mkdtempSync(join(tmpdir(), 'parley-shots-'))
  const second = join(folder, 'stick')
  mkdirSync(second)
  await studio('rooms', { language }, async ({ app, page, take }) => {
    const rev = await editInTurn(page)
    await go(page, t('nav.history'))
    await take('history')
    await openHistory(page, t)
    await take('history-edit')
    await page.getByText(t('past.history'), { exact: true }).last().click()
    await settle(page)
    await take('history-record')
    await page.getByText(t('past.look'), { exact: true }).last().click()
    await settle(page)
    await take('history-record-then')
    await go(page, t('nav.history'))
    await page.locator('button[data-row]').last().click()
    await settle(page)
    await take('history-return')
    await page.getByRole('button', { name: t('past.returnDesk') }).click()
    await settle(page)
    await take('history-return-asks')
    await page.keyboard.press('Escape')
    await openBackups(app, page, t, second)
    await take('backups')
    await page
      .getByText(t('backup.checked', { date: '' }).trim())
      .first()
      .click()
    await settle(page)
    await take('backups-point')
    await page.keyboard.press('Escape')
    await openImport(app, page, folder, rev)
    await take('import')
  })
  rmSync(folder, { recursive: true, force: true })
}

/** Runs an action as the menu does. */
async function menu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, action) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('menu:action', { id: action })
  }, id)
}
