import { join } from 'node:path'
import { z } from 'zod'
import { ParleyError } from '../../core/base/errors'
import { localTextSchema } from '../../core/base/text'
import type { FileSystem } from '../files/file-system'
import { reasonOf, replaceVerified } from '../files/write-durably'
import { PLACE_FILE } from './layout'

/**
 * `backup.json`: whose backups these are, and what is known of each state. All of it but the desk's id is found again from the other files, so that a place
 * whose `backup.json` is lost or damaged is still good.
 */
const placeFileSchema = z.looseObject({
  app: z.literal('parley'),
  storeId: z.string(),
  /** What the desk is called. */
  of: localTextSchema.optional(),
  /** The folder that the desk was in when it was backed up last. */
  from: z.string().optional(),
  /** When all that is here was read last. */
  checkedAt: z.string().optional(),
  states: z
    .record(
      z.string(),
      z.object({
        records: z.int().optional(),
        /** Of the whole file. */
        sha256: z.string().optional(),
        checkedAt: z.string(),
        isDamaged: z.literal(true).optional(),
        /** A person asked for it, or it was made before something was done to all of the desk. */
        asked: z.literal(true).optional(),
        /** The folder that the desk was in. */
        from: z.string().optional(),
      }),
    )
    .default({}),
})
export type PlaceFile = z.infer<typeof placeFileSchema>

/** What `backup.json` of a place says, or undefined where there is none that can be understood. @throws whatever reading it throws */
export async function readPlaceFile(place: string, fs: FileSystem): Promise<PlaceFile | undefined> {
  try {
    const parsed = placeFileSchema.safeParse(JSON.parse((await fs.read(join(place, PLACE_FILE))).toString('utf8')))
    return parsed.success ? parsed.data : undefined
  } catch (error) {
    if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR'].includes(reasonOf(error))) return undefined
    throw error
  }
}

/** @throws ParleyError `backup-of-another` */
export function refuseAnother(file: PlaceFile | undefined, storeId: string, place: string): void {
  if (file && file.storeId !== storeId) throw new ParleyError('backup-of-another', { dir: place })
}

/** @throws WriteFailure */
export function writePlaceFile(place: string, file: PlaceFile, fs: FileSystem): Promise<void> {
  return replaceVerified(join(place, PLACE_FILE), Buffer.from(`${JSON.stringify(file, null, 2)}\n`), fs)
}
