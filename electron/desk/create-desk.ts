import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ParleyError } from '../../core/contract/errors'
import { realFileSystem, type FileSystem } from '../files/file-system'
import { reasonOf, writeDurably } from '../files/write-durably'
import { DESK_FILE, deskText, FORMAT_FILE, formatText, sha256Of, SOURCES_FOLDER, type DeskContent } from './desk-format'

/**
 * Writes a desk into a folder that does not exist or is empty, with an identity of its own. The folder appears whole or not at all.
 * @throws ParleyError `desk-not-empty`, `cannot-write`, `disk-full`
 */
export async function createDesk(
  directory: string,
  content: DeskContent,
  texts: readonly string[],
  fs: FileSystem = realFileSystem,
): Promise<void> {
  const existing = await readdir(directory).catch(() => undefined)
  if (existing && existing.length > 0) throw new ParleyError('desk-not-empty', { dir: directory })
  const building = join(dirname(directory), `.${basename(directory)}.${randomUUID()}.tmp`)
  try {
    const made = await mkdir(join(building, SOURCES_FOLDER), { recursive: true })
    for (const text of texts) {
      await writeDurably(join(building, SOURCES_FOLDER, `${sha256Of(text)}.txt`), Buffer.from(text), fs)
    }
    await writeDurably(join(building, DESK_FILE), Buffer.from(deskText(content)), fs)
    await writeDurably(join(building, FORMAT_FILE), Buffer.from(formatText(randomUUID())), fs)
    // Windows renames onto nothing only, not onto an empty folder.
    if (existing) await rmdir(directory)
    await fs.rename(building, directory).catch(async (error: unknown) => {
      // The empty folder was there before, and is there again.
      if (existing) await mkdir(directory)
      throw error
    })
    await fs.syncFolder(dirname(directory))
    if (made !== undefined && made !== building) await fs.syncFolder(dirname(made))
  } catch (error) {
    await rm(building, { recursive: true, force: true }).catch(() => undefined)
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
