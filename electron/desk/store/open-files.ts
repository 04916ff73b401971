import { Low } from 'lowdb'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { OpenMode } from '../../../core/desk/reading'
import { NO_UNDO } from '../../../core/journal/step'
import { pause } from '../../files/pause'
import { tighten } from '../../files/private-files'
import { WriteFailure } from '../../files/write-durably'
import { NOTHING_UNKNOWN } from '../../journal/format/desk-content'
import { FROZEN_FOLDERS, refuseLinkedFolders, SNAPSHOTS_FOLDER } from '../../journal/format/desk-file-names'
import { thisDevice } from '../../journal/format/device'
import { tellOfSchema, whyStuck } from '../../journal/migrate/migrate-schema'
import { checkRecords, countRecords } from '../../journal/read/check-records'
import { advance, type DeskState } from '../../journal/read/read-desk'
import { withFacts } from './desk-facts'
import { filesOf, fingerprintOf, refuseIfNoDesk, removeLeftovers, type DeskFiles } from './desk-files'
import { lockDesk, type DeskLock } from './desk-lock'
import { Lease } from './lease'
import { leasedBy } from './lease-file'
import type { OpenOptions, SettledOptions } from './open-options'
import { OUTSIDE, writeError } from './store-trouble'

/** The opened files that a desk's store starts with. */
export interface OpenedFiles {
  files: DeskFiles
  db: Low<DeskState>
  /** Held while the desk is open for writing. */
  lock: DeskLock | undefined
  /** Held with the lock. */
  lease: Lease | undefined
  /** The fingerprint of a read-only desk's files, taken before they were read. */
  seen: string
}

const NOTHING: DeskState = { desk: new MemoryDesk({}), history: NO_UNDO, unknown: NOTHING_UNKNOWN }

/** Up to this many records are parsed by their schemas before the desk is shown; if there are more, soon after. */
export const CHECKED_AT_ONCE = 1000

/**
 * Opens the files of a desk and passes them to `use`; closes them if either fails.
 * @throws ParleyError as `DeskStore.open`, and whatever `use` throws
 */
export async function openFiles<T>(
  directory: string,
  mode: OpenMode,
  options: OpenOptions & SettledOptions,
  use: (opened: OpenedFiles) => Promise<T>,
): Promise<T> {
  const { fs, clock } = options
  // Any file of a damaged desk may be missing.
  if (mode !== 'salvage') await refuseIfNoDesk(directory)
  await refuseLinkedFolders(directory)
  const lock = mode === 'write' ? await lockDesk(directory) : undefined
  let lease: Lease | undefined
  let files: DeskFiles | undefined
  try {
    // Take it before anything else is written: a line that looks torn may be one that another computer is writing.
    lease =
      lock &&
      (await Lease.take(directory, {
        id: lock.id,
        device: thisDevice(),
        who: options.who,
        clock,
        overrule: options.overrule,
      }))
    const seen = mode !== 'write' ? await fingerprintOf(directory) : ''
    const { opened, db } = await withoutOthers(directory, lease, async () => {
      await files?.journal?.close()
      files = await filesOf(directory, mode, options)
      return { opened: files, db: await begin(directory, files, options) }
    })
    const told = opened.journal && (await tellOfSchema(directory, opened.journal, { at: clock(), fs }))
    if (told) db.data = advance(db.data, told)
    if (lock) {
      await removeLeftovers(directory)
      await tighten(
        directory,
        FROZEN_FOLDERS.map((name) => join(directory, name)),
      )
    }
    return await use({ files: opened, db, lock, lease, seen })
  } catch (error) {
    await files?.journal?.close().catch(() => undefined)
    await lease?.giveBack()
    await lock?.release()
    throw await withFacts(error instanceof WriteFailure ? writeError(error, directory) : error, directory)
  }
}

/** Reads the files, and prepares the journal for writing if they are opened for that. */
async function begin(directory: string, files: DeskFiles, { invalid }: OpenOptions): Promise<Low<DeskState>> {
  // lowdb uses defaults if an adapter reads null; ours throws instead, so they are never seen.
  const db = new Low<DeskState>(files.adapter, NOTHING)
  await db.read()
  const stuck = files.journal && whyStuck(directory, files.journal.recovered?.stuck ?? [])
  if (stuck) throw stuck
  const { collections } = db.data.desk
  if (invalid || countRecords(collections) <= CHECKED_AT_ONCE)
    checkRecords(collections, join(directory, SNAPSHOTS_FOLDER), invalid)
  // Only now: if a desk cannot be opened, nothing of it is touched.
  await files.journal?.begin()
  return db
}

/** How often to open a desk again that another computer opened at the same moment, and how long to wait before that, in milliseconds. */
const TRIES = 3
const WAIT_MS = 1000

/**
 * Opens the files with `work`, and again if another writer continued the desk while they were read, unless that one has its lease by now.
 * @throws ParleyError `desk-leased`, and whatever `work` throws
 */
async function withoutOthers<T>(directory: string, lease: Lease | undefined, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!lease || attempt === TRIES || !(error instanceof ParleyError) || !OUTSIDE.has(error.code)) throw error
      // Two that wait for different times do not meet again.
      await pause(WAIT_MS * (1 + Math.random()))
      await lease.look()
      if (lease.takenBy) throw leasedBy(directory, lease.takenBy)
    }
  }
}
