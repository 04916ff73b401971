import { join } from 'node:path'
import { z } from 'zod'
import { ParleyError } from '../../core/base/errors'
import { localTextSchema } from '../../core/base/text'
import type { FileSystem } from '../files/file-system'
import { reasonOf, replaceVerified } from '../files/write-durably'
import { PLACE_FILE } from './backup-file-names'

/**
 * `backup.json`: whose backups these are, and what is known of each state. Everything but the desk's id can be derived from the other files, so a
 * place with a lost or damaged `backup.json` still works.
 */
const placeFileSchema = z.looseObject({
  app: z.literal('parley'),
  storeId: z.string(),
  /** The desk's name. */
  of: localTextSchema.optional(),
  /** The folder of the desk when it was last backed up. */
  from: z.string().optional(),
  /** When everything here was last read. */
  checkedAt: z.string().optional(),
  states: z
    .record(
      z.string(),
      z.object({
        records: z.int().optional(),
        /** The hash of the whole file. */
        sha256: z.string().optional(),
        checkedAt: z.string(),
        isDamaged: z.literal(true).optional(),
        /** Set if a person asked for it, or if it was made before a change to the whole desk. */
        asked: z.literal(true).optional(),
        /** The folder of the desk. */
        from: z.string().optional(),
      }),
    )
    .default({}),
})
export type PlaceFile = z.infer<typeof placeFileSchema>

/** Reads the `backup.json` of a place; undefined if there is none that makes sense. @throws whatever reading it throws */
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
