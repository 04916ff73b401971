import type { BackupPreview } from '../../core/backup/backup-schemas'
import { since } from '../../core/backup/since'
import { textsNamed } from '../../core/backup/texts-named'
import { ParleyError } from '../../core/base/errors'
import { MemoryDesk, type TextKind } from '../../core/desk/memory-desk'
import { realFileSystem, type FileSystem } from '../files/file-system'
import type { DeskContent } from '../journal/format/desk-content'
import { frozenTextsOf, type FrozenText } from '../journal/format/frozen-texts'
import { countRecords } from '../journal/read/check-records'
import { deskState } from './desk-state'
import { placeOf } from './layout'
import { readPoint } from './recovery-points'

/** How many records are named one by one. */
const MOST = 200

/** Which restore point of which desk, and the folder of backups that it is in. */
export interface PointPlace {
  folder: string
  storeId: string
  name: string
}

/**
 * What is other in a restore point than on the desk in `directory` now; the desk may be gone or damaged, or none be given: then the point alone is told of.
 * @throws ParleyError as `readPoint`
 */
export async function previewPoint(
  { folder, storeId, name }: PointPlace,
  directory: string | undefined,
  options: { now: string; fs?: FileSystem },
): Promise<BackupPreview> {
  const { now, fs = realFileSystem } = options
  const { content } = await readPoint(folder, storeId, name, fs)
  const then = new MemoryDesk(content.collections)
  const found = directory === undefined ? undefined : await nowOf(directory, storeId, now, fs)
  const [settings] = then.all('deskSettings')
  const { missing } = textsOf({ folder, storeId, name }, content)
  return {
    records: countRecords(content.collections),
    ...(settings ? { of: settings.title } : {}),
    missingTexts: missing.length,
    ...(found ? { differences: since(found, then, MOST) } : {}),
  }
}

async function nowOf(directory: string, storeId: string, now: string, fs: FileSystem) {
  try {
    const desk = await deskState(directory, now, fs)
    return desk.storeId === storeId ? new MemoryDesk(desk.content.collections) : undefined
  } catch (error) {
    // It is gone, or damaged: what is to be gone back to is shown all the same.
    if (error instanceof ParleyError) return undefined
    throw error
  }
}

/** The texts that a restore point's records name, as the backup has them; and which of them it has no more. */
export function textsOf(
  { folder, storeId }: PointPlace,
  content: DeskContent,
): { texts: FrozenText[]; missing: string[] } {
  const read = frozenTextsOf(placeOf(folder, storeId))
  const texts: FrozenText[] = []
  const missing: string[] = []
  for (const [sha256, kind] of textsNamed(content)) {
    const text = textOf(read, kind, sha256)
    if (text === undefined) missing.push(sha256)
    else texts.push({ kind, text })
  }
  return { texts, missing }
}

function textOf(read: ReturnType<typeof frozenTextsOf>, kind: TextKind, sha256: string): string | undefined {
  try {
    return read(kind, sha256)
  } catch (error) {
    if (error instanceof ParleyError) return undefined
    throw error
  }
}
