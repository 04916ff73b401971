import { randomUUID } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { makeFolders, PRIVATE_FOLDER } from '../../files/private-files'
import { reasonOf, writeDurably } from '../../files/write-durably'
import type { DeskContent } from '../../journal/format/desk-content'
import { FORMAT_FILE, SOURCES_FOLDER } from '../../journal/format/desk-file-names'
import { formatText } from '../../journal/format/format-file'
import { writeFrozen, type FrozenFile } from '../../journal/format/frozen-texts'
import { beginJournal } from '../../journal/write/new-journal'
import { removeEmptyFolder, removeFolder } from '../../files/when-free'

/**
 * Writes a desk with a new identity into a folder that does not exist or is empty. The folder appears whole or not at all. Its records are of
 * `schema`, by default this Parley's. `texts` are its immutable texts and originals: they are taken one at a time, so that they need not be in memory at once.
 * @throws ParleyError `desk-not-empty`, `cannot-write`, `disk-full`
 */
export async function createDesk(
  directory: string,
  content: DeskContent,
  texts: Iterable<FrozenFile> | AsyncIterable<FrozenFile>,
  fs: FileSystem = realFileSystem,
  { at = new Date().toISOString(), schema }: { at?: string; schema?: number } = {},
): Promise<void> {
  const existing = await readdir(directory).catch(() => undefined)
  if (existing && existing.length > 0) throw new ParleyError('desk-not-empty', { dir: directory })
  const building = join(dirname(directory), `.${basename(directory)}.${randomUUID()}.tmp`)
  const storeId = randomUUID()
  try {
    const made = await makeFolders(join(building, SOURCES_FOLDER))
    for await (const text of texts) await writeFrozen(building, text, fs)
    await beginJournal(building, { content, storeId, at, schema }, fs)
    await writeDurably(join(building, FORMAT_FILE), Buffer.from(formatText(storeId, {}, schema)), fs)
    // Windows cannot rename onto an existing folder, even an empty one.
    if (existing) await removeEmptyFolder(directory)
    await fs.rename(building, directory).catch(async (error: unknown) => {
      // Restore the empty folder.
      if (existing) await mkdir(directory, PRIVATE_FOLDER)
      throw error
    })
    await fs.syncFolder(dirname(directory))
    if (made !== undefined && made !== building) await fs.syncFolder(dirname(made))
  } catch (error) {
    await removeFolder(building).catch(() => undefined)
    throw createError(error, directory)
  }
}

/** Why a new desk could not be made. */
function createError(error: unknown, directory: string): unknown {
  if (error instanceof ParleyError) return error
  const reason = reasonOf(error)
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return new ParleyError('disk-full', { file: directory })
  return new ParleyError('cannot-write', { file: directory, reason }, { cause: error })
}
