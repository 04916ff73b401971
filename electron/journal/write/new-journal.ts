import { randomInt } from 'node:crypto'
import { dirname, join } from 'node:path'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { makeFolders } from '../../files/private-files'
import { writeVerified } from '../../files/write-durably'
import type { DeskContent } from '../format/desk-content'
import { SNAPSHOTS_FOLDER, snapshotFile } from '../format/desk-file-names'
import { snapshotBytes } from '../format/snapshot'

/**
 * Writes the root snapshot of a desk's journal. The chain begins at a random number, so that no segment of another desk, or one without this
 * snapshot, is ever mistaken for one of this desk.
 * @throws WriteFailure
 */
export async function beginJournal(
  directory: string,
  { content, storeId, at, schema }: { content: DeskContent; storeId: string; at: string; schema?: number | undefined },
  fs: FileSystem = realFileSystem,
  segment = 0,
): Promise<void> {
  const file = snapshotFile(directory, segment)
  const made = await makeFolders(join(directory, SNAPSHOTS_FOLDER))
  await writeVerified(file, snapshotBytes({ content, storeId, at, schema, chain: randomInt(1, 0xffff_ffff) }), fs)
  if (made !== undefined) await fs.syncFolder(dirname(dirname(file)))
}
