import { expect, test, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { damage, OPEN_DESK_ENTRIES, mainFileOf, recordsText } from '../helpers/files/desk-files'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { acceptSuggested, openFrom, saveTo } from '../helpers/window/dialogs'
import { launch, SAMPLE } from '../helpers/window/launch'

const ROOT = resolve(import.meta.dirname, '..', '..')

/** Chooses a country by typing into its field, with the keyboard alone. */
async function chooseCountry(page: Page, party: string, typed: string, option: string): Promise<void> {
  const field = page.getByRole('group', { name: party }).getByRole('combobox', { name: 'Country' })
  await field.fill(typed)
  await expect(page.getByRole('option').first()).toHaveText(option)
  await field.press('Enter')
  await expect(field).toHaveValue(option)
}

test('the first start leads to an empty desk of the person’s own parties, and the next start opens it again', async () => {
  const first = await launch({ staff: false, desk: false })
  const { page, home } = first
  await expect(page.getByLabel('Name')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Enter your name.')).toBeVisible()
  await page.getByLabel('Name').fill('赤澤亮正')
  await expect(page.getByLabel('Initials')).toHaveValue('赤澤')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Open sample desk' })).toBeFocused()
  expect(await accessibilityFindings(page), 'ways').toEqual([])

  await page.getByRole('button', { name: 'New empty desk…' }).click()
  await page.getByLabel('Desk name').press('Enter')
  await expect(page.getByText('Enter a desk name.')).toBeVisible()
  await expect(page.getByLabel('Desk name')).toBeFocused()
  expect(await accessibilityFindings(page), 'form').toEqual([])
  await page.getByLabel('Desk name').fill('Korea–Viet Nam: rice?')
  await chooseCountry(page, 'Our party', '韓国', 'South Korea (KR)')
  await expect(page.getByRole('group', { name: 'Our party' }).getByLabel('Capital')).toHaveValue('Seoul')
  await chooseCountry(page, 'Other party', 'viet', 'Vietnam (VN)')
  // A folder is never made without the system's dialog, which suggests one.
  await saveTo(first.app, undefined)
  await page.getByRole('button', { name: 'Create desk' }).click()
  await expect(page.getByRole('button', { name: 'Create desk' })).toBeEnabled()
  expect(existsSync(join(home, 'Parley'))).toBe(false)
  await acceptSuggested(first.app)
  await page.getByRole('button', { name: 'Create desk' }).click()
  await expect(page.getByRole('banner')).toContainText('Korea–Viet Nam: rice?')
  await expect(page.getByRole('contentinfo')).toContainText('(Seoul)')
  const folder = join(home, 'Parley', 'Korea–Viet Nam rice')
  expect(readdirSync(folder).toSorted()).toEqual(OPEN_DESK_ENTRIES)
  expect(await recordsText(folder)).toContain('"ja":"ベトナム"')
  await first.quit()

  const second = await launch({ home, desk: false })
  await expect(second.page.getByRole('banner')).toContainText('Korea–Viet Nam: rice?')
  await second.page.keyboard.press('Control+Shift+O')
  const recent = second.page.getByRole('button', { name: /Korea–Viet Nam: rice\?/ })
  await recent.click()
  await expect(second.page.getByRole('banner')).toContainText('Korea–Viet Nam: rice?')
  // A missing desk is listed as missing.
  renameSync(folder, `${folder} elsewhere`)
  await second.page.keyboard.press('Control+Shift+O')
  await expect(recent).toContainText('not found')
  expect(second.messages).toEqual([])
  await second.close()
})

test(
  'the first start warns of a synchronised folder, and keeps typed text if it cannot make the desk',
  { tag: '@long' },
  async () => {
    const parley = await launch({ desk: false })
    const { page, home } = parley
    mkdirSync(join(home, 'Dropbox', 'full'), { recursive: true })
    writeFileSync(join(home, 'Dropbox', 'full', 'letter.txt'), '')
    await page.getByRole('button', { name: 'New empty desk…' }).click()
    await page.getByLabel('Desk name').fill('Talks')
    await chooseCountry(page, 'Our party', 'japan', 'Japan (JP)')
    await page.getByText('Bloc or group').last().click()
    await page.getByLabel('Code').fill('ｅｕ')
    await page.getByLabel('Code').press('Tab')
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('European Union')
    await saveTo(parley.app, join(home, 'Dropbox', 'full'))
    await page.getByRole('button', { name: 'Choose…' }).click()
    await expect(page.getByLabel('Folder')).toHaveValue(join(home, 'Dropbox', 'full'))
    await expect(page.getByText('Dropbox syncs this folder with other computers')).toBeVisible()
    await expect(page.getByText('This folder isn’t empty.')).toBeVisible()
    await page.getByRole('button', { name: 'Create desk' }).click()
    await expect(page.getByRole('alert')).toContainText('full isn’t empty, so Parley created no desk there.')
    await page.reload()
    await page.getByRole('button', { name: 'New empty desk…' }).click()
    await expect(page.getByLabel('Desk name')).toHaveValue('Talks')
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('European Union')
    await saveTo(parley.app, join(home, 'Dropbox', 'talks'))
    await page.getByLabel('Desk name').press('Enter')
    // A warning is shown first, and does not block.
    await expect(page.getByText('Dropbox syncs this folder with other computers')).toBeVisible()
    await page.getByLabel('Desk name').press('Enter')
    await expect(page.getByRole('banner')).toContainText('Talks')
    expect(existsSync(mainFileOf(join(home, 'Dropbox', 'talks')))).toBe(true)
    await parley.close()
  },
)

test('language, theme and staff member change at run time in all windows', { tag: '@long' }, async () => {
  const parley = await launch()
  const { app, page } = parley
  await expect(page.getByRole('banner')).toContainText('Japan–US tariff talks')
  const [other] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('newWindow')?.click()),
  ])
  await expect(other.getByRole('banner')).toContainText('Japan–US tariff talks')
  await page.keyboard.press('Control+,')
  const panel = page.getByRole('dialog')
  await expect(panel).toContainText('Settings')
  expect(await accessibilityFindings(page), 'settings, light').toEqual([])
  await panel.getByText('Dark').click()
  await expect(other.locator('html[data-mantine-color-scheme="dark"]')).toHaveCount(1)
  expect(await accessibilityFindings(page), 'settings, dark').toEqual([])
  await panel.getByText('日本語').click()
  await expect(panel).toContainText('担当者')
  await expect(other.getByRole('navigation').getByRole('button', { name: '概観' })).toBeVisible()
  const labels = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label))
  await expect.poll(labels).toEqual(['ファイル', '編集', '表示', 'ウインドウ', 'ヘルプ'])
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')

  await panel.getByRole('button', { name: '担当者を切り替える…' }).click()
  const staff = panel.getByRole('combobox', { name: 'このデスクの担当者' })
  await staff.click()
  await panel.getByRole('option').first().click()
  await expect(panel.getByLabel('氏名')).not.toHaveValue('')
  const chosen = await panel.getByLabel('氏名').inputValue()
  await panel.getByRole('button', { name: '保存' }).click()
  await expect(panel.getByRole('button', { name: '担当者を切り替える…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await parley.quit()
  const settings = JSON.parse(readFileSync(join(parley.home, 'user-data', 'settings.json'), 'utf8'))
  expect(settings).toMatchObject({ language: 'ja', theme: 'dark', staff: { name: chosen } })
  expect(settings.staff.id).not.toBe('staff-edith')
  rmSync(parley.home, { recursive: true })
})

test(
  'the window opens at its last place, and explains why a desk cannot be opened, with a way back',
  { tag: '@long' },
  async () => {
    const first = await launch()
    await expect(first.page.getByRole('banner')).toContainText('Japan–US tariff talks')
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 90, y: 70, width: 1010, height: 720 }),
    )
    const { home, desk } = first
    await first.quit()
    const mend = damage(desk, 'cut')

    const second = await launch({ home, desk: false })
    const { app, page, messages } = second
    const bounds = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(bounds).toEqual({ x: 90, y: 70, width: 1010, height: 720 })
    await expect(page.getByRole('alert')).toContainText('This desk is damaged')
    await page.getByRole('button', { name: 'Choose another desk' }).click()
    // A desk that fails to open from there shows the same screen, and nothing is lost.
    await page.getByRole('button', { name: /Japan–US tariff talks/ }).click()
    await expect(page.getByRole('alert')).toContainText('This desk is damaged')
    await page.getByRole('button', { name: 'Choose another desk' }).click()
    mkdirSync(join(home, 'nowhere'))
    await openFrom(app, join(home, 'nowhere'))
    await page.getByRole('button', { name: 'Choose…' }).click()
    rmSync(join(home, 'nowhere'), { recursive: true })
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('nowhere')
    await page.getByRole('button', { name: 'Choose another desk' }).click()
    await page.getByRole('button', { name: 'Open sample desk' }).click()
    await expect(page.getByRole('banner')).toContainText('Japan–US tariff talks')
    // A failure to open another desk leaves the current one open, with the reason in a dialog above it.
    await app.evaluate(({ dialog }, directory) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [directory] })
    }, desk)
    await page.keyboard.press('Control+O')
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(`${basename(mainFileOf(desk))} is damaged`)
    await page.keyboard.press('Escape')
    await page.getByRole('navigation').getByRole('button', { name: 'Sources' }).click()
    await expect(page.getByRole('main')).toContainText('Desk summary of a press report')
    mend()
    await page.keyboard.press('Control+O')
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    expect(messages).toEqual([])
    await second.close()
  },
)

