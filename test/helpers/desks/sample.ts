import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { MemoryDesk, type FrozenTexts } from '../../../core/desk/memory-desk'
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
  // On Windows a file stays for a moment after whoever had it open has ended.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return folder
}

/** Copies the sample into a temporary folder as another desk than all other copies. */
export async function anotherDesk(): Promise<string> {
  const folder = join(temporaryFolder(), 'desk')
  await copyDesk(SAMPLE, folder)
  return folder
}

/** The files of a copy of the sample, and its folders. */
interface CopiedFiles {
  folders: readonly string[]
  files: readonly { path: string; bytes: Buffer }[]
}

async function filesOfCopy(): Promise<CopiedFiles> {
  const folder = await anotherDesk()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    isFolder: entry.isDirectory(),
    path: relative(folder, join(entry.parentPath, entry.name)),
  }))
  return {
    folders: entries.filter(({ isFolder }) => isFolder).map(({ path }) => path),
    files: entries
      .filter(({ isFolder }) => !isFolder)
      .map(({ path }) => ({ path, bytes: readFileSync(join(folder, path)) })),
  }
}

let copied: Promise<CopiedFiles> | undefined

/**
 * Copies the sample into a temporary folder. Parley makes the first copy; the others are that one again, with its identity, since to put a copy
 * on the disk for good takes as long as many a test.
 */
export async function copyOfSample(): Promise<string> {
  const { folders, files } = await (copied ??= filesOfCopy())
  const folder = join(temporaryFolder(), 'desk')
  for (const path of ['', ...folders]) mkdirSync(join(folder, path), { recursive: true, mode: 0o700 })
  for (const { path, bytes } of files) writeFileSync(join(folder, path), bytes, { mode: 0o600 })
  return folder
}

let opened: ReturnType<typeof DeskStore.open> | undefined

/** Loads the sample's records: read once, in a desk of its own for each call, since a test may advance it. */
export async function sampleDesk(): Promise<MemoryDesk> {
  const { desk } = await (opened ??= DeskStore.open(SAMPLE, 'read'))
  const collections = Object.fromEntries(
    Object.entries(desk.collections).map(([name, records]) => [name, { ...records }]),
  )
  const texts: FrozenTexts = (kind, sha256) => (kind === 'source' ? desk.sourceText(sha256) : desk.memoText(sha256))
  return new MemoryDesk(collections, texts, desk.revision, { ...desk.trash })
}
