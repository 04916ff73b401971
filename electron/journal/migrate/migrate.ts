import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { SchemaMigration } from '../../../core/journal/migrate-journal'
import type { Transaction } from '../../../core/journal/transaction'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { makeFolders } from '../../files/private-files'
import { readText } from '../../files/read-text'
import { readRegular } from '../../files/regular-file'
import { writeDurably, writeVerified } from '../../files/write-durably'
import { continuedFrom, FORMAT_FILE, JOURNAL_FOLDER, listJournal, SNAPSHOTS_FOLDER } from '../format/desk-file-names'
import { DESK_FILE, readFormat1 } from '../format/format-1'
import { FORMAT, formatText, parseFormat, type DeskFormat } from '../format/format-file'
import { linesOf } from '../format/line'
import { isClosing, isHeader, namedIn } from '../format/plausible'
import { REACHED_FILE, readReached } from '../format/reached-file'
import { checkRecords } from '../read/check-records'
import { FileHistory } from '../read/journal-history'
import { recover } from '../read/read-desk'
import { JournalAdapter } from '../write/journal-adapter'
import { beginJournal } from '../write/new-journal'
import { whyStuck } from './migrate-schema'

/** Keeps the original of a desk of the first format. */
export const BEFORE_FOLDER = 'before-format-2'

/**
 * Migrates a desk of format 1 to a journal. First keeps its files unchanged and reads them back. The desk has one format or the other at any instant:
 * `format.json` is replaced last, and an interrupted migration starts again. The first transaction of the journal records the migration. The caller
 * holds the lock.
 * @throws ParleyError those of reading the desk; WriteFailure
 */
export async function migrateFormat1(
  directory: string,
  format: DeskFormat,
  { device, at, fs = realFileSystem }: { device: string; at: string; fs?: FileSystem },
): Promise<void> {
  if (!(await isBegun(directory, fs))) {
    // Migrates the records to this Parley's schema along with the format.
    const up = new SchemaMigration()
    const content = await readFormat1(directory, up)
    const stuck = whyStuck(directory, up.stuckIn(content))
    if (stuck) throw stuck
    checkRecords(content.collections, join(directory, DESK_FILE))
    await keepAsItWas(directory, fs)
    await putAside(directory, fs)
    await beginJournal(directory, { content, storeId: format.storeId, at }, fs)
    const journal = new JournalAdapter({ directory, device, fs, clock: () => at })
    try {
      const { desk } = await journal.read()
      await journal.begin()
      const edit: Transaction['edit'] = { kind: 'migrate', what: 'format', from: format.format, to: FORMAT }
      journal.put({ n: desk.revision + 1, by: 'parley', at, edit, ops: [] })
      await journal.write()
    } finally {
      await journal.close()
    }
  }
  // An earlier Parley may have left an unfinished migration with records of its own schema; opening the desk migrates them next.
  const reached = (await readReached(directory, fs)) !== undefined
  await writeDurably(
    join(directory, FORMAT_FILE),
    Buffer.from(
      formatText(format.storeId, { ...format, begunFrom: 0, ...(reached ? { reached } : {}) }, format.schema),
    ),
    fs,
  )
  await removeFormat1(directory, fs)
}

/**
 * Removes the format 1 file of a desk that has a journal and keeps that file elsewhere. Leaves a file that differs from the kept one, since nobody
 * has read it.
 */
export async function removeFormat1(directory: string, fs: FileSystem = realFileSystem): Promise<void> {
  if ((await formerFile(directory)) !== 'kept') return
  await fs.remove(join(directory, DESK_FILE))
  await fs.syncFolder(directory)
}

/** Does the format 1 file exist, and is it the one that was kept? */
async function formerFile(directory: string): Promise<'none' | 'kept' | 'other'> {
  const read = (...path: string[]) => readRegular(join(directory, ...path)).catch(() => undefined)
  const now = await read(DESK_FILE)
  if (!now) return 'none'
  return (await read(BEFORE_FOLDER, DESK_FILE))?.equals(now) ? 'kept' : 'other'
}

