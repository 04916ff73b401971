import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '../../core/base/text'
import { translator } from '../../core/text/catalogue'
import { snapshotFile } from '../../electron/journal/format/desk-file-names'
import { cutShortDesk, forkedDesk, holedDesk } from '../../test/helpers/desks/damaged-sample'
import { SAMPLE } from '../../test/helpers/window/launch'
import { settle, studio, type Studio } from './look'

/** The damage done to a copy of the sample before it is opened, and the title of the screen that reports it. */
const HARMS = {
  damaged: ['recovery.damaged', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 60_000))],
  empty: ['recovery.damaged', (file: string) => writeFileSync(file, '')],
} as const

/** Makes a damaged desk from the sample in a folder, opens it, and waits until its recoverable content is known. */
export async function openDamaged(desk: string, work: (studio: Studio) => Promise<void>): Promise<void> {
  const t = translator('en')
  cpSync(SAMPLE, desk, { recursive: true })
  await holedDesk(desk)
  await studio('docs', { language: 'en', desk }, async (of) => {
    await of.page.getByRole('heading', { name: t('rescue.points') }).waitFor()
    await work(of)
  })
}

/** Pictures of desks that cannot be opened: their technical details, their recoverable content, and continuing from it. */
export async function shootRecovery(language: Language): Promise<void> {
  const t = translator(language)
  for (const [name, [title, harm]] of Object.entries(HARMS)) {
    const prepare = (desk: string) => harm(snapshotFile(desk, 0))
    await studio('recovery', { language, prepare }, async ({ page, take }) => {
      await page.getByRole('heading', { name: t(title) }).waitFor()
      await take(name)
      await page.getByText(t('recovery.details')).click()
      await take(`${name}-details`)
    })
  }
  const home = mkdtempSync(join(tmpdir(), 'parley-shots-'))
  for (const [name, make, title] of [
    ['hole', holedDesk, 'recovery.damaged'],
    ['cut-short', cutShortDesk, 'recovery.damaged'],
    ['forked', forkedDesk, 'recovery.forked'],
  ] as const) {
    const desk = join(home, name)
    cpSync(SAMPLE, desk, { recursive: true })
    await make(desk)
    await studio('recovery', { language, desk }, async ({ page, take }) => {
      await page.getByRole('heading', { name: t(title) }).waitFor()
      await page.getByRole('heading', { name: t('rescue.points') }).waitFor()
      for (const text of [t('rescue.differs')]) await page.getByText(text, { exact: true }).nth(1).click()
      for (const fold of await page.locator('section details > summary').all()) await fold.click()
      await settle(page)
      await take(`${name}-states`)
      await page.getByText(t('rescue.goOn'), { exact: true }).first().click()
      await settle(page)
      await take(`${name}-go-on`)
      await page.keyboard.press('Escape')
      await page
        .getByRole('button', { name: new RegExp(`^(${t('rescue.look')}|${t('rescue.lookAt')})`) })
        .first()
        .click()
      await page.getByRole('navigation').waitFor()
      await settle(page)
      await take(`${name}-looked-at`)
    })
  }
  rmSync(home, { recursive: true, force: true })
}
