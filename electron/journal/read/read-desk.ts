import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { MemoryDesk, type FrozenTexts } from '../../../core/desk/memory-desk'
import { SchemaMigration, type StuckRecord, type Untold } from '../../../core/journal/migrate-journal'
import type { UndoStack } from '../../../core/journal/step'
import type { Plan } from '../../../core/journal/transaction'
import { undoStackAfter } from '../../../core/undo/undo'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { reasonOf } from '../../files/write-durably'
import type { DeskContent } from '../format/desk-content'
import {
  forkOf,
  isRoot,
  listJournal,
  SNAPSHOTS_FOLDER,
  snapshotFile,
  continuedFrom,
  type Listing,
  type SegmentPlace,
} from '../format/desk-file-names'
import { frozenTextsOf } from '../format/frozen-texts'
import { readReached } from '../format/reached-file'
import { decodeLine, linesOf } from '../format/line'
import { readSegment, schemaIn, type SegmentContent } from '../format/segment'
import { parseAsWritten, type Snapshot } from '../format/snapshot'
import { isReachedKnown, missingAtEnd } from './cut-short'
import { partingOf } from './find-fork'
import { lateSegments } from './lineage'
import { readDeskFile } from './read-file'
import { damaged, refuseIfBehind, refuseIfDamaged, refuseIfMissing, refuseIfUnknown } from './refuse-damaged'

/** A desk in memory: its records, its undo history, and data that this Parley does not know. */
export interface DeskState {
  desk: MemoryDesk
  history: UndoStack
  unknown: DeskContent['unknown']
}

/** The state after a transaction, built from the one before, which must not be read any more. */
export function advance({ desk, history, unknown }: DeskState, plan: Plan): DeskState {
  const next = undoStackAfter(history, desk, plan)
  return { desk: desk.advance(plan.ops), history: next, unknown }
}

/** The end of a journal: the last segment, and how much of it is sound. */
export interface JournalEnd extends SegmentPlace {
  sound: number
  /** The end of its last edit, and the chain there. */
  edited: number
  editedChain: number
  /** True if its writer closed it cleanly. */
  closed: boolean
  /** The unacknowledged part of a line that a crash left. */
  torn: Buffer
}

/** A desk as its files describe it. */
export interface Recovered {
  state: DeskState
  /** The schema of the state's records, and the one at the end of the journal. */
  stateSchema: number
  schema: number
  /** The migrated records that no transaction records yet. */
  untold: Untold | undefined
  /** The records that could not be migrated, unchanged. */
  stuck: StuckRecord[]
  storeId: string
  chain: number
  /** The latest instant in the journal. */
  at: string
  /** The snapshot that it was read from, and how many transactions follow it. */
  snapshot: number
  replayed: number
  end: JournalEnd | undefined
  /** Damaged snapshots, which were skipped. */
  badSnapshots: ParleyError[]
  listing: Listing
}

/**
 * How far to read a desk: up to a segment or a revision, or by default to its end. `from` is the snapshot to start from, instead of the newest;
 * `among` limits the files of the folder; `asWritten` keeps the schema at the end of the journal instead of migrating.
 */
export interface Until {
  segment?: number
  revision?: number
  from?: number
  among?: Pick<Listing, 'snapshots' | 'segments'>
  asWritten?: boolean
}

/** How often to read a desk again after its files changed during reading. */
const TRIES = 5

/**
 * Reads a desk from its newest sound snapshot and the segments after it. Writes nothing. A torn tail, as a crash leaves it, is not damage: it was
 * never acknowledged.
 * @throws ParleyError `desk-corrupt` (which file, where), `desk-forked` (two devices continued from one state), `desk-unreadable`, `revision-unknown`
 */
export async function recover(
  directory: string,
  until: Until = {},
  fs: FileSystem = realFileSystem,
): Promise<Recovered> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await recoverOnce(directory, until, fs)
    } catch (error) {
      // A writer at work removes old snapshots.
      const gone = error instanceof ParleyError && error.code === 'desk-unreadable' && error.params.reason === 'ENOENT'
      if (!gone || attempt === TRIES) throw error
    }
  }
}

