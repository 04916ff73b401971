import type { Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { LANGUAGES, type Language } from '../core/base/text'
import { newDeskCollections } from '../core/desk/new-desk'
import { NO_UNDO } from '../core/journal/step'
import { staffMemberSchema } from '../core/model/values/staff-member'
import { SCREENS } from '../core/queries/screens'
import { translator, type Translate } from '../core/text/catalogue'
import { createDesk } from '../electron/desk/store/create-desk'
import { NOTHING_UNKNOWN } from '../electron/journal/format/desk-content'
import { EDITH } from '../test/helpers/window/launch'
import { createFullDesk } from './bench/full-desk-folder'
import { go, OUT, resize, settle, studio } from './shots/look'
import { openFirstMemo, shootMemos } from './shots/memos'
import { openDamaged, shootRecovery } from './shots/recovery'
import { editInTurn, openHistory, openImport, shootRooms } from './shots/rooms'

/**
 * npm run shots: pictures of the app and of the brief, for people to look at. Writes to .cache/shots: each screen in English and Japanese, light and
 * dark, wide and narrow, of the sample, of an empty desk and of a desk of 20,000 records; the first run, a form, a delete, the memo room, History,
 * Backups, the preview of an import, desks that cannot be opened, and the pages of the sample's brief. `--docs` adds the pictures of the README; `--only`
 * with comma-separated sets takes only those.
 */
const ROOT = resolve(import.meta.dirname, '..')
/** The app's own name for the sample's folder, so that the title bar shows only the desk's name. */
const SAMPLE_TITLE = 'Japan–US tariff talks, June 2025'
/** The records of the large desk. */
const LARGE = 20_000
const DOCS = join(ROOT, 'docs', 'pictures')

const SETS: Record<string, () => Promise<void>> = {
  screens: () => inEachLanguage(shootScreens),
  large: () => inEachLanguage(shootLarge),
  first: () => inEachLanguage(shootFirstRun),
  memos: () => inEachLanguage(shootMemos),
  rooms: () => inEachLanguage(shootRooms),
  recovery: () => inEachLanguage(shootRecovery),
  brief: shootBrief,
  docs: shootDocs,
}

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
for (const set of chosenSets(process.argv.slice(2))) await SETS[set]?.()
console.log(OUT)

/** The requested sets. @throws Error if one does not exist */
function chosenSets(args: readonly string[]): string[] {
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : undefined
  const unknown = only?.find((set) => !Object.hasOwn(SETS, set))
  if (unknown !== undefined) throw new Error(`there is no set “${unknown}”: ${Object.keys(SETS).join(', ')}`)
  return only ?? Object.keys(SETS).filter((set) => set !== 'docs' || args.includes('--docs'))
}

async function inEachLanguage(shoot: (language: Language) => Promise<void>): Promise<void> {
  for (const language of LANGUAGES) await shoot(language)
}

/** Every screen of the sample, and of an empty desk. */
async function shootScreens(language: Language): Promise<void> {
  const t = translator(language)
  await studio('sample', { language }, ({ page, inEachLook }) => inEachLook((name) => screens(page, t, name, true)))
  const home = mkdtempSync(join(tmpdir(), 'parley-shots-'))
  const desk = join(home, 'desk')
  await emptyDesk(desk, language)
  await studio('empty', { language, desk }, ({ page, inEachLook }) =>
    inEachLook((name) => screens(page, t, name, false)),
  )
  rmSync(home, { recursive: true, force: true })
}

/** Every screen of a desk of 20,000 records. */
async function shootLarge(language: Language): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'parley-shots-'))
  const desk = join(home, 'desk')
  await createFullDesk(desk, LARGE)
  await studio('large', { language, desk }, ({ page, inEachLook }) =>
    inEachLook((name) => screens(page, translator(language), name, true)),
  )
  rmSync(home, { recursive: true, force: true })
}

/** The screens before there is a desk. */
function shootFirstRun(language: Language): Promise<void> {
  return studio('first', { language, desk: false, staff: false }, async ({ page, take }) => {
    await page.getByRole('textbox').first().waitFor()
    await take('first-run')
  })
}

/** The pages of the sample's brief. */
async function shootBrief(): Promise<void> {
  execFileSync('pdftoppm', ['-r', '96', '-png', sampleBrief(), join(OUT, 'brief')])
}

