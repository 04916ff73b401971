import type { ElectronApplication, Page } from '@playwright/test'
import { join, resolve } from 'node:path'
import type { Language } from '../../core/base/text'
import { launch, type LaunchOptions } from '../../test/helpers/window/launch'

/** The folder for the pictures. */
export const OUT = resolve(import.meta.dirname, '..', '..', '.cache', 'shots')
const WIDTHS = { wide: [1360, 880], narrow: [720, 860] } as const

/** A Parley to take pictures of: its page, and functions that take one of its current state. */
export interface Studio {
  app: ElectronApplication
  page: Page
  language: Language
  /** Takes pictures, light and dark, wide and narrow, named after their subject. */
  take: (what: string) => Promise<void>
  /** For pictures of more than one state: does this in each look, with a function that names a picture in that look. */
  inEachLook: (work: (name: (what: string) => string) => Promise<void>) => Promise<void>
}

/** Opens a Parley in a home of its own, lets `work` take pictures of it, and closes it. `set` begins their names. */
export async function studio(
  set: string,
  options: LaunchOptions & { language: Language },
  work: (studio: Studio) => Promise<void>,
): Promise<void> {
  const parley = await launch(options)
  const { app, page } = parley
  const { language } = options
  const inEachLook: Studio['inEachLook'] = async (inLook) => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      for (const [width, size] of Object.entries(WIDTHS)) {
        await resize(app, size)
        await settle(page)
        await inLook((what) => join(OUT, `${language}-${set}-${scheme}-${width}-${what}.png`))
      }
    }
  }
  const take: Studio['take'] = (what) =>
    inEachLook(async (name) => {
      await page.screenshot({ path: name(what) })
    })
  try {
    await work({ app, page, language, take, inEachLook })
  } finally {
    await parley.close()
  }
}

/** Waits until nothing moves or is still to come, with the mouse out of the way. */
export async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.waitForTimeout(300)
  // A busy machine answers late: a picture is of what is there at last. Pages that go on for good are taken as they are.
  for (let tries = 0, before = ''; tries < 20; tries += 1) {
    const shown = await page.evaluate(() => document.querySelector('main')?.innerText ?? '')
    if (shown === before) return
    before = shown
    await page.waitForTimeout(400)
  }
}

/** Gives the window's content this size, in CSS pixels. */
export async function resize(app: ElectronApplication, [width, height]: readonly [number, number]): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
}

/** Shows a screen by its position in the navigation, from 0. */
export async function go(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click()
  await settle(page)
}
