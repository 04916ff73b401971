import { join } from 'node:path'
import type { FileSystem } from '../../files/file-system'
import { parseFormat } from '../format/format-file'
import { FORMAT_FILE, isRoot, type Listing } from '../format/layout'

/**
 * The number of the segment from which on the end of a desk's journal is missing, where the rest of the folder tells that there was one: a snapshot is
 * made of a segment only once the next one is on the disk; one that has no segment of its number, and no note about going on, was made of one that is gone;
 * and `format.json` says after which snapshot that begins a journal there was a segment.
 */
export async function missingAtEnd(directory: string, listing: Listing, fs: FileSystem): Promise<number | undefined> {
  const [newest = 0] = listing.snapshots
  const last = listing.segments.at(-1)?.number ?? 0
  const isBeginning = isRoot(newest, listing) && (newest === 0 || listing.repaired.includes(newest))
  if (last > newest) return undefined
  if (isBeginning) return (await begunFrom(directory, fs)) === newest ? newest + 1 : undefined
  return isRoot(newest, listing) ? newest : newest + 1
}

async function begunFrom(directory: string, fs: FileSystem): Promise<number | undefined> {
  const file = join(directory, FORMAT_FILE)
  try {
    return parseFormat((await fs.read(file)).toString('utf8'), file).begunFrom
  } catch {
    // Whatever is wrong with it is told by whoever opens the desk.
    return undefined
  }
}
