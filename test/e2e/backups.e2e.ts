import { expect, test } from '@playwright/test'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { acceptSuggested } from '../helpers/window/dialogs'
import { launch, type Launched } from '../helpers/window/launch'

/** A backup takes a thread, many files and as many fsyncs, which is slow on a busy machine. */
const PATIENCE = { timeout: 30_000 }

const menu = (parley: Launched, label: string) =>
  parley.app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((one) => one.submenu?.items ?? []) ?? []
    items.find((item) => item.label === wanted)?.click(undefined, BrowserWindow.getAllWindows()[0])
  }, label)

const pickFolder = (parley: Launched, folder: string) =>
  parley.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, folder)

/** Renames the lead of the sample as the current staff member. */
const edit = (parley: Launched, rev: number, text: string) =>
  parley.page.evaluate(
    async (fields) => {
      const { value } = (await window.parley.requests['app:environment']({})) as { value: { staff: unknown } }
      const command = {
        kind: 'change',
        collection: 'lead',
        id: 'lead-1',
        rev: fields.rev,
        fields: { text: fields.text },
      }
      return window.parley.requests['desk:apply']({ staff: value.staff, command })
    },
    { rev, text },
  )

/** Does a backup run now? */
const isBackingUp = (parley: Launched) =>
  parley.page.evaluate(async () => {
    const { value } = (await window.parley.requests['desk:backups']({})) as { value: { running?: unknown } }
    return value.running !== undefined
  })

test('a desk is backed up on request, and restored as a new desk', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page, home } = parley
  await expect(page).toHaveTitle('Japan–US tariff talks, June 2025 (desk) – Parley')
  await edit(parley, 1, 'As it was before.')
  await menu(parley, 'Backups…')
  const panel = page.getByRole('dialog', { name: 'Backups' })
  await panel.getByRole('button', { name: 'Back up now' }).click()
  await expect(panel.getByText('Backed up and checked.')).toBeVisible(PATIENCE)
  await expect(panel.getByText('Up to date.')).toBeVisible()
  await edit(parley, 2, 'As it is now.')
  await expect(panel.getByText('Next backup:', { exact: false })).toBeVisible()
  await panel.getByRole('listitem').getByRole('button').first().click()
  await expect(panel.getByRole('row', { name: 'Lead – – 1' })).toBeVisible()
  await acceptSuggested(parley.app)
  await panel.getByRole('button', { name: 'Choose…' }).click()
  await expect(panel.getByLabel('Folder')).toHaveValue(/Parley/)
  const folder = await panel.getByLabel('Folder').inputValue()
  expect(folder.startsWith(join(home, 'Parley'))).toBe(true)
  await panel.getByRole('button', { name: 'Restore and open' }).click()
  await expect(page.getByText('As it was before.')).toBeVisible(PATIENCE)
  await expect(panel).toBeHidden()
  // Both desks have the same name, so the title adds the folder.
  await expect(page).toHaveTitle(`Japan–US tariff talks, June 2025 (${basename(folder)}) – Parley`)
  await expect(page.getByRole('banner')).toContainText(/June 2025as of \d{4}-\d\d-\d\d/)
  expect(readdirSync(folder).toSorted()).toContain('format.json')
  expect(parley.messages).toEqual([])
  await parley.close()
})

test('a second folder, a damaged or failing backup and a missing desk are all handled', { tag: '@long' }, async () => {
  const parley = await launch()
  const { page } = parley
  const drive = mkdtempSync(join(tmpdir(), 'parley-drive-'))
  await expect(page.getByRole('navigation')).toBeVisible()
  await menu(parley, 'Backups…')
  const panel = page.getByRole('dialog', { name: 'Backups' })
  await pickFolder(parley, join(parley.desk, 'sources'))
  await panel.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(panel.getByText('is inside the desk’s own folder', { exact: false })).toBeVisible()
  await pickFolder(parley, drive)
  await panel.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(panel.getByText('In a folder you chose').first()).toBeVisible()
  const [storeId = ''] = await expect
    .poll(() => readdirSync(join(drive, 'Parley backups')), { timeout: 20_000 })
    .toHaveLength(1)
    .then(() => readdirSync(join(drive, 'Parley backups')))
  // The first backup there ends while the panel is closed; opened again, the panel takes the next one.
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect.poll(() => isBackingUp(parley), PATIENCE).toBe(false)
  await menu(parley, 'Backups…')
  await expect(panel.getByRole('button', { name: 'Back up now' })).toBeEnabled()
  await edit(parley, 1, 'Newer.')
  await panel.getByRole('button', { name: 'Back up now' }).click()
  await expect(panel.getByText('Backed up and checked.')).toBeVisible(PATIENCE)
  const states = join(drive, 'Parley backups', storeId, 'states')
  const newest = readdirSync(states).toSorted().at(-1) ?? ''
  const bytes = readFileSync(join(states, newest))
  bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500)
  writeFileSync(join(states, newest), bytes)
  // Esc closes the panel; opened again, it has a fresh list.
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await edit(parley, 2, 'Newest.')
  await menu(parley, 'Backups…')
  await panel.getByText('In a folder you chose').last().click()
  await expect(panel.getByRole('listitem').getByRole('button').first()).toBeDisabled()
  await expect(panel.getByText('damaged on disk')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  // The folder is remembered, and a missing desk can be restored from the screen that reports it.
  // The status bar reports that the first backup folder cannot be written.
  const own = join(parley.home, 'user-data', 'backups')
  renameSync(own, `${own}-kept`)
  writeFileSync(own, 'no folder')
  await menu(parley, 'Backups…')
  await panel.getByRole('button', { name: 'Back up now' }).click()
  await expect(panel.getByText('The backup is incomplete. See the problems above.')).toBeVisible(PATIENCE)
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await page.getByRole('button', { name: 'Backups are failing. Show why' }).click()
  await expect(panel.getByRole('alert')).toBeVisible()
  rmSync(own)
  renameSync(`${own}-kept`, own)
  rmSync(parley.desk, { recursive: true })
  await parley.quit()
  const again = await launch({ home: parley.home, desk: parley.desk })
  await expect(again.page.getByRole('heading', { name: 'Parley can’t find this desk’s folder' })).toBeVisible()
  await menu(again, 'Backups…')
  const there = again.page.getByRole('dialog', { name: 'Backups' })
  await there.getByText('On this computer').last().click()
  await there.getByRole('listitem').getByRole('button').first().click()
  await expect(there.getByText('because it can’t read the desk', { exact: false })).toBeVisible()
  await acceptSuggested(again.app)
  await there.getByRole('button', { name: 'Restore and open' }).click()
  await expect(again.page.getByText('Newer.')).toBeVisible(PATIENCE)
  await again.close()
  rmSync(drive, { recursive: true })
})
