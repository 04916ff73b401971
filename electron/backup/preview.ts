import type { BackupPreview } from '../../core/backup/backup-schemas'
import { originalsNamed, textsNamed } from '../../core/backup/texts-named'
import { ParleyError } from '../../core/base/errors'
import { compareDesks } from '../../core/desk/differences'
import { MemoryDesk, type TextKind } from '../../core/desk/memory-desk'
import { realFileSystem, type FileSystem } from '../files/file-system'
import type { DeskContent } from '../journal/format/desk-content'
import { frozenTextsOf, readOriginal, type FrozenOriginal, type FrozenText } from '../journal/format/frozen-texts'
import { countRecords } from '../journal/read/check-records'
import { placeOf } from './backup-file-names'
import { readPoint } from './backup-points'
import { deskState } from './desk-state'

/** How many records are named one by one. */
const MOST = 200

/** A recovery point of a desk, and its folder of backups. */
export interface PointPlace {
  folder: string
  storeId: string
  name: string
}

/**
 * Describes a recovery point, and the changes since then on the desk in `directory`. If the desk is missing, damaged or not given, the point alone.
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
  const point = { folder, storeId, name }
  let missing = textsOf(point, content).missing.length
  for await (const original of originalsOf(point, content)) if (original === undefined) missing += 1
  return {
    records: countRecords(content.collections),
    ...(settings ? { of: settings.title } : {}),
    missingTexts: missing,
    ...(found ? { differences: compareDesks(then, found, MOST) } : {}),
  }
}

async function nowOf(directory: string, storeId: string, now: string, fs: FileSystem) {
  try {
    const desk = await deskState(directory, now, fs)
    return desk.storeId === storeId ? new MemoryDesk(desk.content.collections) : undefined
  } catch (error) {
    // The desk is missing or damaged, so show the recovery point alone.
    if (error instanceof ParleyError) return undefined
    throw error
  }
}

/** The texts that a recovery point's records name, as the backup has them, and those that it has lost. */
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

/** The originals that a recovery point's records name, one at a time; undefined for one that the backup has lost. */
export async function* originalsOf(
  { folder, storeId }: PointPlace,
  content: DeskContent,
): AsyncGenerator<FrozenOriginal | undefined, void> {
  for (const sha256 of originalsNamed(content)) {
    const bytes = await readOriginal(placeOf(folder, storeId), sha256).catch((error: unknown) => {
      if (error instanceof ParleyError) return undefined
      throw error
    })
    yield bytes && { kind: 'original', sha256, bytes }
  }
}

function textOf(read: ReturnType<typeof frozenTextsOf>, kind: TextKind, sha256: string): string | undefined {
  try {
    return read(kind, sha256)
  } catch (error) {
    if (error instanceof ParleyError) return undefined
    throw error
  }
}
