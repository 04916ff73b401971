import { dirname } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { readRegular } from '../../files/regular-file'
import { writeVerified } from '../../files/write-durably'
import { isRoot, listJournal, snapshotFile, type SegmentPlace } from '../format/desk-file-names'
import { decodeLine, linesOf } from '../format/line'
import { parseHeader, snapshotBytes } from '../format/snapshot'
import { recover, type Recovered } from '../read/read-desk'

/** How many of the newest snapshots stay, and for how many days the last one of each day stays. */
const NEWEST_KEPT = 3
const DAYS_KEPT = 7

/**
 * Makes the snapshot after a sealed segment from the files alone, so that it holds what is on the disk, not what is in memory. Reads it back before
 * naming it. Keeps the schema of the segment. Then deletes older snapshots, except the roots, the newest, the last of each of the past days and the
 * last of each schema. Does nothing if the snapshot exists.
 * @throws ParleyError as `recover`; WriteFailure
 */
export async function compact(directory: string, segment: number, fs: FileSystem = realFileSystem): Promise<void> {
  await makeSnapshot(directory, segment, fs)
  await dropOld(directory, fs)
}

/**
 * Makes the snapshot after a sealed segment like `compact`, unless it exists, and deletes none.
 * @throws ParleyError as `recover`; WriteFailure
 */
export async function makeSnapshot(directory: string, segment: number, fs: FileSystem): Promise<void> {
  const { snapshots, segments } = await listJournal(directory)
  if (snapshots.includes(segment)) return
  const recovered = await recover(directory, { segment, asWritten: true }, fs)
  const next = segments.filter(({ number }) => number === segment + 1)
  await refuseIfPassed(next, recovered.chain, fs)
  await writeVerified(snapshotFile(directory, segment), bytesOf(recovered), fs)
}

/**
 * Refuses a state that the next segment does not continue: another computer has just written to a segment that was already continued, and is about
 * to take its line off again.
 * @throws ParleyError `desk-changed-outside`
 */
async function refuseIfPassed(next: readonly SegmentPlace[], chain: number, fs: FileSystem): Promise<void> {
  const firsts = await Promise.all(next.map(async ({ file }) => linesOf(await fs.read(file)).next().value))
  const whole = firsts.flatMap((first) => (first?.ended ? [first.line] : []))
  const [passed] = next
  if (passed && whole.length > 0 && !whole.some((line) => decodeLine(line, chain)))
    throw new ParleyError('desk-changed-outside', { file: passed.file })
}

/** Serialises a recovered state as a snapshot. */
export function bytesOf({ state, stateSchema, chain, storeId, at }: Recovered): Buffer {
  const { desk, history, unknown } = state
  const { revision, collections, trash } = desk
  const content = { revision, collections, trash, history, unknown }
  return snapshotBytes({ content, chain, storeId, at, schema: stateSchema })
}

async function dropOld(directory: string, fs: FileSystem): Promise<void> {
  const listing = await listJournal(directory)
  const { snapshots } = listing
  const dated = await Promise.all(
    snapshots.map(async (number) => ({ number, ...(await saidBy(snapshotFile(directory, number))) })),
  )
  const dropped = snapshotsToDrop(dated).filter((number) => !isRoot(number, listing))
  for (const number of dropped) await fs.remove(snapshotFile(directory, number))
  await fs.syncFolder(dirname(snapshotFile(directory, 0)))
}

/** The day and schema of a snapshot, or neither if it cannot be read. */
async function saidBy(file: string): Promise<{ day: string | undefined; schema?: number }> {
  const bytes = await readRegular(file).catch(() => Buffer.alloc(0))
  try {
    const { at, schema } = parseHeader(bytes, file).header
    return { day: at.slice(0, 10), schema }
  } catch {
    return { day: undefined }
  }
}

/** The snapshots to delete, given all of them with their days and schemas, newest first. */
export function snapshotsToDrop(
  snapshots: readonly { number: number; day: string | undefined; schema?: number | undefined }[],
): number[] {
  const days = new Set<string>()
  const schemas = new Set<number>()
  return snapshots.flatMap(({ number, day, schema }, index) => {
    // The last state before the desk was migrated to a later schema.
    const isLastOfSchema = schema !== undefined && !schemas.has(schema)
    if (schema !== undefined) schemas.add(schema)
    const isLastOfDay = day !== undefined && !days.has(day) && days.size < DAYS_KEPT
    if (day !== undefined) days.add(day)
    const isKept = index < NEWEST_KEPT || index === snapshots.length - 1 || isLastOfDay || isLastOfSchema
    return isKept ? [] : [number]
  })
}
