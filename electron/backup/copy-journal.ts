import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolders } from '../files/private-files'
import { replaceVerified, writeVerified } from '../files/write-durably'
import { sha256Of } from '../journal/format/desk-content'
import { continuedFrom, segmentFile, snapshotFile } from '../journal/format/desk-file-names'
import { readDeskFile } from '../journal/read/read-file'
import type { Recovered } from '../journal/read/read-desk'
import { atPlace } from './backup-error'
import type { Step } from './step'
import { move } from '../files/when-free'

/** Receives segments of a different journal: from a copy of the desk that went another way. */
const OTHER_FOLDER = 'other-journal'

/**
 * Copies a desk's journal to a place: its root snapshot, and each segment up to its sound length. Copies a complete segment once; `full` reads and
 * compares it again. Moves files of a different journal aside, and loses none.
 * @throws ParleyError `backup-…`, `desk-unreadable`, `canceled`
 */
export async function copyJournal(
  { directory, place }: { directory: string; place: string },
  { listing, end }: Recovered,
  step: Step,
  full: boolean,
): Promise<void> {
  // Files from before a damaged desk was continued are not part of its journal, and may be unreadable.
  const continued = continuedFrom(listing)
  const first = continued ?? listing.snapshots.at(-1)
  const segments = listing.segments.filter(({ number }) => end && number <= end.number && number > (continued ?? 0))
  const begins = first === undefined ? [] : [{ from: snapshotFile(directory, first), to: snapshotFile(place, first) }]
  const files = [
    ...begins.map((file) => ({ ...file, length: undefined, isLast: false })),
    ...segments.map((segment) => ({
      from: segment.file,
      to: segmentFile(place, segment.device, segment.number),
      ...(segment.file === end?.file ? { length: end.sound, isLast: true } : { length: undefined, isLast: false }),
    })),
  ]
  for (const [index, { from, to, length, isLast }] of files.entries()) {
    step.at(index, files.length)
    const [original, copy] = await Promise.all([from, to].map((file) => stat(file).catch(() => undefined)))
    if (copy && !full && !isLast && copy.size === original?.size) continue
    const bytes = (await readDeskFile(from, step.fs)).subarray(0, length)
    await atPlace(place, () => putFile(place, to, bytes, step))
  }
}

async function putFile(place: string, to: string, bytes: Buffer, step: Step): Promise<void> {
  const there = await step.fs.read(to).catch(() => undefined)
  if (!there) {
    await makeFolders(dirname(to))
    await writeVerified(to, bytes, step.fs)
    return
  }
  if (there.equals(bytes)) return
  const goesOn = there.length < bytes.length && bytes.subarray(0, there.length).equals(there)
  if (!goesOn) await putAside(place, to, there)
  await replaceVerified(to, bytes, step.fs)
}

/** Moves a file aside, since it may hold edits that no other file has. */
async function putAside(place: string, file: string, bytes: Buffer): Promise<void> {
  const folder = join(place, OTHER_FOLDER)
  await makeFolders(folder)
  await move(file, join(folder, `${sha256Of(bytes).slice(0, 12)}-${basename(file)}`))
}
