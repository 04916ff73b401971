import { Low } from 'lowdb'
import { join } from 'node:path'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { Holder, OpenMode } from '../../../core/desk/reading'
import { NO_UNDO } from '../../../core/journal/step'
import { WriteFailure } from '../../files/write-durably'
import { NOTHING_UNKNOWN } from '../../journal/format/desk-content'
import { SNAPSHOTS_FOLDER } from '../../journal/format/desk-file-names'
import { thisDevice } from '../../journal/format/device'
import { tellOfSchema, whyStuck } from '../../journal/migrate/migrate-schema'
import { checkRecords, countRecords } from '../../journal/read/check-records'
import { advance, type DeskState } from '../../journal/read/read-desk'
import { withFacts } from './desk-facts'
import { filesOf, fingerprintOf, refuseIfNoDesk, removeLeftovers, type DeskFiles } from './desk-files'
import { lockDesk, type DeskLock } from './desk-lock'
import { refuseIfLeased } from './lease'
import type { OpenOptions, SettledOptions } from './open-options'
import { writeError } from './store-trouble'

/** The opened files that a desk's store starts with. */
export interface OpenedFiles {
  files: DeskFiles
  db: Low<DeskState>
  /** Held while the desk is open for writing. */
  lock: DeskLock | undefined
  /** The holder of the lease that was overruled. */
  overruled: Holder | undefined
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
  const lock = mode === 'write' ? await lockDesk(directory, options.who) : undefined
  let files: DeskFiles | undefined
  try {
    // Check before anything is written: a line that looks torn may be one that another computer is writing.
    const overruled = lock ? await refuseIfLeased(directory, thisDevice(), options.overrule) : undefined
    const seen = mode !== 'write' ? await fingerprintOf(directory) : ''
    files = await filesOf(directory, mode, options)
    // lowdb uses defaults if an adapter reads null; ours throws instead, so they are never seen.
    const db = new Low<DeskState>(files.adapter, NOTHING)
    await db.read()
    const stuck = files.journal && whyStuck(directory, files.journal.recovered?.stuck ?? [])
    if (stuck) throw stuck
    const { collections } = db.data.desk
    if (options.invalid || countRecords(collections) <= CHECKED_AT_ONCE)
      checkRecords(collections, join(directory, SNAPSHOTS_FOLDER), options.invalid)
    // Only now: if a desk cannot be opened, nothing in its folder is touched.
    await files.journal?.begin()
    const told = files.journal && (await tellOfSchema(directory, files.journal, { at: clock(), fs }))
    if (told) db.data = advance(db.data, told)
    if (lock) await removeLeftovers(directory)
    return await use({ files, db, lock, overruled, seen })
  } catch (error) {
    await files?.journal?.close().catch(() => undefined)
    await lock?.release()
    throw await withFacts(error instanceof WriteFailure ? writeError(error, directory) : error, directory)
  }
}
