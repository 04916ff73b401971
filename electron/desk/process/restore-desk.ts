import { textsOf, type PointPlace } from '../../backup/preview'
import { readPoint } from '../../backup/recovery-points'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { parseAsWritten } from '../../journal/format/snapshot'
import { createDesk } from '../store/create-desk'

/**
 * Makes a desk of a restore point in a folder that does not exist or is empty: the same records, trash, history and texts, an identity of its own. The folder
 * appears whole or not at all, and the backup stays as it is. Resolves with how many texts the backup has no more.
 * @throws ParleyError as `readPoint` and `createDesk`
 */
export async function restoreDesk(
  point: PointPlace,
  directory: string,
  fs: FileSystem = realFileSystem,
): Promise<{ missingTexts: number }> {
  // As it was written: what cannot be brought to the schema of this Parley is not to be lost on the way.
  const { content, schema } = await readPoint(point.folder, point.storeId, point.name, fs, parseAsWritten)
  const { texts, missing } = textsOf(point, content)
  await createDesk(directory, content, texts, fs, { schema })
  return { missingTexts: missing.length }
}
