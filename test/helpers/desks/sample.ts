import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { copyDesk } from '../../../electron/desk/process/copy-desk'
import { DeskStore } from '../../../electron/desk/store/desk-store'

/** The project folder, the bundled sample, and the built parts. `npm test` builds before it tests. */
export const ROOT = resolve(import.meta.dirname, '..', '..', '..')
export const SAMPLE = join(ROOT, 'assets', 'sample-desk')
export const FONTS = join(ROOT, 'out', 'renderer', 'fonts')
/** The script of the press's thread. */
export const PRESS_FILE = join(ROOT, 'out', 'main', 'press.cjs')
export const CLI = join(ROOT, 'out', 'main', 'cli.cjs')

/** Makes a folder that is deleted when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Copies the sample into a temporary folder. */
export async function copyOfSample(): Promise<string> {
  const folder = join(temporaryFolder(), 'desk')
  await copyDesk(SAMPLE, folder)
  return folder
}

/** Loads the sample's records. */
export async function sampleDesk() {
  return (await DeskStore.open(SAMPLE, 'read')).desk
}
