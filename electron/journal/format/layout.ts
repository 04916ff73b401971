import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf } from '../../files/write-durably'

/** The names of what lies in a desk's folder, and what is there under them. */

export const FORMAT_FILE = 'format.json'
export const SNAPSHOTS_FOLDER = 'snapshots'
export const JOURNAL_FOLDER = 'journal'
export const SOURCES_FOLDER = 'sources'
/** Where what was torn off the journal's end by a crash is kept. */
export const TORN_FOLDER = 'torn'

/** Where it is written down what was missing when a damaged desk was gone on from: a file for each time, numbered as the snapshot. */
export const REPAIRED_FOLDER = 'mended'

const SNAPSHOT = /^snapshot-(\d{8})\.json$/
/** Is this what a snapshot is called? */
export const isSnapshotName = (name: string): boolean => SNAPSHOT.test(name)

const SEGMENT = /^(\d{8})\.jsonl$/
const REPAIR_NOTE = /^(\d{8})\.json$/
const DEVICE = /^[0-9a-z]{1,32}$/
/** What a writer that was killed leaves half-written under a name of its own. */
export const LEFTOVER = /\.[0-9a-f]{12}\.tmp$/

const number = (value: number) => String(value).padStart(8, '0')

export const repairNote = (snapshot: number): string => `${number(snapshot)}.json`
export const snapshotFile = (directory: string, segment: number): string =>
  join(directory, SNAPSHOTS_FOLDER, `snapshot-${number(segment)}.json`)
export const journalOf = (directory: string, device: string): string => join(directory, JOURNAL_FOLDER, device)
export const segmentFile = (directory: string, device: string, segment: number): string =>
  join(journalOf(directory, device), `${number(segment)}.jsonl`)

/** A file of the journal. Segments are numbered over all devices. */
export interface SegmentPlace {
  number: number
  device: string
  file: string
  /** Up to which byte it is read, where what follows is not the desk's past. */
  end?: number
}

/** What of a journal is in a desk's folder, by number; and files in it that no Parley gave their name. */
export interface Listing {
  /** The numbers of the snapshots, the newest first. Snapshot k is the desk as it is after segment k. */
  snapshots: number[]
  segments: SegmentPlace[]
  /** The numbers of the snapshots that a damaged desk was to be gone on from. */
  repaired: number[]
  /** What another program put there: a conflict copy of a synchronised folder, for example. Paths from the desk's folder. */
  strange: string[]
}

/** Lists a desk's journal and snapshots. A folder that is not there holds nothing. @throws whatever reading a folder throws */
export async function listJournal(directory: string): Promise<Listing> {
  const listing: Listing = { snapshots: [], segments: [], repaired: [], strange: [] }
  for (const name of await namesIn(join(directory, SNAPSHOTS_FOLDER))) {
    const found = SNAPSHOT.exec(name)
    if (found) listing.snapshots.push(Number(found[1]))
    else if (!LEFTOVER.test(name)) listing.strange.push(`${SNAPSHOTS_FOLDER}/${name}`)
  }
  for (const device of await namesIn(join(directory, JOURNAL_FOLDER))) {
    if (device === TORN_FOLDER) continue
    if (!DEVICE.test(device)) {
      listing.strange.push(`${JOURNAL_FOLDER}/${device}`)
      continue
    }
    for (const name of await namesIn(journalOf(directory, device))) {
      const found = SEGMENT.exec(name)
      const file = join(journalOf(directory, device), name)
      if (found) listing.segments.push({ number: Number(found[1]), device, file })
      else if (!LEFTOVER.test(name)) listing.strange.push(`${JOURNAL_FOLDER}/${device}/${name}`)
    }
  }
  for (const name of await namesIn(join(directory, REPAIRED_FOLDER))) {
    const found = REPAIR_NOTE.exec(name)
    if (found) listing.repaired.push(Number(found[1]))
  }
  listing.snapshots.sort((a, b) => b - a)
  listing.segments.sort((a, b) => a.number - b.number || (a.device < b.device ? -1 : 1))
  return listing
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(reasonOf(error))) return []
    throw error
  }
}

/**
 * Is this a snapshot that a journal begins from, not one that was made of the journal? It has no segment of its number. The first is one, and so is one
 * that a damaged desk was gone on from.
 */
export const isRoot = (snapshot: number, { segments }: Pick<Listing, 'segments'>): boolean =>
  !segments.some((segment) => segment.number === snapshot)

/**
 * The snapshot that the desk was last gone on from anew, where it was damaged: what is numbered below it may be damage, or what another computer made of it, and is
 * not the desk's past any more. A snapshot whose segment was lost is none.
 */
export const continuedFrom = (listing: Listing): number | undefined =>
  listing.snapshots.find((one) => listing.repaired.includes(one) && isRoot(one, listing))

/**
 * The first segments of one number that two devices have written, of those that the desk is read from: both went on from one state, and what one of them
 * saved is in none of the other's snapshots.
 */
export function forkOf(listing: Listing): { first: SegmentPlace; second: SegmentPlace } | undefined {
  const from = continuedFrom(listing) ?? 0
  const segments = listing.segments.filter((segment) => segment.number > from)
  for (const [index, first] of segments.entries()) {
    const second = segments[index + 1]
    if (second?.number === first.number) return { first, second }
  }
  return undefined
}
