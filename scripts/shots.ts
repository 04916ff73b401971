import { _electron, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * npm run shots: pictures of the app and of the brief, to be looked at. Writes to .cache/shots: each screen in English and Japanese,
 * light and dark, wide and narrow, and the pages of the sample's brief. With `--docs`, the two pictures of the README as well.
 */
const ROOT = resolve(import.meta.dirname, '..')
const OUT = join(ROOT, '.cache', 'shots')
const DOCS = join(ROOT, 'docs', 'pictures')
const WIDTHS = { wide: [1360, 880], narrow: [720, 860] } as const
const NAMES = {
  en: ['Overview', 'Talks', 'Measures', 'Positions', 'Sources', 'Memos'],
  ja: ['概観', '交渉', '措置', '立場', '資料', 'メモ'],
} as const
/** The row that is opened on each screen: one with something to show. */
const ROWS = [undefined, 0, 0, 1, 1, 0]

const executablePath = process.env.PARLEY_ELECTRON
if (!executablePath) throw new Error('PARLEY_ELECTRON is not set: run this by npm run shots')
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
mkdirSync(DOCS, { recursive: true })

for (const language of ['en', 'ja'] as const) {
  const home = mkdtempSync(join(tmpdir(), 'parley-shots-'))
  const root = process.platform === 'linux' && process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath,
    args: [...(root ? ['--no-sandbox'] : []), ROOT, `--user-data-dir=${join(home, 'user')}`, `--lang=${language}`],
    env: { ...process.env, HOME: home, LANGUAGE: language },
  })
  const page = await app.firstWindow()
  await page.getByRole('navigation').waitFor()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    for (const [name, [width, height]] of Object.entries(WIDTHS)) {
      const size = { width, height }
      await app.evaluate(({ BrowserWindow }, wanted) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height)
      }, size)
      for (const [index, screen] of NAMES[language].entries()) {
        await open(page, screen, ROWS[index])
        await page.screenshot({ path: join(OUT, `${language}-${scheme}-${name}-${index}-${screen}.png`) })
      }
    }
  }
  if (language === 'en' && process.argv.includes('--docs')) {
    await page.emulateMedia({ colorScheme: 'light' })
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await open(page, 'Overview', undefined)
    await page.screenshot({ path: join(DOCS, 'overview.png') })
  }
  await app.close()
  rmSync(home, { recursive: true, force: true })
}

const brief = join(OUT, 'brief.pdf')
execFileSync(process.execPath, [join(ROOT, 'out', 'main', 'cli.cjs'), 'memo', '--out', brief])
execFileSync('pdftoppm', ['-r', '96', '-png', brief, join(OUT, 'brief')])
if (process.argv.includes('--docs')) {
  execFileSync('pdftoppm', ['-r', '72', '-png', '-f', '1', '-l', '1', '-singlefile', brief, join(DOCS, 'brief-page-1')])
}
console.log(OUT)

async function open(page: Page, screen: string, row: number | undefined): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click()
  const openers = page.locator('button[data-row], td button[data-stop]:not([data-empty])')
  if (row !== undefined) await openers.nth(row).click()
  await page.mouse.move(0, 0)
  await page.waitForTimeout(250)
}