test('a second start hands over its desk, relative to its own working folder', { tag: '@long' }, async () => {
  const parley = await launch({ desk: false })
  const { home, page } = parley
  await expect(page.getByRole('button', { name: 'Open sample desk' })).toBeVisible()
  cpSync(SAMPLE, join(home, 'work', 'copy'), { recursive: true })
  const root = process.platform === 'linux' && process.getuid?.() === 0
  const args = [...(root ? ['--no-sandbox'] : []), ROOT, `--user-data-dir=${join(home, 'user-data')}`]
  const { INIT_CWD: _npm, ...env } = process.env
  const again = async (desk: string) => {
    const options = { cwd: join(home, 'work'), env: { ...env, HOME: home }, stdio: 'ignore' as const }
    const child = spawn(process.env.PARLEY_ELECTRON ?? '', [...args, '--desk', desk], options)
    await new Promise((done) => child.once('exit', done))
  }
  await again('copy')
  await expect(page.getByRole('banner')).toContainText('Japan–US tariff talks')
  await again('nowhere')
  await expect(page.getByRole('alert')).toContainText(`There is nothing at ${join(home, 'work', 'nowhere')}`)
  await page.getByRole('button', { name: 'Choose another desk' }).click()
  await page.getByRole('button', { name: /Japan–US tariff talks/ }).click()
  await expect(page.getByRole('banner')).toContainText('Japan–US tariff talks')
  await parley.close()
})
