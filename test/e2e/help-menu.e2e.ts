import { expect, test } from '@playwright/test'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { EDITH, launch, SAMPLE } from '../helpers/window/launch'

/** A word that is part of everything typed and named here, and must not be in the log. */
const MARKER = 'Zwiebelkuchen'

const menu = (app: ElectronApplication, id: string) =>
  app.evaluate(({ Menu }, action) => Menu.getApplicationMenu()?.getMenuItemById(action)?.click(), id)

test(
  'the log has what happened and no word of a record, a name or a path; Help shows it and what Parley is',
  { tag: '@long' },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-log-'))
    const desk = join(folder, `${MARKER} desk`)
    cpSync(SAMPLE, desk, { recursive: true })
    const parley = await launch({ desk, newsSeen: '0.0.1' })
    const { app, page } = parley
    await expect(page.getByRole('heading', { name: 'Coming up' })).toBeVisible()

    await page.getByRole('button', { name: 'See what’s new' }).click()
    const news = page.getByRole('dialog', { name: 'What’s new' })
    await expect(news).toContainText('Reminders of milestones')
    expect(await accessibilityFindings(page), 'what is new').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByText('Parley is now version')).toHaveCount(0)

    const apply = (rev: number, text: string) =>
      page.evaluate(([given, staff]) => window.parley.requests['desk:apply']({ command: given, staff }), [
        { kind: 'change', collection: 'lead', id: 'lead-3', rev, fields: { text } },
        EDITH,
      ] as const)
    await apply(1, MARKER)
    await apply(1, `${MARKER} again`)
    await page.evaluate(
      ([name]) => {
        const at = [`${name}_will_accept_27_percent.js:1:1`]
        void window.parley.requests['app:note-error']({ name: 'RangeError', at })
        void window.parley.requests['app:keep']({ key: name, text: [name] })
        setTimeout(() => {
          throw new TypeError(`${name}\n    at ${name} (${name}.js:1:1)`)
        })
      },
      [MARKER],
    )
    const file = join(parley.home, 'user-data', 'logs', 'parley.log')
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('error in=page name=TypeError')
    await menu(app, 'showLog')
    const log = page.getByRole('dialog', { name: 'Log' })
    const lines = log.getByRole('region', { name: 'Log' })
    await expect(lines).toContainText('start parley=')
    await expect(lines).toContainText('error in=page name=RangeError at=')
    await expect(lines).toContainText(/desk-opened desk=[0-9a-f]{12} mode=write/)
    await expect(lines).toContainText('request-failed request=desk:apply code=record-changed')
    await expect(lines).toContainText('request-failed request=app:keep code=bad-request')
    expect(await accessibilityFindings(page), 'the log').toEqual([])
    await page.keyboard.press('Escape')

    await menu(app, 'about')
    const about = page.getByRole('dialog', { name: 'About Parley' })
    await expect(about).toContainText(/Parley \d+\.\d+\.\d+, Electron \d+\./)
    await expect(about).toContainText('Parley sends nothing')
    expect(await accessibilityFindings(page), 'about').toEqual([])
    const shown = app.evaluate(
      ({ shell }) => new Promise<string>((done) => (shell.showItemInFolder = (path: string) => done(path))),
    )
    await about.getByRole('button', { name: 'Show licences' }).click()
    expect(existsSync(await shown)).toBe(true)
    await about.getByRole('button', { name: 'Copy details' }).click()
    await expect(about).toContainText('Copied')

    await parley.quit()
    const written = readFileSync(file, 'utf8')
    expect(written.trimEnd().split('\n').at(-1)).toMatch(/ end$/)
    for (const secret of [MARKER, EDITH.name, folder, parley.home, 'Japan', 'tariff'])
      expect(written).not.toContain(secret)
    rmSync(folder, { recursive: true, force: true })
    rmSync(parley.home, { recursive: true, force: true })
  },
)

test(
  'the tour of the sample leads from what is next to the brief, can be left, and goes on after a restart',
  { tag: '@long' },
  async () => {
    const parley = await launch({ tour: true })
    const { page } = parley
    const strip = page.getByRole('region', { name: 'Tour of the sample' })
    await expect(strip).toContainText('Tour, 1 of 7')
    expect(await accessibilityFindings(page), 'the tour').toEqual([])
    // By the keyboard alone: the button keeps the focus.
    await strip.getByRole('button', { name: 'Next' }).focus()
    await page.keyboard.press('Enter')
    await expect(strip).toContainText('Tour, 2 of 7')
    await expect(page.getByRole('heading', { name: /% in force/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'United States on Requirements for imported cars' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(strip).toContainText('Tour, 4 of 7')
    await expect(page.getByRole('button', { name: 'Close text' })).toBeVisible()
    await expect(strip.getByRole('button', { name: 'Next' })).toBeFocused()
    await strip.getByRole('button', { name: 'Leave tour' }).click()
    await expect(strip).toHaveCount(0)
    await parley.quit()

    const again = await launch({ home: parley.home, desk: parley.desk })
    const second = again.page.getByRole('region', { name: 'Tour of the sample' })
    await expect(again.page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    await expect(second).toHaveCount(0)
    await menu(again.app, 'tour')
    await expect(second).toContainText('Tour, 4 of 7')
    await second.getByRole('button', { name: 'Next' }).click()
    await expect(again.page.getByRole('button', { name: 'Export PDF…' })).toBeVisible()
    await again.close()
  },
)