function sampleBrief(): string {
  const brief = join(OUT, 'brief.pdf')
  execFileSync(process.execPath, [join(ROOT, 'out', 'main', 'cli.cjs'), 'memo', '--out', brief])
  return brief
}

/** The pictures in the README. */
async function shootDocs(): Promise<void> {
  mkdirSync(DOCS, { recursive: true })
  const first = ['-r', '72', '-png', '-f', '1', '-l', '1', '-singlefile']
  execFileSync('pdftoppm', [...first, sampleBrief(), join(DOCS, 'brief-page-1')])
  await studio('docs', { language: 'en', folder: SAMPLE_TITLE }, async ({ app, page }) => {
    const t = translator('en')
    await page.emulateMedia({ colorScheme: 'light' })
    await resize(app, [1280, 800])
    for (const screen of ['overview', 'positions'] as const) {
      await go(page, t(`nav.${screen}`))
      // A busy machine answers late.
      await page.locator('main table, main [role="grid"]').first().waitFor()
      await page.screenshot({ path: join(DOCS, `${screen}.png`) })
    }
    await resize(app, [1440, 900])
    await openFirstMemo(page, t('nav.memos'))
    await page.screenshot({ path: join(DOCS, 'memo-room.png') })
  })
  await shootSafety()
}

/** The pictures of the screens that keep a desk safe. */
async function shootSafety(): Promise<void> {
  const t = translator('en')
  const home = mkdtempSync(join(tmpdir(), 'parley-shots-'))
  await studio('docs', { language: 'en', folder: SAMPLE_TITLE }, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await resize(app, [1280, 800])
    const rev = await editInTurn(page)
    await openHistory(page, t)
    await page.screenshot({ path: join(DOCS, 'history.png') })
    await openImport(app, page, home, rev)
    await page.screenshot({ path: join(DOCS, 'import.png') })
  })
  const desk = join(home, 'desk')
  await openDamaged(desk, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await resize(app, [1280, 800])
    // Below the first lines, which show a folder of the machine that takes the picture.
    await page
      .getByRole('heading', { name: t('rescue.title'), exact: true })
      .evaluate((heading) => heading.scrollIntoView())
    await settle(page)
    await page.screenshot({ path: join(DOCS, 'recovery.png') })
  })
  rmSync(home, { recursive: true, force: true })
}

/** Every screen, and on the sample the first record of each list, for reading and for editing. */
async function screens(page: Page, t: Translate, name: (place: string) => string, open: boolean): Promise<void> {
  for (const [index, screen] of SCREENS.entries()) {
    await go(page, t(`nav.${screen}`))
    await page.screenshot({ path: name(`${index}-${screen}`) })
    const row = page.locator('button[data-row]').first()
    if (!open || (await row.count()) === 0) continue
    await row.click()
    await settle(page)
    await page.screenshot({ path: name(`${index}-${screen}-open`) })
    if (screen !== 'talks' && screen !== 'measures') continue
    // On a large desk the record and its form open late: keys that come before them would be lost.
    const edit = page.getByRole('main').getByRole('button', { name: t('action.edit'), exact: true })
    const form = page.getByRole('form')
    await edit.waitFor()
    await page.keyboard.press('Control+e')
    await form.waitFor()
    await settle(page)
    await page.screenshot({ path: name(`${index}-${screen}-form`) })
    await page.keyboard.press('Control+e')
    await form.waitFor({ state: 'hidden' })
    await edit.waitFor()
    await settle(page)
    await page.keyboard.press('Control+Backspace')
    // A busy machine opens it late, and Escape would come before it.
    await page.getByRole('dialog').waitFor()
    await settle(page)
    await page.screenshot({ path: name(`${index}-${screen}-delete`) })
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await page.keyboard.press('Control+k')
  await settle(page)
  await page.screenshot({ path: name('palette') })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+,')
  await settle(page)
  await page.screenshot({ path: name('settings') })
  await page.keyboard.press('Escape')
}

/** A desk of two parties with nothing on it yet. */
async function emptyDesk(folder: string, language: Language): Promise<void> {
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
  const collections = newDeskCollections(plan, staffMemberSchema.parse(EDITH), new Date().toISOString(), randomUUID)
  await createDesk(folder, { revision: 0, collections, trash: {}, history: NO_UNDO, unknown: NOTHING_UNKNOWN }, [])
}