/**
 * Does the desk already have a whole journal, with only `format.json` not replaced, or put back by another program? If a Parley that knows no journal
 * has edited the single file since, migrates again, unless the journal has edits of its own.
 * @throws ParleyError `desk-forked`; if the journal has edits of its own, those of reading it
 */
async function isBegun(directory: string, fs: FileSystem): Promise<boolean> {
  if (!existsSync(join(directory, BEFORE_FOLDER, DESK_FILE))) return false
  try {
    const { end, snapshot } = await recover(directory)
    if (!end && snapshot === 0) return false
  } catch (error) {
    // An interrupted migration may start again. Later edits are never skipped because they are damaged.
    if (error instanceof ParleyError && !(await hasEdits(directory, fs))) return false
    throw error
  }
  const listing = await listJournal(directory)
  // A damaged desk of the first format was continued here; this is no interrupted migration.
  const isRepaired = continuedFrom(listing) !== undefined
  const edits = await newest(directory)
  if ((await formerFile(directory)) !== 'other') return isRepaired || edits.length > 0
  if (!isRepaired && edits.every(({ edit }) => edit.kind === 'migrate')) return false
  const other = listing.segments.at(-1)
  throw new ParleyError('desk-forked', {
    file: join(directory, DESK_FILE),
    other: other?.file ?? '',
    number: other?.number ?? 0,
  })
}

/**
 * Was a migration of this desk from the first format interrupted? The desk is still what its one file holds, until `format.json` is replaced. A journal
 * with edits of its own is no remains.
 */
export async function isUnfinished(directory: string, fs: FileSystem = realFileSystem): Promise<boolean> {
  const file = join(directory, FORMAT_FILE)
  if (!existsSync(join(directory, BEFORE_FOLDER))) return false
  try {
    return parseFormat(await readText(file), file).format < FORMAT && !(await hasEdits(directory, fs))
  } catch {
    return false
  }
}

/** Does the journal hold more than a migration writes: another segment, or a line other than the header, the migration and the closing line? */
async function hasEdits(directory: string, fs: FileSystem): Promise<boolean> {
  const { segments } = await listJournal(directory)
  const [first, ...more] = segments
  if (!first || more.length > 0) return first !== undefined
  const lines = [...linesOf(await fs.read(first.file))].filter(({ line }) => !isHeader(line) && !isClosing(line))
  return lines.some(({ line }, index) => index > 0 || namedIn(line).length > 0)
}

/** The last two transactions; a desk that was only migrated has one. */
const newest = (directory: string) => new FileHistory(directory).transactions({ limit: 2 })

/** Keeps the format 1 files unchanged, and reads them back. @throws WriteFailure */
export async function keepAsItWas(directory: string, fs: FileSystem): Promise<void> {
  const folder = join(directory, BEFORE_FOLDER)
  await makeFolders(folder)
  for (const name of [DESK_FILE, FORMAT_FILE]) {
    if (!existsSync(join(directory, name))) continue
    const bytes = await fs.read(join(directory, name))
    const kept = join(folder, name)
    if (existsSync(kept)) {
      if ((await fs.read(kept)).equals(bytes)) continue
      // Comes from a migration of another state, so it stays too.
      await fs.rename(kept, `${kept}.${randomBytes(4).toString('hex')}`)
    }
    await writeVerified(kept, bytes, fs)
  }
  await fs.syncFolder(directory)
}

/** Moves the remains of an interrupted migration next to the original; deletes nothing. */
async function putAside(directory: string, fs: FileSystem): Promise<void> {
  for (const name of [REACHED_FILE, SNAPSHOTS_FOLDER, JOURNAL_FOLDER]) {
    if (!existsSync(join(directory, name))) continue
    const aside = join(directory, BEFORE_FOLDER, `${name}.${randomBytes(4).toString('hex')}`)
    await fs.rename(join(directory, name), aside)
  }
  await fs.syncFolder(directory)
}
