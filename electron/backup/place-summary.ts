import { stat } from 'node:fs/promises'
import { ParleyError } from '../../core/base/errors'
import { realFileSystem, type FileSystem } from '../files/file-system'
import { atPlace } from './backup-error'
import { isChosen, listStates, placeOf } from './backup-file-names'
import { readPlaceFile, refuseAnother } from './place-file'

/** Facts about a desk's place that need no reading of its states. The last backup is the one from the given folder: copies of a desk share one place. */
export interface PlaceSummary {
  last?: { at: string; revision: number }
  count: number
  bytes: number
}

/** @throws ParleyError `backup-gone`, `backup-read-only`, `backup-failed`, `backup-of-another` */
export async function placeSummary(
  folder: string,
  { storeId, directory, now }: { storeId: string; directory: string; now: string },
  fs: FileSystem = realFileSystem,
): Promise<PlaceSummary> {
  const place = placeOf(folder, storeId)
  return atPlace(folder, async () => {
    if (isChosen(folder)) await refuseIfMissing(folder)
    const file = await readPlaceFile(place, fs)
    refuseAnother(file, storeId, place)
    const states = await listStates(place)
    // A state from a clock that ran ahead says nothing about later backups.
    const last = states.find(({ name, at }) => {
      const { isDamaged, from } = file?.states[name] ?? {}
      return at <= now && isDamaged !== true && (from === undefined || from === directory)
    })
    return {
      ...(last ? { last: { at: last.at, revision: last.revision } } : {}),
      count: states.length,
      bytes: states.reduce((sum, { bytes }) => sum + bytes, 0),
    }
  })
}

/** @throws ParleyError `backup-gone`: the drive of a chosen folder is missing */
export async function refuseIfMissing(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) throw new ParleyError('backup-gone', { dir: folder })
}
