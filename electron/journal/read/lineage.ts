import { join } from 'node:path'
import { z } from 'zod'
import type { FileSystem } from '../../files/file-system'
import {
  isRoot,
  REPAIRED_FOLDER,
  repairNote,
  snapshotFile,
  continuedFrom,
  type Listing,
  type SegmentPlace,
} from '../format/layout'
import { parseSnapshot } from '../format/snapshot'
import { partingAmong } from './parting'

/** A part of a desk's journal that the desk descends from: from a snapshot on, and up to a transaction. */
export interface Stretch {
  /** What of the folder belongs to it. */
  listing: Pick<Listing, 'snapshots' | 'segments'>
  /** The number of the last transaction in it that the desk descends from; no bound of the part that is written to. */
  upTo: number
  /** It is from before the desk was damaged: what of it cannot be read is known to be missing. */
  isOld: boolean
}

/** What of a note about going on says where the desk comes from. */
const noteSchema = z.object({
  wentOnFrom: z.object({ revision: z.int().min(0), branch: z.string().optional() }),
  /** The segments that were there, with their lengths in bytes. */
  journal: z.record(z.string(), z.int()).optional(),
})

/** What a note says of the segments that are there. */
export async function lengthsOf(segments: readonly SegmentPlace[], fs: FileSystem): Promise<Record<string, number>> {
  const lengths = segments.map(async ({ device, number, file }) => {
    // One that cannot be had now may turn out to have anything.
    const length = await Promise.resolve(fs.mark(file)).then(
      (mark) => mark.length,
      () => 0,
    )
    return [`${device}/${number}`, length] as const
  })
  return Object.fromEntries(await Promise.all(lengths))
}

/**
 * Of a desk that was gone on from anew, the segments that were not there then, or not as long, and what came to them is no part of it: another computer, which knew nothing of it, wrote them, and
 * they came later. None where the note does not say what was there.
 */
export async function lateSegments(directory: string, listing: Listing, fs: FileSystem): Promise<SegmentPlace[]> {
  const root = continuedFrom(listing)
  if (root === undefined) return []
  const note = await readNote(join(directory, REPAIRED_FOLDER, repairNote(root)), fs)
  if (!note?.journal) return []
  const known = note.journal
  const older = listing.segments.filter(({ number }) => number < root)
  const lengths = await lengthsOf(older, fs)
  return older.filter(({ device, number }) => {
    const name = `${device}/${number}`
    return (lengths[name] ?? 0) > (known[name] ?? 0)
  })
}

/**
 * The parts of the journal that a desk descends from, the newest first: one of a desk that was never damaged. Where it was gone on from anew, what comes before is its
 * past only up to the state that it was gone on from and, of two devices that parted, of the one whose state that was. The rest stays in the folder and is
 * the past of nothing.
 */
export async function lineageOf(directory: string, listing: Listing, fs: FileSystem): Promise<Stretch[]> {
  const roots = listing.snapshots.filter((number) => listing.repaired.includes(number) && isRoot(number, listing))
  const stretches: Stretch[] = []
  let [below, upTo, branch] = [Infinity, Infinity, undefined as string | undefined]
  for (const root of [...roots, -1]) {
    const isIn = (number: number) => number >= root && number < below
    const segments = listing.segments.filter(({ number }) => isIn(number))
    // Of the part that is written to, two of a number are damage, and are not looked past.
    const isOld = below !== Infinity
    const twice = segments.find(({ number }, index) => isOld && segments[index + 1]?.number === number)?.number
    const parting = isOld ? await partingAmong(segments, fs) : undefined
    const parted = Math.min(twice ?? Infinity, parting?.second.number ?? Infinity)
    const cut = (place: SegmentPlace) =>
      place === parting?.first && place.device !== branch ? { ...place, end: parting.at } : place
    stretches.push({
      listing: {
        snapshots: listing.snapshots.filter((number) => isIn(number) && number < (parting?.first.number ?? parted)),
        segments: segments.filter(({ number, device }) => number < parted || device === branch).map(cut),
      },
      upTo,
      isOld,
    })
    if (root < 0) break
    const from = (await readNote(join(directory, REPAIRED_FOLDER, repairNote(root)), fs))?.wentOnFrom
    if (!from) break
    // Who went back behind an earlier mending is not on the branch that was chosen then.
    branch = from.revision <= upTo ? from.branch : undefined
    upTo = Math.min(upTo, from.revision)
    below = root
  }
  return stretches
}

/** A note that cannot be read says nothing: what was before is not shown then. */
async function readNote(note: string, fs: FileSystem) {
  try {
    return noteSchema.parse(JSON.parse((await fs.read(note)).toString('utf8')))
  } catch {
    return undefined
  }
}

/** The revision of the earliest state that an old stretch can be read from, if any. */
export async function firstOf(
  directory: string,
  { listing, upTo }: Stretch,
  fs: FileSystem,
): Promise<number | undefined> {
  for (const number of listing.snapshots.toReversed()) {
    const file = snapshotFile(directory, number)
    try {
      const { revision } = parseSnapshot(await fs.read(file), file).content
      if (revision <= upTo) return revision
    } catch {
      // It is what was damaged.
    }
  }
  return undefined
}
