import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessibilityFindings, SCHEMES } from '../helpers/window/accessibility'
import { launch } from '../helpers/window/launch'
import { editPosition } from '../helpers/window/open-position'

interface Caught {
  caught?: Electron.Menu[]
}

/** Catches each menu of a right click instead of showing it. */
const catchMenus = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => {
    const world = globalThis as unknown as Caught
    world.caught = []
    Menu.prototype.popup = function catchMenu(this: Electron.Menu) {
      world.caught?.push(this)
    }
  })

/** Opens the menu of a right click by keyboard on a word of the field, and answers with its labels. */
async function menuAt(page: Page, app: ElectronApplication, word: string): Promise<string[]> {
  await page.getByLabel('Text', { exact: true }).evaluate((field: HTMLTextAreaElement, wanted) => {
    const start = field.value.indexOf(wanted)
    if (start < 0) throw new Error(`no ${wanted}`)
    field.setSelectionRange(start + 1, start + 1)
  }, word)
  const before = await app.evaluate(() => (globalThis as unknown as Caught).caught?.length ?? 0)
  await page.keyboard.press('Shift+F10')
  const labels = () =>
    app.evaluate((_electron, seen) => {
      const menu = (globalThis as unknown as Caught).caught?.[seen]
      return menu?.items.map(({ label }) => label)
    }, before)
  await expect.poll(labels).toBeDefined()
  return (await labels()) ?? []
}

const press = (app: ElectronApplication, label: string) =>
  app.evaluate((_electron, wanted) => {
    const menu = (globalThis as unknown as Caught).caught?.at(-1)
    menu?.items.find((item) => item.label === wanted)?.click()
  }, label)

test(
  'a misspelt word gets suggestions and a place in the dictionary; names, figures and Japanese are never marked',
  { tag: '@long' },
  async () => {
    const parley = await launch({ switches: ['--check-spelling'] })
    const { app, page, home } = parley
    await editPosition(page)
    await page.evaluate(() => window.parley.requests['app:choose']({ spelling: 'en-GB' }))
    await catchMenus(app)
    const text = page.getByLabel('Text', { exact: true })
    await text.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(
      'Bessent couldn’t lower the tarrif on HS 8703.23 for 赤沢 per ustr.gov/annexx, said Nobodyknows. ',
    )
    await expect.poll(async () => (await menuAt(page, app, 'tarrif'))[0]).toBe('tariff')
    for (const word of ['Bessent', 'couldn', '8703', '赤沢', 'annexx'])
      expect((await menuAt(page, app, word))[0], word).toBe('Cut')
    await menuAt(page, app, 'tarrif')
    await press(app, 'tariff')
    await expect(text).toHaveValue(/lower the tariff on/)
    expect(await menuAt(page, app, 'Nobodyknows')).toContain('Add to dictionary on this computer')
    await press(app, 'Add to dictionary on this computer')
    await expect.poll(async () => (await menuAt(page, app, 'Nobodyknows'))[0]).toBe('Cut')
    const kept = () =>
      JSON.parse(readFileSync(join(home, 'user-data', 'settings.json'), 'utf8')) as { ownWords?: string[] }
    await expect.poll(() => kept().ownWords).toEqual(['Nobodyknows'])

    await page.keyboard.press('Control+,')
    const settings = page.getByRole('dialog', { name: 'Settings' })
    await expect(settings).toContainText('Words added on this computer: 1')
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await accessibilityFindings(page), scheme).toEqual([])
    }
    await settings.getByRole('button', { name: 'Remove Nobodyknows from the dictionary' }).click()
    await expect.poll(() => kept().ownWords).toEqual([])
    await settings.getByText('Off', { exact: true }).click()
    await page.keyboard.press('Escape')
    await text.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('The tarrif is off. ')
    expect((await menuAt(page, app, 'tarrif'))[0]).toBe('Cut')
    // Chromium's own checker would have fetched dictionaries into this folder.
    const folder = join(home, 'user-data', 'Dictionaries')
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
