import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { refuseIfLinked } from '../../files/linked-folder'
import { reasonOf } from '../../files/write-durably'

/** The names of the files in a desk's folder, and a listing of them. */

export const FORMAT_FILE = 'format.json'
export const SNAPSHOTS_FOLDER = 'snapshots'
export const JOURNAL_FOLDER = 'journal'
export const SOURCES_FOLDER = 'sources'
export const MEMOS_FOLDER = 'memos'
/** Holds the files that sources were read from, where a person wanted that. */
export const ORIGINALS_FOLDER = 'originals'
/** The folders of the files that are named by their hash. */
export const FROZEN_FOLDERS: readonly string[] = [SOURCES_FOLDER, MEMOS_FOLDER, ORIGINALS_FOLDER]
/** Holds the torn ends that crashes left on the journal. */
export const TORN_FOLDER = 'torn'

/** Holds a note for each time the desk was continued after damage, numbered like the snapshot: it says what was missing. */
export const REPAIRED_FOLDER = 'mended'

const SNAPSHOT = /^snapshot-(\d{8})\.json$/
/** Is this the name of a snapshot? */
export const isSnapshotName = (name: string): boolean => SNAPSHOT.test(name)

const SEGMENT = /^(\d{8})\.jsonl$/
const REPAIR_NOTE = /^(\d{8})\.json$/
const DEVICE = /^[0-9a-z]{1,32}$/

/** The number of a snapshot or a segment by its file's name; undefined if it is no such name. */
export const snapshotNumber = (name: string): number | undefined => numberIn(SNAPSHOT, name)
export const segmentNumber = (name: string): number | undefined => numberIn(SEGMENT, name)
/** Is this the name of a device's folder in the journal? */
export const isDeviceName = (name: string): boolean => name !== TORN_FOLDER && DEVICE.test(name)

function numberIn(pattern: RegExp, name: string): number | undefined {
  const found = pattern.exec(name)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The temporary file that a killed writer leaves half-written. */
export const LEFTOVER = /\.[0-9a-f]{12}\.tmp$/

const number = (value: number) => String(value).padStart(8, '0')

export const repairNote = (snapshot: number): string => `${number(snapshot)}.json`
export const snapshotFile = (directory: string, segment: number): string =>
  join(directory, SNAPSHOTS_FOLDER, `snapshot-${number(segment)}.json`)
export const journalOf = (directory: string, device: string): string => join(directory, JOURNAL_FOLDER, device)
export const segmentFile = (directory: string, device: string, segment: number): string =>
  join(journalOf(directory, device), `${number(segment)}.jsonl`)

/** A file of the journal. Segments are numbered across all devices. */
export interface SegmentPlace {
  number: number
  device: string
  file: string
  /** How many bytes are read, if the rest is not part of the desk's past. */
  end?: number
}

/** The parts of a journal in a desk's folder, by number, and files with names that Parley does not use. */
export interface Listing {
  /** The numbers of the snapshots, newest first. Snapshot k is the desk after segment k. */
  snapshots: number[]
  segments: SegmentPlace[]
  /** The numbers of the snapshots that damaged desks were continued from. */
  repaired: number[]
  /** Files of other programs, such as conflict copies of a synchronised folder; paths relative to the desk's folder. */
  strange: string[]
}

/** Refuses a desk in which a folder is a link: reading or writing would lead elsewhere. @throws ParleyError `desk-unreadable` with `ELOOP` */
export async function refuseLinkedFolders(directory: string): Promise<void> {
  for (const name of [SNAPSHOTS_FOLDER, JOURNAL_FOLDER, ...FROZEN_FOLDERS, REPAIRED_FOLDER])
    refuseIfLinked(join(directory, name))
  const journal = join(directory, JOURNAL_FOLDER)
  for (const name of await namesIn(journal).catch(() => []))
    if (name === TORN_FOLDER || isDeviceName(name)) refuseIfLinked(join(journal, name))
}

/**
 * Lists a desk's journal and snapshots. A missing folder counts as empty.
 * @throws ParleyError as `refuseLinkedFolders`, and whatever reading a folder throws
 */
export async function listJournal(directory: string): Promise<Listing> {
  await refuseLinkedFolders(directory)
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
 * Is this a root: a snapshot that a journal begins from, not one made from the journal? A root has no segment of its number. The first snapshot is
 * one, and so is each that a damaged desk was continued from.
 */
export const isRoot = (snapshot: number, { segments }: Pick<Listing, 'segments'>): boolean =>
  !segments.some((segment) => segment.number === snapshot)

/**
 * The snapshot that the desk was last continued from after damage. Lower numbers may be damaged or written by another computer, and are no longer the
 * desk's past. A snapshot whose segment was lost does not count.
 */
export const continuedFrom = (listing: Listing): number | undefined =>
  listing.snapshots.find((one) => listing.repaired.includes(one) && isRoot(one, listing))

/**
 * The first two segments with the same number from two devices, among those that the desk is read from. Both devices continued from one state, and
 * the snapshots of one lack the edits of the other.
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
