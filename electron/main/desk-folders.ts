import { access, constants, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { FolderState } from '../../core/contract/app-schemas'
import { folderIdentity } from '../files/folder-identity'
import { dropboxFoldersOf, mountsOf, syncedBy, type SyncFacts } from '../files/synced-by'
import { refusedByWindows } from '../files/windows-names'
import { reasonOf } from '../files/write-durably'

/** Inspects a folder before a desk is opened or made there: its content, and whether another program syncs it. */
export async function folderStateOf(
  directory: string,
  facts: SyncFacts,
  isWindows = process.platform === 'win32',
): Promise<FolderState> {
  const state = isWindows && refusedByWindows(directory) !== undefined ? 'bad-name' : await stateOf(directory)
  // A link may lead into such a folder too.
  const found = syncedBy(directory, facts) ?? syncedBy(await realPathOf(directory), facts)
  return { directory, state, ...(found ? { syncedBy: found } : {}) }
}

/** Is this a desk? Does not open it, so it may still be damaged. */
export async function isDesk(directory: string): Promise<boolean> {
  if (!(await exists(join(directory, 'format.json')))) return false
  // The first format has one file in place of a folder.
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

/** Can this folder be made, in the nearest existing folder above it? */
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

/** Resolves a path; one that does not exist yet, by its nearest existing folder. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(await realPathOf(parent), basename(path))
  }
}

/** This machine's current facts about synchronised folders. */
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

/** Identifies a folder whatever it is called; undefined if it does not exist. */
export async function identityOf(directory: string): Promise<string | undefined> {
  const found = await stat(directory, { bigint: true }).catch(() => undefined)
  return found && folderIdentity(directory, found)
}
