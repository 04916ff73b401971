import { access, constants, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { FolderState } from '../../core/contract/app-schemas'
import { dropboxFoldersOf, mountsOf, syncedBy, type SyncFacts } from '../files/synced-by'
import { reasonOf } from '../files/write-durably'

/** A typed path as a whole one: `~` is the home folder, and what is not whole is meant from there. */
export function wholePath(typed: string, home = homedir()): string {
  const trimmed = typed.trim()
  if (trimmed === '~') return home
  return /^~[/\\]/.test(trimmed) ? resolve(home, trimmed.slice(2)) : resolve(home, trimmed)
}

/** What is known of a folder before a desk is opened or made there: what is in it, and whether another program copies it. */
export async function folderStateOf(typed: string, facts: SyncFacts): Promise<FolderState> {
  const directory = wholePath(typed, facts.home)
  const state = await stateOf(directory)
  // A link may lead into such a folder as well as a name.
  const found = syncedBy(directory, facts) ?? syncedBy(await realPathOf(directory), facts)
  return { directory, state, ...(found ? { syncedBy: found } : {}) }
}

/** Is there a desk? It is not opened for that, so it may still turn out to be damaged. */
export async function isDesk(directory: string): Promise<boolean> {
  if (!(await exists(join(directory, 'format.json')))) return false
  // The first format has one file where the second has a folder.
  return (await exists(join(directory, 'snapshots'))) || (await exists(join(directory, 'desk.json')))
}

async function stateOf(directory: string): Promise<FolderState['state']> {
  const names = await readdir(directory).catch((error: unknown) => reasonOf(error))
  if (names === 'ENOENT') return (await canMakeFolder(directory)) ? 'free' : 'unusable'
  if (typeof names === 'string') return 'unusable'
  if (await isDesk(directory)) return 'desk'
  if (names.length > 0) return 'not-empty'
  return (await isWritable(directory)) ? 'free' : 'unusable'
}

/** A folder can be made below the nearest one that is there, if that can be written. */
async function canMakeFolder(directory: string): Promise<boolean> {
  const parent = dirname(directory)
  if (parent === directory) return false
  const found = await stat(parent).catch((error: unknown) => reasonOf(error))
  if (found === 'ENOENT') return canMakeFolder(parent)
  return typeof found !== 'string' && found.isDirectory() && (await isWritable(parent))
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

const isWritable = (directory: string) =>
  access(directory, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )

/** Where a path leads; of one that is not there yet, where its nearest folder leads. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(await realPathOf(parent), basename(path))
  }
}

/** What this machine says of synchronised folders now. */
export async function syncFacts(): Promise<SyncFacts> {
  const home = homedir()
  const { env, platform } = process
  const oneDrive = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'].flatMap((name) => env[name] ?? [])
  const dropbox = [join(home, '.dropbox', 'info.json')]
  for (const folder of [env.APPDATA, env.LOCALAPPDATA]) if (folder) dropbox.push(join(folder, 'Dropbox', 'info.json'))
  const infos = await Promise.all(dropbox.map((file) => readFile(file, 'utf8').catch(() => '')))
  const mounts = platform === 'linux' ? await readFile('/proc/mounts', 'utf8').catch(() => '') : ''
  return {
    platform,
    home,
    oneDriveFolders: oneDrive,
    dropboxFolders: infos.flatMap(dropboxFoldersOf),
    mounts: mountsOf(mounts),
  }
}

/** Do two paths lead to one folder? */
export async function sameFolder(one: string, other: string): Promise<boolean> {
  if (one === other) return true
  const [first, second] = await Promise.all([identityOf(one), identityOf(other)])
  return first !== undefined && first === second
}

/** What tells a folder whatever it is called, or undefined if it is not there. */
export async function identityOf(directory: string): Promise<string | undefined> {
  const found = await stat(directory, { bigint: true }).catch(() => undefined)
  return found && `${found.dev}-${found.ino}`
}
