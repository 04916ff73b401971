import { readPoint } from '../../backup/backup-points'
import { textsOf, type PointPlace } from '../../backup/preview'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { parseAsWritten } from '../../journal/format/snapshot'
import { createDesk } from '../store/create-desk'

/**
 * Makes a new desk from a recovery point, in a folder that does not exist or is empty: the same records, trash, history and texts, with an identity
 * of its own. The folder appears whole or not at all, and the backup stays unchanged. Resolves with the number of texts that the backup has lost.
 * @throws ParleyError as `readPoint` and `createDesk`
 */
export async function restoreDesk(
  point: PointPlace,
  directory: string,
  fs: FileSystem = realFileSystem,
): Promise<{ missingTexts: number }> {
  // Keep the schema of the backup, so that records which cannot be migrated are not lost.
  const { content, schema } = await readPoint(point.folder, point.storeId, point.name, fs, parseAsWritten)
  const { texts, missing } = textsOf(point, content)
  await createDesk(directory, content, texts, fs, { schema })
  return { missingTexts: missing.length }
}