async function recoverOnce(directory: string, until: Until, fs: FileSystem): Promise<Recovered> {
  // Read first, so that a writer at work is never behind what it has reached, and before that whether it has written how far.
  const isKnown = isToEnd(until) && (await isReachedKnown(directory, fs))
  const told = isToEnd(until) ? await readReached(directory, fs) : undefined
  const listing = { ...(await listed(directory)), ...until.among }
  const badSnapshots: ParleyError[] = []
  const found = await newestSnapshot(directory, listing, until, badSnapshots, fs)
  const { number, snapshot } = found
  const reached = told?.storeId === snapshot.storeId ? told : undefined
  refuseIfPassed(number, listing, until, badSnapshots)
  await refuseIfForked(directory, listing, until, fs)
  if (await isCutShort(directory, listing, until, fs)) return recoverOnce(directory, until, fs)
  const segments = segmentsAfter(directory, number, listing, until)
  const up = new SchemaMigration(until.asWritten ? ((await schemaOf(segments, fs)) ?? snapshot.schema) : undefined)
  let state = stateOf(up.content(snapshot.content, snapshot.schema), frozenTextsOf(directory))
  let { at, schema } = snapshot
  let chains = [snapshot.chain]
  let end: JournalEnd | undefined
  let replayed = 0
  for (const [index, place] of segments.entries()) {
    refuseIfOutOfTurn(directory, number + 1 + index, place, segments[index + 1])
    const bytes = (await readDeskFile(place.file, fs)).subarray(0, place.end)
    const content = readAfter(bytes, chains, { h: place.number, n: state.desk.revision }, up)
    const isLast = index === segments.length - 1 && until.segment === undefined
    const isWanted = until.revision !== undefined && (content.transactions.at(-1)?.n ?? 0) >= until.revision
    if (!isWanted) refuseIfDamaged(place, content, bytes, isLast)
    if (isLast) refuseIfBehind(place, content, bytes, reached)
    for (const transaction of content.transactions) {
      if (until.revision !== undefined && transaction.n > until.revision) break
      state = advance(state, transaction)
      if (transaction.edit.kind === 'migrate') state.history = up.usable(state.history)
      replayed += 1
      if (transaction.at > at) at = transaction.at
    }
    chains = content.ends
    const { sound, edited, closed, header } = content
    schema = header?.schema ?? schema
    end = { ...place, sound, edited, editedChain: chains[0] ?? 0, closed, torn: bytes.subarray(sound) }
    if (state.desk.revision === until.revision) break
  }
  refuseIfMissing(directory, end?.number ?? number, listing, reached)
  // A desk that is just continued after damage has no segment yet.
  if (end) refuseIfUnknown(directory, isKnown, told)
  if (until.revision !== undefined && state.desk.revision !== until.revision)
    throw new ParleyError('revision-unknown', { revision: until.revision })
  const chain = await chainBefore(listing, until.segment, chains, fs)
  state.history = up.usable(state.history)
  const { untold } = up
  const schemas = { stateSchema: Math.max(up.to, schema), schema, untold, stuck: up.stuckIn(state.desk) }
  const { storeId } = snapshot
  return { state, ...schemas, storeId, chain, at, snapshot: number, replayed, end, badSnapshots, listing }
}

/** Is a desk read to its very end? */
const isToEnd = ({ revision, segment, among }: Until) =>
  revision === undefined && segment === undefined && among === undefined

/** The schema of the last segment that has a header; undefined if none has. */
async function schemaOf(segments: readonly SegmentPlace[], fs: FileSystem): Promise<number | undefined> {
  for (const { file } of segments.toReversed()) {
    const [first] = linesOf(await readDeskFile(file, fs))
    const schema = first?.ended ? schemaIn(first.line) : undefined
    if (schema !== undefined) return schema
  }
  return undefined
}

/** The state in a snapshot. */
export function stateOf(
  { collections, revision, trash, history, unknown }: DeskContent,
  texts: FrozenTexts,
): DeskState {
  return { desk: new MemoryDesk(collections, texts, revision, trash), history, unknown }
}

async function listed(directory: string): Promise<Listing> {
  try {
    return await listJournal(directory)
  } catch (error) {
    if (error instanceof ParleyError) throw error
    throw new ParleyError('desk-unreadable', { file: directory, reason: reasonOf(error) }, { cause: error })
  }
}

/** The newest sound snapshot that is not later than `until`. */
async function newestSnapshot(
  directory: string,
  { snapshots }: Listing,
  until: Until,
  bad: ParleyError[],
  fs: FileSystem,
): Promise<{ number: number; snapshot: Snapshot }> {
  const early = snapshots.filter(
    (number) => number <= (until.segment ?? Infinity) && (until.from === undefined || number === until.from),
  )
  for (const number of early) {
    const file = snapshotFile(directory, number)
    try {
      const snapshot = parseAsWritten(await readDeskFile(file, fs), file)
      if (until.revision === undefined || snapshot.content.revision <= until.revision) return { number, snapshot }
    } catch (error) {
      // The journal has all of it, too, if a snapshot has grown too large.
      if (!(error instanceof ParleyError) || !['desk-corrupt', 'file-too-large'].includes(error.code)) throw error
      bad.push(error)
    }
  }
  if (until.revision !== undefined && bad.length === 0)
    throw new ParleyError('revision-unknown', { revision: until.revision })
  throw bad[0] ?? damaged(join(directory, SNAPSHOTS_FOLDER), 'no-snapshot', 0)
}

