import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { getRef } from '../../../core/desk/desk-read'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Notice } from '../../../core/desk/reading'
import { titleOf } from '../../../core/desk/titles'
import type { StuckRecord } from '../../../core/journal/migrate-journal'
import { placeOf } from '../../backup/layout'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { writeVerified } from '../../files/write-durably'
import { frozenTextsOf } from '../../journal/format/frozen-texts'
import { parseSnapshot, snapshotBytes, type Snapshot } from '../../journal/format/snapshot'
import type { DeskState } from '../../journal/read/recover'
import { diskHolds } from '../../journal/write/disk-holds'

/** Where what was acknowledged is put that a desk's folder does not have any more. */
export const RESCUED_FOLDER = 'rescued'

/** How many of the records that differ are named. */
const NAMED = 20

/** What memory has of a desk, at one state. */
export interface Rescuable {
  state: DeskState
  storeId: string
  /** The latest instant in it. */
  at: string
}

export type RescuedNotice = Extract<Notice, { kind: 'rescued' }>

/**
 * Writes what memory has as a snapshot, which is read back: into `rescued/` of the desk's folder or, where that cannot be written, into the app's own folder
 * for this desk. It has no place in the journal, so its chain is 0.
 * @throws WriteFailure where neither can be written
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
  // A folder that is not there is not made: an empty desk would stand in its place.
  const inDesk = () => write(join(places.directory, RESCUED_FOLDER), name, bytes, fs)
  const { ownFolder } = places
  const file = await inDesk().catch(async (error: unknown) => {
    if (ownFolder === undefined) throw error
    await mkdir(ownFolder, { recursive: true })
    return write(placeOf(ownFolder, storeId), name, bytes, fs)
  })
  return { kind: 'rescued', file, saved: revision, at: now }
}

async function write(folder: string, name: string, bytes: Buffer, fs: FileSystem): Promise<string> {
  await mkdir(folder).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  const file = join(folder, name)
  await writeVerified(file, bytes, fs)
  await fs.syncFolder(dirname(folder))
  return file
}

/**
 * What was rescued of a desk at earlier times, against what its folder has now: a notice for each file that has something that the folder has not. One in the
 * app's own folder that has nothing more is removed; those in the desk's folder are never touched.
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
    else if (isOwn) await rm(file, { force: true }).catch(() => undefined)
  }
  return notices
}

/** A file of what was rescued; `isOwn` where it is in the app's own folder. */
export interface RescuedFile {
  file: string
  snapshot: Snapshot & { stuck: StuckRecord[] }
  isOwn: boolean
}

/** What was rescued of a desk, in its folder and in the app's own: the files that are what was written. */
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

/** One that cannot be read, or is of another desk, says nothing: it stays where it is. */
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

/** The instant that a rescued file's name begins with. */
function instantOf(file: string): string {
  const [, y = '', mo = '', d = '', h = '', mi = '', s = ''] =
    /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-\d+\.json$/.exec(file) ?? []
  return `${y}-${mo}-${d}T${h}:${mi}:${s}Z`
}
