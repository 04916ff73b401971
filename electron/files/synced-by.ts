import { posix, win32 } from 'node:path'
import type { SYNCED_BY } from '../../core/contract/app-schemas'

export type SyncedBy = (typeof SYNCED_BY)[number]

/** This machine's facts about folders that other programs sync. */
export interface SyncFacts {
  platform: NodeJS.Platform
  home: string
  /** The values of the variables OneDrive, OneDriveCommercial and OneDriveConsumer, if set. */
  oneDriveFolders: readonly string[]
  /** The folders that Dropbox names in its info.json. */
  dropboxFolders: readonly string[]
  /** The mounted folders, on Linux. */
  mounts: readonly Mount[]
}

export interface Mount {
  folder: string
  type: string
}

/** Folders recognised by their name, wherever they are. */
const BY_NAME: readonly (readonly [RegExp, SyncedBy])[] = [
  [/^onedrive( - .+)?$/i, 'onedrive'],
  [/^dropbox( \(.+\))?$/i, 'dropbox'],
  [/^google drive$/i, 'google-drive'],
  [/^icloud ?drive$/i, 'icloud'],
]
/** Below ~/Library/CloudStorage, where macOS keeps the folders of such programs. */
const BY_PROVIDER: readonly (readonly [RegExp, SyncedBy])[] = [
  [/^onedrive(-|$)/i, 'onedrive'],
  [/^dropbox(-|$)/i, 'dropbox'],
  [/^googledrive(-|$)/i, 'google-drive'],
  [/^iclouddrive(-|$)/i, 'icloud'],
]
/** Google Drive's names for a person's own files at the top of its drive letter. */
const MY_DRIVE = /^(my drive|マイドライブ|shared drives|共有ドライブ)$/i
/** Mount types of drives on another machine. */
const NETWORK_TYPES = new Set(['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', 'davfs', '9p'])

/**
 * The program that syncs a folder to other machines, or undefined if none is known. Cannot tell, without starting other programs, whether a Mac's
 * Desktop and Documents are in iCloud, or whether a volume under its /Volumes is a network drive.
 */
export function syncedBy(directory: string, facts: SyncFacts): SyncedBy | undefined {
  const path = facts.platform === 'win32' ? win32 : posix
  const names = path.normalize(directory).split(path.sep).filter(Boolean)
  const inside = (folder: string) => isInside(directory, folder, facts.platform)
  if (facts.platform === 'win32' && /^[\\/]{2}(?![?.])/.test(directory)) return 'network'
  if (facts.platform === 'win32' && MY_DRIVE.test(names[1] ?? '')) return 'google-drive'
  if (facts.oneDriveFolders.some(inside)) return 'onedrive'
  if (facts.dropboxFolders.some(inside)) return 'dropbox'
  if (facts.platform === 'darwin') {
    const library = path.join(facts.home, 'Library')
    if (inside(path.join(library, 'Mobile Documents'))) return 'icloud'
    const storage = path.join(library, 'CloudStorage')
    const provider = inside(storage) ? path.relative(storage, directory).split(path.sep)[0] : undefined
    const known = BY_PROVIDER.find(([pattern]) => pattern.test(provider ?? ''))
    if (known) return known[1]
  }
  const named = BY_NAME.find(([pattern]) => names.some((name) => pattern.test(name)))
  if (named) return named[1]
  // A folder is on the innermost mount; of two at one path, the later.
  const mount = facts.mounts.filter(({ folder }) => inside(folder)).reduce<Mount | undefined>(inner, undefined)
  return NETWORK_TYPES.has(mount?.type ?? '') ? 'network' : undefined
}

const inner = (best: Mount | undefined, next: Mount) => (next.folder.length >= (best?.folder.length ?? 0) ? next : best)

/** Is this the folder, or something in it? Windows and Macs ignore case. */
function isInside(directory: string, folder: string, platform: NodeJS.Platform): boolean {
  const path = platform === 'win32' ? win32 : posix
  const plain = (text: string) => (platform === 'linux' ? text : text.toLowerCase())
  if (folder === '') return false
  const way = path.relative(plain(folder), plain(directory))
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way))
}

/** Parses the table of mounts that Linux shows in /proc/mounts. */
export function mountsOf(table: string): Mount[] {
  return table.split('\n').flatMap((line) => {
    const [, folder, type] = line.split(' ')
    if (folder === undefined || type === undefined) return []
    // Spaces and the like are written as octal numbers.
    const plain = folder.replaceAll(/\\([0-7]{3})/g, (_whole, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    return [{ folder: plain, type }]
  })
}

/** The folders that Dropbox keeps: a personal and a business one. */
export function dropboxFoldersOf(info: string): string[] {
  try {
    const accounts = Object.values(JSON.parse(info) as Record<string, { path?: unknown } | null>)
    return accounts.flatMap((account) => (typeof account?.path === 'string' ? [account.path] : []))
  } catch {
    return []
  }
}