/**
 * An older snapshot from before a continuation leads only to the state before it.
 * @throws ParleyError `desk-corrupt` if a later state is wanted
 */
function refuseIfPassed(snapshot: number, listing: Listing, until: Until, bad: readonly ParleyError[]): void {
  if (until.revision !== undefined) return
  const passed = listing.snapshots.find(
    (number) =>
      number > snapshot && isRoot(number, listing) && (until.segment === undefined || number <= until.segment),
  )
  if (passed !== undefined && bad[0]) throw bad[0]
}

/**
 * Reads a segment that follows one of the chains at the end of another. Another computer may have continued before this one wrote its closing line,
 * which is no edit.
 */
function readAfter(
  bytes: Buffer,
  chains: readonly number[],
  expected: { h: number; n: number },
  up: SchemaMigration,
): SegmentContent {
  const chain = chains.findLast((one) => followsChain(bytes, one)) ?? chains.at(-1) ?? 0
  return readSegment(bytes, chain, expected, up)
}

/** The chain at the end of a segment that the next one follows. */
async function chainBefore(
  { segments }: Listing,
  segment: number | undefined,
  chains: readonly number[],
  fs: FileSystem,
): Promise<number> {
  const last = chains.at(-1) ?? 0
  if (segment === undefined || chains.length === 1) return last
  const next = segments.filter(({ number }) => number === segment + 1)
  const bytes = await Promise.all(next.map(({ file }) => fs.read(file).catch(() => Buffer.alloc(0))))
  return chains.findLast((chain) => bytes.some((one) => followsChain(one, chain))) ?? last
}

/** Does the first line of a segment follow a chain? */
function followsChain(bytes: Buffer, chain: number): boolean {
  const [first] = linesOf(bytes)
  return first?.ended === true && decodeLine(first.line, chain) !== undefined
}

/**
 * Detects a fork even behind a later snapshot: a snapshot by one device lacks the edits of the other, and neither device's edits continue the
 * other's.
 * @throws ParleyError `desk-forked`
 */
async function refuseIfForked(directory: string, listing: Listing, until: Until, fs: FileSystem): Promise<void> {
  if (!isToEnd(until)) return
  const fork = forkOf(listing) ?? (await partingOf(listing, fs))
  if (!fork) {
    const [late] = await lateSegments(directory, listing, fs)
    const root = snapshotFile(directory, continuedFrom(listing) ?? 0)
    if (late) throw new ParleyError('desk-forked', { file: late.file, other: root, number: late.number })
    return
  }
  const { first, second } = fork
  throw new ParleyError('desk-forked', { file: second.file, other: first.file, number: second.number })
}

/**
 * Refuses a journal whose end is missing: it holds less than was saved, and continuing would make a different desk. True if it only looked that way,
 * because a writer began a segment between two looks; then the desk must be read again.
 * @throws ParleyError `desk-corrupt`
 */
async function isCutShort(directory: string, listing: Listing, until: Until, fs: FileSystem): Promise<boolean> {
  if (!isToEnd(until)) return false
  if ((await missingAtEnd(directory, listing, fs)) === undefined) return false
  const number = await missingAtEnd(directory, await listed(directory), fs)
  if (number !== undefined) throw damaged(directory, 'segment-missing', 0, { number })
  return true
}

/**
 * The segments after a snapshot, up to the next continuation.
 * @throws ParleyError `desk-corrupt` if one is missing, since the desk after it is unknown
 */
function segmentsAfter(directory: string, snapshot: number, listing: Listing, until: Until): SegmentPlace[] {
  const anew = listing.snapshots.findLast((number) => number > snapshot && isRoot(number, listing)) ?? Infinity
  const last = Math.min(until.segment ?? Infinity, anew)
  const after = listing.segments.filter(({ number }) => number > snapshot && number <= last)
  const end = after.at(-1)?.number ?? snapshot
  if (until.segment !== undefined && end < until.segment)
    throw damaged(directory, 'segment-missing', 0, { number: end + 1 })
  return after
}

/** @throws ParleyError `desk-forked` if two segments have one number, `desk-corrupt` if a number is missing */
function refuseIfOutOfTurn(
  directory: string,
  expected: number,
  place: SegmentPlace,
  next: SegmentPlace | undefined,
): void {
  if (place.number > expected) throw damaged(directory, 'segment-missing', 0, { number: expected })
  if (next?.number === place.number)
    throw new ParleyError('desk-forked', { file: next.file, other: place.file, number: place.number })
}
