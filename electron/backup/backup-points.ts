import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupPoint } from '../../core/backup/backup-schemas'
import { ParleyError } from '../../core/base/errors'
import type { LocalText } from '../../core/base/text'
import { realFileSystem, type FileSystem } from '../files/file-system'
import { reasonOf } from '../files/write-durably'
import { sha256Of } from '../journal/format/desk-content'
import { parseHeader, parseSnapshot, type Snapshot } from '../journal/format/snapshot'
import { atPlace } from './backup-error'
import { listStates, parseStateName, placeOf, statesOf } from './backup-file-names'
import { readPlaceFile, refuseAnother } from './place-file'

/** How many bytes of the newest states are read when they are listed; older ones rely on the last backup's check. */
const READ_AT_ONCE = 256 << 20

/**
 * The recovery points of a desk in a folder of backups, newest first; none if it has no place there. Writes nothing. Lists states that have changed
 * since they were written as damaged.
 * @throws ParleyError `backup-gone`, `backup-read-only`, `backup-failed`, `backup-of-another`
 */
export async function recoveryPointsOf(
  folder: string,
  storeId: string,
  options: { now?: string; fs?: FileSystem; readAtOnce?: number } = {},
): Promise<BackupPoint[]> {
  const { now = new Date().toISOString(), fs = realFileSystem } = options
  const place = placeOf(folder, storeId)
  return atPlace(place, async () => {
    const file = await readPlaceFile(place, fs)
    refuseAnother(file, storeId, place)
    let room = options.readAtOnce ?? READ_AT_ONCE
    const points: BackupPoint[] = []
    for (const { name, at, revision, bytes } of await listStates(place)) {
      const { records, checkedAt, sha256, from, isDamaged = false } = file?.states[name] ?? {}
      const said = { ...(records === undefined ? {} : { records }), ...(from === undefined ? {} : { from }) }
      const known = { name, at, revision, bytes, ...said }
      room -= bytes
      if (room < 0) {
        points.push({ ...known, ...(checkedAt === undefined || isDamaged ? {} : { checkedAt }), isDamaged })
        continue
      }
      const found = await fs.read(join(statesOf(place), name)).catch(() => undefined)
      const isSound = found !== undefined && isSoundState(found, name, { storeId, sha256 })
      points.push({ ...known, ...(isSound ? { checkedAt: now } : {}), isDamaged: !isSound })
    }
    return points
  })
}

/** A desk that has a place in a folder of backups. */
export interface BackedUpDesk {
  storeId: string
  of?: LocalText | undefined
  /** The folder of the desk when it was last backed up. */
  from?: string | undefined
}

/** The desks that have a place in a folder of backups, for restoring a desk whose own folder is gone. @throws ParleyError `backup-…` */
export async function desksIn(folder: string, fs: FileSystem = realFileSystem): Promise<BackedUpDesk[]> {
  return atPlace(folder, async () => {
    const names = await readdir(folder).catch((error: unknown): string[] => {
      if (reasonOf(error) === 'ENOENT') return []
      throw error
    })
    const files = await Promise.all(names.map((name) => readPlaceFile(join(folder, name), fs).catch(() => undefined)))
    return files.flatMap((file) => (file ? [{ storeId: file.storeId, of: file.of, from: file.from }] : []))
  })
}

/** Recorded facts about a state, besides its bytes. */
interface Known {
  storeId: string
  /** SHA-256 of the whole file, if known; the state itself carries one for all but its first line. */
  sha256?: string | undefined
}

/** Is a state undamaged, of this desk, and the one that its name says? */
export function isSoundState(bytes: Buffer, name: string, known: Known): boolean {
  try {
    const { header, body } = parseHeader(bytes, name)
    return (
      body.length === header.bytes &&
      sha256Of(body) === header.sha256 &&
      header.revision === parseStateName(name)?.revision &&
      header.storeId === known.storeId &&
      (known.sha256 === undefined || sha256Of(bytes) === known.sha256)
    )
  } catch (error) {
    if (error instanceof ParleyError) return false
    throw error
  }
}

/**
 * Reads a recovery point, by default with its records migrated to this Parley's schema.
 * @throws ParleyError `backup-damaged`, `backup-gone`, `backup-read-only`, `backup-failed`, `backup-of-another`
 */
export async function readPoint<T extends Snapshot = ReturnType<typeof parseSnapshot>>(
  folder: string,
  storeId: string,
  name: string,
  fs: FileSystem = realFileSystem,
  parse: (bytes: Buffer, file: string) => T = parseSnapshot as never,
): Promise<T> {
  const place = placeOf(folder, storeId)
  const file = join(statesOf(place), name)
  // The name comes from a window, so it must name a state and nothing elsewhere.
  if (!parseStateName(name)) throw new ParleyError('backup-gone', { dir: place })
  return atPlace(place, async () => {
    const known = await readPlaceFile(place, fs)
    refuseAnother(known, storeId, place)
    const bytes = await fs.read(file)
    const { sha256 } = known?.states[name] ?? {}
    if (!isSoundState(bytes, name, { storeId, sha256 })) throw new ParleyError('backup-damaged', { file })
    return parse(bytes, file)
  })
}
