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
} from '../format/desk-file-names'
import { parseSnapshot } from '../format/snapshot'
import { partingAmong } from './find-fork'

/** A part of the journal that the desk descends from: from a snapshot up to a transaction. */
export interface Stretch {
  /** The files of the folder that belong to it. */
  listing: Pick<Listing, 'snapshots' | 'segments'>
  /** The number of its last transaction that the desk descends from; unbounded for the part that is being written. */
  upTo: number
  /** Precedes the damage, so unreadable parts are already known to be missing. */
  isOld: boolean
}

/** The part of a continuation note that says where the desk comes from. */
const noteSchema = z.object({
  wentOnFrom: z.object({ revision: z.int().min(0), branch: z.string().optional() }),
  /** The segments that existed, with their lengths in bytes. */
  journal: z.record(z.string(), z.int()).optional(),
})

/** The segments and their lengths, for a note. */
export async function lengthsOf(segments: readonly SegmentPlace[], fs: FileSystem): Promise<Record<string, number>> {
  const lengths = segments.map(async ({ device, number, file }) => {
    // A segment that cannot be read now may turn out to hold anything.
    const length = await Promise.resolve(fs.mark(file)).then(
      (mark) => mark.length,
      () => 0,
    )
    return [`${device}/${number}`, length] as const
  })
  return Object.fromEntries(await Promise.all(lengths))
}

/**
 * The segments, or parts of them, that appeared after the desk was last continued. They are not part of the desk: another computer wrote them without
 * knowing of the continuation. Empty if the note does not list the segments.
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
 * The parts of the journal that a desk descends from, newest first; a desk that was never damaged has one. If it was continued, its earlier past
 * counts only up to the state that it was continued from and, if two devices had forked, only on the branch of that state. The rest stays in the
 * folder, outside the desk's past.
 */
export async function lineageOf(directory: string, listing: Listing, fs: FileSystem): Promise<Stretch[]> {
  const roots = listing.snapshots.filter((number) => listing.repaired.includes(number) && isRoot(number, listing))
  const stretches: Stretch[] = []
  let [below, upTo, branch] = [Infinity, Infinity, undefined as string | undefined]
  for (const root of [...roots, -1]) {
    const isIn = (number: number) => number >= root && number < below
    const segments = listing.segments.filter(({ number }) => isIn(number))
    // In the part that is being written, two segments of one number are damage, and must not be skipped.
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
    // Going back past an earlier repair also leaves the branch that was chosen then.
    branch = from.revision <= upTo ? from.branch : undefined
    upTo = Math.min(upTo, from.revision)
    below = root
  }
  return stretches
}

/** Reads a note; if it cannot be read, the earlier past is not shown. */
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
      // This is the damaged file.
    }
  }
  return undefined
}
