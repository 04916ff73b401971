import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { StaffMember } from '../core/contract/app-schemas'
import { newDeskCollections } from '../core/desk/new-desk'
import { NO_HISTORY } from '../core/history/step'
import { createDesk } from '../electron/desk/create-desk'
import { NOTHING_UNKNOWN } from '../electron/desk/desk-format'

/**
 * npm run shots: pictures of the app and of the brief, to be looked at. Writes to .cache/shots: each screen in English and Japanese,
 * light and dark, wide and narrow, of the sample and of an empty desk, the first run, a form, a delete, and the pages of the sample's
 * brief. With `--docs`, the two pictures of the README as well.
 */
const ROOT = resolve(import.meta.dirname, '..')
const OUT = join(ROOT, '.cache', 'shots')
const DOCS = join(ROOT, 'docs', 'pictures')
const WIDTHS = { wide: [1360, 880], narrow: [720, 860] } as const
const NAMES = {
  en: ['Overview', 'Talks', 'Measures', 'Positions', 'Sources', 'Memos', 'Notes', 'Desk', 'Trash'],
  ja: ['概観', '交渉', '措置', '立場', '資料', 'メモ', 'ノート', 'デスク', 'ごみ箱'],
} as const
const STAFF = { id: 'staff-shots' as StaffMember['id'], name: 'Edith Kato', initials: 'EK' }
type Lang = 'en' | 'ja'

const executablePath = process.env.PARLEY_ELECTRON ?? ''
if (executablePath === '') throw new Error('PARLEY_ELECTRON is not set: run this by npm run shots')
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
mkdirSync(DOCS, { recursive: true })

for (const language of ['en', 'ja'] as const) {
  await shoot(language, 'sample')
  await shoot(language, 'empty')
  await shoot(language, 'first')
}

const brief = join(OUT, 'brief.pdf')
execFileSync(process.execPath, [join(ROOT, 'out', 'main', 'cli.cjs'), 'memo', '--out', brief])
execFileSync('pdftoppm', ['-r', '96', '-png', brief, join(OUT, 'brief')])
if (process.argv.includes('--docs')) {
  execFileSync('pdftoppm', ['-r', '72', '-png', '-f', '1', '-l', '1', '-singlefile', brief, join(DOCS, 'brief-page-1')])
}
console.log(OUT)

/** Pictures of the app in one language on one desk; on the first run, of what comes before there is one. */
async function shoot(language: Lang, what: 'sample' | 'empty' | 'first'): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'parley-shots-'))
  const desk = join(home, 'desk')
  if (what === 'sample') cpSync(join(ROOT, 'assets', 'sample-desk'), desk, { recursive: true })
  if (what === 'empty') await emptyDesk(desk, language)
  const userData = join(home, 'user')
  mkdirSync(userData)
  if (what !== 'first') writeFileSync(join(userData, 'settings.json'), JSON.stringify({ staff: STAFF }))
  const root = process.platform === 'linux' && process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath,
    args: [
      ...(root ? ['--no-sandbox'] : []),
      ROOT,
      `--user-data-dir=${userData}`,
      `--lang=${language}`,
      ...(what === 'first' ? [] : [`--desk=${desk}`]),
    ],
    env: { ...process.env, HOME: home, LANGUAGE: language },
  })
  const page = await app.firstWindow()
  await page
    .getByRole(what === 'first' ? 'textbox' : 'navigation')
    .first()
    .waitFor()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    for (const [width, size] of Object.entries(WIDTHS)) {
      await resize(app, size)
      const name = (place: string) => join(OUT, `${language}-${what}-${scheme}-${width}-${place}.png`)
      if (what === 'first') await page.screenshot({ path: name('first-run') })
      else await screens(page, language, name, what === 'sample')
    }
  }
  if (language === 'en' && what === 'sample' && process.argv.includes('--docs')) {
    await page.emulateMedia({ colorScheme: 'light' })
    await resize(app, [1280, 800])
    for (const [file, screen] of [
      ['overview', 'Overview'],
      ['positions', 'Positions'],
    ] as const) {
      await go(page, screen)
      await page.screenshot({ path: join(DOCS, `${file}.png`) })
    }
  }
  await app.close()
  rmSync(home, { recursive: true, force: true })
}

/** Every screen, and on the sample the first record of each list, to read and to edit. */
async function screens(page: Page, language: Lang, name: (place: string) => string, open: boolean): Promise<void> {
  for (const [index, screen] of NAMES[language].entries()) {
    await go(page, screen)
    await page.screenshot({ path: name(`${index}-${screen}`) })
    const row = page.locator('button[data-row]').first()
    if (!open || (await row.count()) === 0) continue
    await row.click()
    await settle(page)
    await page.screenshot({ path: name(`${index}-${screen}-open`) })
    if (index !== 1 && index !== 2) continue
    await page.keyboard.press('Control+e')
    await settle(page)
    await page.screenshot({ path: name(`${index}-${screen}-form`) })
    await page.keyboard.press('Control+e')
    await settle(page)
    await page.keyboard.press('Control+Backspace')
    await settle(page)
    await page.screenshot({ path: name(`${index}-${screen}-delete`) })
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('Control+k')
  await settle(page)
  await page.screenshot({ path: name('palette') })
  await page.keyboard.press('Escape')
}

async function go(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click()
  await settle(page)
}

async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.waitForTimeout(300)
}

async function resize(app: ElectronApplication, [width, height]: readonly [number, number]): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
}

/** A desk of two parties with nothing on it yet. */
async function emptyDesk(folder: string, language: Lang): Promise<void> {
  const party = (code: string, en: string, ja: string, cityEn: string, cityJa: string, timeZone: string) => ({
    code,
    kind: 'country' as const,
    names: { en, ja },
    capital: { city: { en: cityEn, ja: cityJa }, timeZone },
  })
  const plan = {
    title: { en: 'New Zealand–Chile dairy talks', ja: 'NZ・チリ酪農協議' },
    language,
    ours: party('NZ', 'New Zealand', 'ニュージーランド', 'Wellington', 'ウェリントン', 'Pacific/Auckland'),
    others: [party('CL', 'Chile', 'チリ', 'Santiago', 'サンティアゴ', 'America/Santiago')],
  }
  const collections = newDeskCollections(plan, STAFF, new Date().toISOString(), randomUUID)
  await createDesk(folder, { revision: 0, collections, trash: {}, history: NO_HISTORY, unknown: NOTHING_UNKNOWN }, [])
}
