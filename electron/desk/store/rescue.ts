import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { getRef } from '../../../core/desk/desk-read'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Notice } from '../../../core/desk/reading'
import { titleOf } from '../../../core/desk/titles'
import type { StuckRecord } from '../../../core/journal/migrate-journal'
import { placeOf } from '../../backup/backup-file-names'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { makeFolders, PRIVATE_FOLDER } from '../../files/private-files'
import { writeVerified } from '../../files/write-durably'
import { frozenTextsOf } from '../../journal/format/frozen-texts'
import { parseSnapshot, snapshotBytes, type Snapshot } from '../../journal/format/snapshot'
import type { DeskState } from '../../journal/read/read-desk'
import { diskHolds } from '../../journal/write/disk-holds'
import { removeFile } from '../../files/when-free'

/** Holds acknowledged edits that a desk's folder has lost. */
export const RESCUED_FOLDER = 'rescued'

/** How many of the records that differ are named. */
const NAMED = 20

/** A desk in memory, at one state. */
export interface Rescuable {
  state: DeskState
  storeId: string
  /** The latest instant in it. */
  at: string
}

export type RescuedNotice = Extract<Notice, { kind: 'rescued' }>

/**
 * Saves memory's state as a snapshot and reads it back: in `rescued/` of the desk's folder or, if that cannot be written, in the app's own folder for
 * this desk. It is not part of the journal, so its chain is 0.
 * @throws WriteFailure if neither can be written
 */
export async function rescue(
  { state, storeId, at }: Rescuable,
  places: { directory: string; ownFolder?: string | undefined },
  { fs = realFileSystem, now }: { fs?: FileSystem | undefined; now: string },
): Promise<RescuedNotice> {
  const { desk, history, unknown } = state
  const { revision, collections, trash } = desk
  const bytes = snapshotBytes({ content: { revision, collections, trash, history, unknown }, chain: 0, storeId, at })
  const name = `${now.replaceAll(/[-:]|\.\d+/g, '')}-${revision}.json`
  // Never create a missing desk folder: it would look like an empty desk.
  const inDesk = () => write(join(places.directory, RESCUED_FOLDER), name, bytes, fs)
  const { ownFolder } = places
  const file = await inDesk().catch(async (error: unknown) => {
    if (ownFolder === undefined) throw error
    await makeFolders(ownFolder)
    return write(placeOf(ownFolder, storeId), name, bytes, fs)
  })
  return { kind: 'rescued', file, saved: revision, at: now }
}

async function write(folder: string, name: string, bytes: Buffer, fs: FileSystem): Promise<string> {
  await mkdir(folder, PRIVATE_FOLDER).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  const file = join(folder, name)
  await writeVerified(file, bytes, fs)
  await fs.syncFolder(dirname(folder))
  return file
}

/**
 * Compares earlier rescued files with the desk's folder, and gives a notice for each that holds something the folder lacks. Removes a file in the
 * app's own folder that holds nothing more; never touches those in the desk's folder.
 */
export async function rescuedNotices(
  directory: string,
  storeId: string,
  ownFolder: string | undefined,
): Promise<RescuedNotice[]> {
  const notices: RescuedNotice[] = []
  for (const { file, snapshot, isOwn } of await rescuedFiles({ directory, storeId, ownFolder })) {
    const notice = await against(directory, file, snapshot)
    if (notice) notices.push(notice)
    else if (isOwn) await removeFile(file).catch(() => undefined)
  }
  return notices
}

/** A rescued file; `isOwn` if it is in the app's own folder. */
export interface RescuedFile {
  file: string
  snapshot: Snapshot & { stuck: StuckRecord[] }
  isOwn: boolean
}

/** The undamaged rescued files of a desk, in its folder and in the app's own. */
export async function rescuedFiles(desk: {
  directory: string
  storeId: string
  ownFolder: string | undefined
}): Promise<RescuedFile[]> {
  const { directory, storeId, ownFolder } = desk
  const own = ownFolder === undefined ? undefined : placeOf(ownFolder, storeId)
  const files: RescuedFile[] = []
  for (const folder of [join(directory, RESCUED_FOLDER), ...(own === undefined ? [] : [own])])
    for (const name of await namesIn(folder)) {
      const file = join(folder, name)
      const snapshot = await readRescued(file, storeId)
      if (snapshot) files.push({ file, snapshot, isOwn: folder === own })
    }
  return files
}

const RESCUED = /^\d{8}T\d{6}Z-\d+\.json$/

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => [])
  return names.filter((name) => RESCUED.test(name)).toSorted()
}

/** Reads a rescued file; one that is unreadable or of another desk is ignored and left alone. */
async function readRescued(file: string, storeId: string): Promise<RescuedFile['snapshot'] | undefined> {
  try {
    const snapshot = parseSnapshot(await realFileSystem.read(file), file)
    return snapshot.storeId === storeId ? snapshot : undefined
  } catch {
    return undefined
  }
}

async function against(directory: string, file: string, snapshot: Snapshot): Promise<RescuedNotice | undefined> {
  const { content, storeId } = snapshot
  const rescued = new MemoryDesk(content.collections, frozenTextsOf(directory), content.revision, content.trash)
  const found = await diskHolds(directory, { desk: rescued, storeId })
  if (found.state === 'whole' || found.state === 'more') return undefined
  const { revision, records = [], desk } = found
  const named = records.slice(0, NAMED).map((ref) => {
    const isRescued = !desk || getRef(rescued, ref) !== undefined
    return { ref, title: titleOf(isRescued ? rescued : desk, ref) }
  })
  return {
    kind: 'rescued',
    file,
    saved: content.revision,
    at: instantOf(file),
    ...(revision === undefined ? {} : { revision, records: named, count: records.length }),
  }
}

/** The instant at the start of a rescued file's name. */
function instantOf(file: string): string {
  const [, y = '', mo = '', d = '', h = '', mi = '', s = ''] =
    /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-\d+\.json$/.exec(file) ?? []
  return `${y}-${mo}-${d}T${h}:${mi}:${s}Z`
}
