import { join } from 'node:path'
import type { FileSystem } from '../../files/file-system'
import { FORMAT_FILE, isRoot, type Listing } from '../format/desk-file-names'
import { parseFormat, type DeskFormat } from '../format/format-file'

/**
 * The number of the first segment missing at the end of a desk's journal, if the rest of the folder shows that it existed. A snapshot is made from a
 * segment only once the next one is durable. A snapshot without a segment of its number, and without a note about continuing, came from a lost
 * segment. And `format.json` names the root snapshot that had a segment after it.
 */
export async function missingAtEnd(directory: string, listing: Listing, fs: FileSystem): Promise<number | undefined> {
  const [newest = 0] = listing.snapshots
  const last = listing.segments.at(-1)?.number ?? 0
  const isBeginning = isRoot(newest, listing) && (newest === 0 || listing.repaired.includes(newest))
  if (last > newest) return undefined
  if (isBeginning) return (await begunFrom(directory, fs)) === newest ? newest + 1 : undefined
  return isRoot(newest, listing) ? newest : newest + 1
}

/** Does `format.json` say that `reached.json` exists? */
export const isReachedKnown = async (directory: string, fs: FileSystem): Promise<boolean> =>
  (await formatOf(directory, fs))?.reached === true

async function begunFrom(directory: string, fs: FileSystem): Promise<number | undefined> {
  return (await formatOf(directory, fs))?.begunFrom
}

async function formatOf(directory: string, fs: FileSystem): Promise<DeskFormat | undefined> {
  const file = join(directory, FORMAT_FILE)
  try {
    return parseFormat((await fs.read(file)).toString('utf8'), file)
  } catch {
    // Opening the desk reports whatever is wrong with it.
    return undefined
  }
}
