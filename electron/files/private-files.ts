import { chmod, lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything that Parley makes is for its own account alone. Windows has no such modes: there, the folder's own permissions count. */
export const PRIVATE_FILE = 0o600
export const PRIVATE_FOLDER = 0o700

/** Makes a folder, and any parents that it lacks, for this account alone. Resolves with the first folder that was made, if any. */
export const makeFolders = (path: string): Promise<string | undefined> =>
  mkdir(path, { recursive: true, mode: PRIVATE_FOLDER })

/** The permissions of everybody else. */
const OTHERS = 0o077

/**
 * Takes the permissions of all other accounts off a folder and what is in it, as far as it belongs to this account. `settled` are folders that are
 * only looked into while they are open to others: they may hold many files. Never follows a link and never throws: a drive without permissions has
 * nothing to take off.
 */
export async function tighten(folder: string, settled: readonly string[] = []): Promise<void> {
  const own = process.geteuid?.()
  if (own === undefined) return
  await tightenAll(folder, own, new Set(settled)).catch(() => undefined)
}

/** Takes the permissions of all other accounts off a folder alone, which closes all that is in it. Never throws. */
export async function closeToOthers(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await chmod(folder, PRIVATE_FOLDER).catch(() => undefined)
}

async function tightenAll(path: string, own: number, settled: ReadonlySet<string>): Promise<void> {
  const found = await lstat(path)
  if (found.isDirectory()) {
    const isOpen = (found.mode & OTHERS) !== 0
    const names = isOpen || !settled.has(path) ? await readdir(path) : []
    for (const name of names) await tightenAll(join(path, name), own, settled).catch(() => undefined)
  } else if (!found.isFile()) return
  // A folder comes after what is in it, so that an interrupted tightening starts again.
  if (found.uid === own && (found.mode & OTHERS) !== 0) await chmod(path, found.mode & PRIVATE_FOLDER)
}
