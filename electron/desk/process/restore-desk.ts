import { readPoint } from '../../backup/backup-points'
import { originalsOf, textsOf, type PointPlace } from '../../backup/preview'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { parseAsWritten } from '../../journal/format/snapshot'
import type { FrozenFile } from '../../journal/format/frozen-texts'
import { createDesk } from '../store/create-desk'

/**
 * Makes a new desk from a recovery point, in a folder that does not exist or is empty: the same records, trash, history, texts and originals, with
 * an identity of its own. The folder appears whole or not at all, and the backup stays unchanged. Resolves with the number of texts and originals that
 * the backup has lost.
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
  let missingTexts = missing.length
  async function* frozen(): AsyncGenerator<FrozenFile, void> {
    yield* texts
    for await (const original of originalsOf(point, content)) {
      if (original) yield original
      else missingTexts += 1
    }
  }
  await createDesk(directory, content, frozen(), fs, { schema })
  return { missingTexts }
}
