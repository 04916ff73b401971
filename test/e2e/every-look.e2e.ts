import { expect, test, type Page } from '@playwright/test'
import { SCREENS } from '../../core/queries/screens'
import { translator } from '../../core/text/catalogue'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { cutTexts } from '../helpers/window/cut-texts'
import { launch, type Launched } from '../helpers/window/launch'
import { openPosition } from '../helpers/window/open-position'

/** Each screen, dialog and menu in every look: light, dark, forced colours, and everything at twice its size. */

const LONG = { tag: '@long' }
const t = translator('en')

const LOOKS = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, zoom: 1 },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, zoom: 1 },
  { name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' }, zoom: 1 },
  { name: 'at twice the size', media: { colorScheme: 'light', forcedColors: 'none' }, zoom: 2 },
] as const
type Look = (typeof LOOKS)[number]

async function setLook({ app, page }: Launched, { media, zoom }: Look): Promise<void> {
  await page.emulateMedia(media)
  await app.evaluate(({ BrowserWindow }, factor) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor)
  }, zoom)
}

/** What is wrong with the page in this look: findings of axe, a page larger than its window, and texts that are cut without a sign of it. */
async function wrongIn(
  page: Page,
  { name, media }: Look,
  what: string,
  allowed: readonly string[] = [],
): Promise<string[]> {
  // Forced colours are the system's: what axe reads of contrast are the colours that they take the place of.
  const without = media.forcedColors === 'active' ? ['color-contrast', ...allowed] : allowed
  const found = [...(await accessibilityFindings(page, without)), ...(await cutTexts(page))]
  return found.map((finding) => `${what}, ${name}: ${finding}`)
}

for (const look of LOOKS)
  test(`every screen, ${look.name}`, LONG, async () => {
    const parley = await launch()
    const { page } = parley
    await setLook(parley, look)
    const wrong: string[] = []
    for (const screen of SCREENS) {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: t(`nav.${screen}`), exact: true })
        .click()
      await expect(page.getByRole('main')).not.toBeEmpty()
      const row = page.locator('button[data-row]').first()
      if ((await row.count()) > 0) await row.click()
      wrong.push(...(await wrongIn(page, look, screen)))
    }
    expect(wrong).toEqual([])
    expect(parley.messages).toEqual([])
    await parley.close()
  })

/** The actions that open a dialog or panel on an open position, and the keys that close it. */
const OPENING = [
  'newRecord',
  'addSource',
  'quickNote',
  'exportRecords',
  'backups',
  'settings',
  'reminders',
  'palette',
  'help',
  'shortcuts',
  'whatsNew',
  'about',
  'delete',
  'cite',
  // The screen of desks takes the place of the open one.
  'desks',
] as const

for (const look of LOOKS)
  test(`every dialog and menu, ${look.name}`, LONG, async () => {
    const parley = await launch()
    const { app, page } = parley
    await openPosition(page)
    await setLook(parley, look)
    const wrong: string[] = []
    await page.getByRole('main').getByRole('button', { name: 'More actions' }).last().click()
    // A menu scrolls with its arrow keys, which go from item to item; axe knows only of the Tab key.
    wrong.push(...(await wrongIn(page, look, 'the menu of more actions', ['scrollable-region-focusable'])))
    await page.keyboard.press('Escape')
    for (const id of OPENING) {
      await app.evaluate(({ BrowserWindow }, action) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('menu:action', { id: action })
      }, id)
      // A panel beside the work is no dialog, and forms take the place of the page.
      await page.waitForTimeout(500)
      wrong.push(...(await wrongIn(page, look, id)))
      for (let tries = 0; tries < 3 && (await page.getByRole('dialog').count()) > 0; tries += 1) {
        await page.keyboard.press('Escape')
        await page.waitForTimeout(300)
      }
      await expect(page.getByRole('dialog'), id).toHaveCount(0)
    }
    expect(wrong).toEqual([])
    expect(parley.messages).toEqual([])
    await parley.close()
  })

test('the room of a memo leaves most of a window with texts at twice their size to the page', LONG, async () => {
  for (const language of ['en', 'ja'] as const) {
    const parley = await launch({ language, memoPanel: false })
    const { app, page } = parley
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1360, 860))
    const words = translator(language)
    await page
      .getByRole('navigation')
      .getByRole('button', { name: words('nav.memos'), exact: true })
      .click()
    await page.locator('button[data-row]').first().click()
    await expect(page.locator('canvas').first()).toBeVisible({ timeout: 15_000 })
    await setLook(parley, LOOKS[3])
    await expect.poll(() => page.evaluate(() => innerHeight)).toBe(430)
    const shares = () =>
      page.evaluate(() => {
        const box = document.querySelector('canvas')?.closest('[role="region"]')?.getBoundingClientRect()
        return box ? { wide: box.width / innerWidth, high: box.height / innerHeight } : { wide: 0, high: 0 }
      })
    await expect.poll(async () => (await shares()).high).toBeGreaterThan(0.55)
    expect((await shares()).wide).toBeGreaterThan(0.55)
    const status = page.getByRole('contentinfo')
    const example = status.getByText(words('status.example'))
    expect(await example.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0)
    expect(await wrongIn(page, LOOKS[3], 'the room of a memo')).toEqual([])
    // The details lie over the page, and give it back.
    await page.getByRole('button', { name: words('room.details') }).click()
    await expect(page.getByRole('complementary', { name: words('room.details') })).toBeVisible()
    await expect(page.locator('canvas').first()).toBeHidden()
    expect(await wrongIn(page, LOOKS[3], 'the details of a memo')).toEqual([])
    await page.getByRole('button', { name: words('room.hideDetails'), exact: true }).click()
    await expect.poll(async () => (await shares()).high).toBeGreaterThan(0.55)
    expect(parley.messages).toEqual([])
    await parley.close()
  }
})
