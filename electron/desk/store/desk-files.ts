import type { Adapter } from 'lowdb'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { OpenMode } from '../../../core/desk/reading'
import { SchemaMigration } from '../../../core/journal/migrate-journal'
import type { FileSystem } from '../../files/file-system'
import { readText } from '../../files/read-text'
import { reasonOf } from '../../files/write-durably'
import {
  FORMAT_FILE,
  FROZEN_FOLDERS,
  JOURNAL_FOLDER,
  journalOf,
  LEFTOVER,
  listJournal,
  SNAPSHOTS_FOLDER,
} from '../../journal/format/desk-file-names'
import { thisDevice } from '../../journal/format/device'
import { DESK_FILE, readFormat1 } from '../../journal/format/format-1'
import { parseFormat, whyNewer } from '../../journal/format/format-file'
import { frozenTextsOf } from '../../journal/format/frozen-texts'
import { migrateFormat1, removeFormat1 } from '../../journal/migrate/migrate'
import { stateOf, type DeskState, type Recovered } from '../../journal/read/read-desk'
import { openPoint, type OtherPoints, type PointState } from '../../journal/repair/recovery-points'
import { JournalAdapter, type SegmentLimits } from '../../journal/write/journal-adapter'
import { ReadingAdapter, type Stuck } from './reading-adapter'

/** The files of an opened desk. */
export interface DeskFiles {
  /** Names the desk for good, wherever its folder is. */
  storeId: string
  adapter: Adapter<DeskState>
  /** The journal to write to; undefined if the desk is read-only. */
  journal: JournalAdapter | undefined
  /** The result of the last reading; undefined for a desk of the first format or a damaged one. */
  recovered: () => Recovered | undefined
  /** The state that is shown of a damaged desk, once it was read. */
  point?: PointAdapter
  /** The reader of a read-only desk, which knows what was left out. */
  reading?: ReadingAdapter
}

/** How to read and write the files of a desk; for a damaged one, which state to read. */
interface FilesOptions extends Stuck {
  fs: FileSystem
  clock: () => string
  limits?: SegmentLimits | undefined
  point?: string | undefined
  others?: readonly OtherPoints[] | undefined
}

/** The id of a damaged desk, to find its files elsewhere; if it is unreadable, there are none. */
async function storeIdOf(file: string): Promise<string> {
  try {
    return parseFormat(await readText(file), file).storeId
  } catch (error) {
    if (error instanceof ParleyError && error.code !== 'desk-newer') return 'unknown'
    throw error
  }
}

/** Reads one state of a damaged desk. */
class PointAdapter implements Adapter<DeskState> {
  readonly #open: () => Promise<PointState>
  opened: PointState | undefined

  constructor(directory: string, point: string, parts: { fs: FileSystem; others: readonly OtherPoints[] | undefined }) {
    this.#open = () => openPoint(directory, point, parts)
  }

  async read(): Promise<DeskState> {
    this.opened = await this.#open()
    return this.opened.state
  }

  write(): Promise<void> {
    return Promise.reject(new ParleyError('desk-read-only', { dir: '', reason: 'salvaged' }))
  }
}

/**
 * Finds the files for lowdb to read and write. For writing, first migrates a desk of an earlier format and removes the remains of killed writers; the
 * caller holds the lock.
 * @throws ParleyError `desk-unreadable`, `desk-corrupt`, `desk-newer`, those of a migration; WriteFailure
 */
