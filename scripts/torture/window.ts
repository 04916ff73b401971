import { expect, type Locator } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { copyDesk } from '../../electron/desk/process/copy-desk'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { EDITH, launch, SAMPLE, type Launched } from '../../test/helpers/window/launch'
import { openPosition } from '../../test/helpers/window/open-position'

/** The results of killing the app during typing: texts marked "Saved" that are not on the disk, and typed ones that no window offers to restore. */
export interface WindowToll {
  kills: number
  /** How often the mark said that a text was saved. */
  saved: number
  /** After how many kills more than the saved text was back in its field, and the most letters ever missing at its end. */
  offered: number
  missing: number
  /** After how many kills the window asked which of two texts to keep. */
  asked: number
  lost: string[]
}

/** Opens the form of a position by the keyboard, as a person does. */
async function openForm({ page }: Launched): Promise<Locator> {
  await openPosition(page)
  await page.keyboard.press('Control+e')
  const field = page.getByLabel('Text', { exact: true })
  await expect(field).toBeVisible()
  return field
}

/** Records each text that the mark says is saved, as the mark begins to say so. */
async function hearSaved({ page }: Launched, field: Locator): Promise<string[]> {
  const said: string[] = []
  page.on('console', (message) => {
    const found = /^saved: (.*)$/.exec(message.text())
    if (found) said.push(found[1] ?? '')
  })
  await field.evaluate((element: HTMLTextAreaElement) => {
    const mark = document.querySelector('[data-saving]')
    if (!mark) throw new Error('no mark')
    new MutationObserver(() => {
      if (mark.getAttribute('data-saving') === 'saved') console.log(`saved: ${element.value}`)
    }).observe(mark, { attributes: true, attributeFilter: ['data-saving'] })
  })
  return said
}

/** Kills all processes of the app, as nearly at the same instant as possible. */
async function killAll({ app }: Launched): Promise<void> {
  const pids = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid))
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  for (const pid of [app.process().pid ?? 0, ...pids]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended with the one before.
    }
  }
  await ended
}

/**
 * Types into a field of the real window, kills the app at random instants, and restarts it: text that showed as saved must be on the disk, and later
 * text must be back in its field, except for input that no task of the window had seen yet.
 */
export async function killWindows(
  kills: number,
  progress: (toll: WindowToll) => void = () => undefined,
): Promise<WindowToll> {
  const home = mkdtempSync(join(tmpdir(), 'parley-window-'))
  const desk = join(home, 'desk')
  const toll: WindowToll = { kills: 0, saved: 0, offered: 0, missing: 0, asked: 0, lost: [] }
  try {
    await copyDesk(SAMPLE, desk)
    mkdirSync(join(home, 'user-data'))
    writeFileSync(join(home, 'user-data', 'settings.json'), JSON.stringify({ staff: EDITH }))
    let [typed, saved] = ['', '']
    for (let kill = 1; kill <= kills; kill += 1) {
      const parley = await launch({ desk, home })
      const field = await openForm(parley)
      if (kill > 1) await expectBack(field, typed, saved, `kill ${kill - 1}`, toll)
      // The text being saved as the app died is there, and is the person's own: the window should not ask whose text to keep.
      const mine = parley.page.getByRole('button', { name: 'Keep mine' })
      if (await mine.isVisible()) {
        toll.asked += 1
        await mine.click()
        await expect(mine).toBeHidden()
      }
      const said = await hearSaved(parley, field)
      typed = `Typed ${kill}: `
      await field.fill(typed)
      // The question may come with the typed text.
      if (await mine.isVisible()) await mine.click()
      await expect
        .poll(() => said.at(-1), { timeout: 20_000 })
        .toBe(typed)
        .catch(async (error: unknown) => {
          const shown = await parley.page.locator('body').innerText()
          throw new Error(`kill ${kill}: the window does not say that “${typed}” is saved:\n${shown}`, { cause: error })
        })
      const until = performance.now() + Math.random() * 2000
      while (performance.now() < until) {
        const letter = 'abcdefghij'[typed.length % 10] ?? ''
        await parley.page.keyboard.type(letter)
        typed += letter
        // Pause now and then, so that the text is saved.
        if (Math.random() < 0.06) await wait(700)
      }
      saved = said.at(-1) ?? ''
      await killAll(parley)
      toll.kills = kill
      toll.saved += said.length
      const { text = '' } = (await DeskStore.open(desk, 'read')).desk.get('position', 'position-jp-benefit') ?? {}
      if (!text.startsWith(saved) || !typed.startsWith(text))
        toll.lost.push(`kill ${kill}: saved “${saved}”, on the disk “${text}”`)
      progress(toll)
    }
    return toll
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Checks that the typed text is back in its field after the saved one, except perhaps for its last letters. */
async function expectBack(field: Locator, typed: string, saved: string, what: string, toll: WindowToll): Promise<void> {
  const shown = await field.inputValue()
  if (!shown.startsWith(saved) || !typed.startsWith(shown))
    toll.lost.push(`${what}: typed “${typed}”, offered “${shown}”`)
  else if (shown.length > saved.length) toll.offered += 1
  toll.missing = Math.max(toll.missing, typed.length - shown.length)
}
