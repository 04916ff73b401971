import { expect, test, type Page } from '@playwright/test'
import { SCREENS } from '../../core/queries/screens'
import { translator } from '../../core/text/catalogue'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { cutTexts } from '../helpers/window/cut-texts'
import { launch, show, type Launched } from '../helpers/window/launch'
import { openPosition } from '../helpers/window/open-position'

/** Each screen, dialog and menu in every look: light, dark, forced colours, and everything at twice its size; and each screen in Japanese. */

const LONG = { tag: '@long' }

interface Look {
  name: string
  media: { colorScheme: 'light' | 'dark'; forcedColors: 'none' | 'active' }
  zoom: number
}
const LIGHT: Look = { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, zoom: 1 }
const DARK: Look = { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, zoom: 1 }
const FORCED: Look = { name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' }, zoom: 1 }
const TWICE: Look = { name: 'at twice the size', media: LIGHT.media, zoom: 2 }
/** The looks that one window is walked in together: what differs is seen at each place in turn. */
const LOOKS = [[LIGHT, DARK, FORCED], [TWICE]]
const nameOf = (looks: readonly Look[]) => looks.map(({ name }) => name).join(', ')

async function setLook({ app, page }: Launched, { media, zoom }: Look): Promise<void> {
  await page.emulateMedia(media)
  await expect(page.locator(`html[data-mantine-color-scheme="${media.colorScheme}"]`)).toHaveCount(1)
  await app.evaluate(({ BrowserWindow }, factor) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor)
  }, zoom)
}

/** What is wrong with the page in these looks: findings of axe, a page larger than its window, and texts that are cut without a sign of it. */
async function wrongIn(
  parley: Launched,
  looks: readonly Look[],
  what: string,
  allowed: readonly string[] = [],
): Promise<string[]> {
  const { page } = parley
  const wrong: string[] = []
  for (const look of looks) {
    if (looks.length > 1) await setLook(parley, look)
    // Forced colours are the system's: what axe reads of contrast are the colours that they take the place of.
    const without = look === FORCED ? ['color-contrast', ...allowed] : allowed
    const found = [...(await accessibilityFindings(page, without)), ...(await cutTexts(page))]
    wrong.push(...found.map((finding) => `${what}, ${look.name}: ${finding}`))
  }
  return wrong
}

for (const language of ['en', 'ja'] as const)
  for (const looks of LOOKS)
    test(`every screen, ${language}: ${nameOf(looks)}`, LONG, async () => {
      const parley = await launch({ language })
      const { page } = parley
      const words = translator(language)
      await setLook(parley, looks[0] ?? LIGHT)
      const wrong: string[] = []
      for (const screen of SCREENS) {
        await show(page, words(`nav.${screen}`))
        await expect(page.getByRole('main')).not.toBeEmpty()
        const row = page.locator('button[data-row]').first()
        if ((await row.count()) > 0) await row.click()
        wrong.push(...(await wrongIn(parley, looks, screen)))
      }
      expect(wrong).toEqual([])
      expect(parley.messages).toEqual([])
      await parley.close()
    })

/** The actions that open a dialog or panel on an open position, and the keys that close it. */
const OPENING = [
  'delete',
  'cite',
  // In a narrow window, the list takes the place of the record for it.
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
  // The screen of desks takes the place of the open one.
  'desks',
] as const

/** Does something, and waits until the page shows it. */
async function shown(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await page.evaluate(() => document.body.innerHTML)
  await act()
  await page.waitForFunction((html) => document.body.innerHTML !== html, before)
}

for (const looks of LOOKS)
  test(`every dialog and menu: ${nameOf(looks)}`, LONG, async () => {
    const parley = await launch()
    const { app, page } = parley
    await openPosition(page)
    await setLook(parley, looks[0] ?? LIGHT)
    const wrong: string[] = []
    await shown(page, () => page.getByRole('main').getByRole('button', { name: 'More actions' }).last().click())
    // A menu scrolls with its arrow keys, which go from item to item; axe knows only of the Tab key.
    wrong.push(...(await wrongIn(parley, looks, 'the menu of more actions', ['scrollable-region-focusable'])))
    await shown(page, () => page.keyboard.press('Escape'))
    for (const id of OPENING) {
      const opened = id === 'newRecord' ? page.getByRole('menu') : page.getByRole('dialog')
      const send = () =>
        app.evaluate(({ BrowserWindow }, action) => {
          BrowserWindow.getAllWindows()[0]?.webContents.send('menu:action', { id: action })
        }, id)
      await shown(page, send)
      // The screen of desks takes the place of the page.
      await expect(opened, id).toHaveCount(id === 'desks' ? 0 : 1)
      wrong.push(...(await wrongIn(parley, looks, id)))
      await expect(async () => {
        if ((await opened.count()) > 0) await page.keyboard.press('Escape')
        await expect(opened, id).toHaveCount(0, { timeout: 3000 })
      }).toPass()
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
    await setLook(parley, TWICE)
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
    expect(await wrongIn(parley, [TWICE], 'the room of a memo')).toEqual([])
    // The details lie over the page, and give it back.
    await page.getByRole('button', { name: words('room.details') }).click()
    await expect(page.getByRole('complementary', { name: words('room.details') })).toBeVisible()
    await expect(page.locator('canvas').first()).toBeHidden()
    expect(await wrongIn(parley, [TWICE], 'the details of a memo')).toEqual([])
    await page.getByRole('button', { name: words('room.hideDetails'), exact: true }).click()
    await expect.poll(async () => (await shares()).high).toBeGreaterThan(0.55)
    expect(parley.messages).toEqual([])
    await parley.close()
  }
})