export async function filesOf(
  directory: string,
  mode: OpenMode,
  { fs, clock, limits, point = 'salvaged', others, ...stuck }: FilesOptions,
): Promise<DeskFiles> {
  const file = join(directory, FORMAT_FILE)
  if (mode === 'salvage') {
    const adapter = new PointAdapter(directory, point, { fs, others })
    return { storeId: await storeIdOf(file), adapter, journal: undefined, recovered: () => undefined, point: adapter }
  }
  const format = parseFormat(await readText(file), file)
  const { storeId } = format
  const device = thisDevice()
  if (mode === 'read') {
    const journal = new JournalAdapter({ directory, device, storeId, fs, clock })
    const former = format.format === 1 ? new Format1Adapter(directory) : undefined
    const stuckIn = (state: DeskState) => (former ? former.up.stuckIn(state.desk) : (journal.recovered?.stuck ?? []))
    const reading = new ReadingAdapter(directory, former ?? journal, stuckIn, stuck)
    return { storeId, adapter: reading, journal: undefined, recovered: () => journal.recovered, reading }
  }
  const newer = whyNewer(format, file)
  if (newer) throw newer
  if (format.format === 1) await migrateFormat1(directory, format, { device, at: clock(), fs })
  else await removeFormat1(directory, fs)
  const journal = new JournalAdapter({ directory, device, storeId, limits, fs, clock })
  return { storeId, adapter: journal, journal, recovered: () => journal.recovered }
}

/** Reads a desk of the first format. */
class Format1Adapter implements Pick<Adapter<DeskState>, 'read'> {
  readonly #directory: string
  up = new SchemaMigration()

  constructor(directory: string) {
    this.#directory = directory
  }

  async read(): Promise<DeskState> {
    this.up = new SchemaMigration()
    return stateOf(await readFormat1(this.#directory, this.up), frozenTextsOf(this.#directory))
  }
}

/** @throws ParleyError `desk-gone`, `desk-not-a-desk` with the missing and the existing files, `desk-unreadable` */
export async function refuseIfNoDesk(directory: string): Promise<void> {
  const folder = await stat(directory).catch((error: unknown) => {
    const reason = reasonOf(error)
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new ParleyError('desk-gone', { dir: directory })
    throw new ParleyError('desk-unreadable', { file: directory, reason })
  })
  if (!folder.isDirectory()) throw new ParleyError('desk-not-a-desk', { dir: directory, file: FORMAT_FILE })
  const hasFormat = await isThere(join(directory, FORMAT_FILE))
  // The first format has one file in place of the two folders.
  const holders = [SNAPSHOTS_FOLDER, JOURNAL_FOLDER, DESK_FILE]
  const there = await Promise.all(holders.map((name) => isThere(join(directory, name))))
  const has = holders.find((_name, index) => there[index])
  if (hasFormat && has !== undefined) return
  if (has !== undefined) throw new ParleyError('desk-not-a-desk', { dir: directory, file: FORMAT_FILE, has })
  const file = hasFormat ? SNAPSHOTS_FOLDER : FORMAT_FILE
  throw new ParleyError('desk-not-a-desk', { dir: directory, file, ...(hasFormat ? { has: FORMAT_FILE } : {}) })
}

/** Does this path exist? @throws ParleyError `desk-unreadable` if the system does not say */
async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return false
    throw new ParleyError('desk-unreadable', { file, reason }, { cause: error })
  }
}

/** Removes the temporary files of killed writers; the lock ensures that no writer is at work. */
export async function removeLeftovers(directory: string): Promise<void> {
  const folders = [SNAPSHOTS_FOLDER, ...FROZEN_FOLDERS].map((name) => join(directory, name))
  for (const folder of [directory, ...folders, journalOf(directory, thisDevice())]) {
    for (const name of await readdir(folder).catch(() => [])) {
      // In a read-only folder they stay, and do no harm.
      if (LEFTOVER.test(name)) await rm(join(folder, name), { force: true }).catch(() => undefined)
    }
  }
}

/** Identifies the state of a desk's files without reading them. */
export async function fingerprintOf(directory: string): Promise<string> {
  const { snapshots, segments } = await listJournal(directory)
  const files = [join(directory, FORMAT_FILE), join(directory, DESK_FILE), ...segments.map(({ file }) => file)]
  const marks = await Promise.all(
    files.map(async (file) => {
      const found = await stat(file, { bigint: true }).catch(() => undefined)
      return found ? [found.ino, found.size, found.mtimeNs].join('/') : '-'
    }),
  )
  return [...marks, ...snapshots].join(' ')
}
