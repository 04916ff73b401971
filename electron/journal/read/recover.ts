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
import { frozenTextsOf } from '../format/frozen-texts'
import {
  forkOf,
  isRoot,
  listJournal,
  SNAPSHOTS_FOLDER,
  snapshotFile,
  continuedFrom,
  type Listing,
  type SegmentPlace,
} from '../format/layout'
import { decodeLine, linesOf } from '../format/line'
import { readSegment, schemaIn, type SegmentContent } from '../format/segment'
import { parseAsWritten, type Snapshot } from '../format/snapshot'
import { missingAtEnd } from './cut-short'
import { lateSegments } from './lineage'
import { partingOf } from './parting'

/** A desk in memory: its records, what can be undone, and what this Parley does not know. */
export interface DeskState {
  desk: MemoryDesk
  history: UndoStack
  unknown: DeskContent['unknown']
}

/** The state after a transaction, made out of the one before, which must not be read any more. */
export function advance({ desk, history, unknown }: DeskState, plan: Plan): DeskState {
  const next = undoStackAfter(history, desk, plan)
  return { desk: desk.advance(plan.ops), history: next, unknown }
}

/** The end of a journal: the last segment that is there, and how much of it is sound. */
export interface JournalEnd extends SegmentPlace {
  /** Whether its header is sound: without one it was only begun. */
  begun: boolean
  sound: number
  /** Closed in good order by whoever wrote it. */
  closed: boolean
  /** What a crash left of a line that was never acknowledged. */
  torn: Buffer
}

/** A desk as its files say that it is. */
export interface Recovered {
  state: DeskState
  /** The schema that the records of the state are of, and the one that the end of the journal is written in. */
  stateSchema: number
  schema: number
  /** What the steps of the schema changed on the way here, where no transaction says so. */
  untold: Untold | undefined
  /** What of the state could not be brought to the schema, and is as it was. */
  stuck: StuckRecord[]
  storeId: string
  chain: number
  /** The latest instant that the journal names. */
  at: string
  /** The snapshot that it was read from, and how many transactions came after it. */
  snapshot: number
  replayed: number
  end: JournalEnd | undefined
  /** Snapshots that are not what was written; the desk was read without them. */
  badSnapshots: ParleyError[]
  listing: Listing
}

/** How far a desk is read: to a segment, or to a revision; to its end where neither is given. `from` is the snapshot that it is to be read from, instead of the newest;
 * `among`, what of the folder is looked at; `asWritten`, in the schema that the end of it is written in, instead of this Parley's. */
export interface Until {
  segment?: number
  revision?: number
  from?: number
  among?: Pick<Listing, 'snapshots' | 'segments'>
  asWritten?: boolean
}

/** What one try to read a desk ended with, where its files changed under it. */
const TRIES = 5

/**
 * Reads a desk from its newest sound snapshot and the segments after it. Nothing is written. A torn tail, as a crash leaves it, is no damage: it was never
 * acknowledged.
 * @throws ParleyError `desk-corrupt` (which file, where), `desk-forked` (two devices went on from one state), `desk-unreadable`,
 *   `revision-unknown`
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
      // A writer that is at work takes old snapshots away.
      const gone = error instanceof ParleyError && error.code === 'desk-unreadable' && error.params.reason === 'ENOENT'
      if (!gone || attempt === TRIES) throw error
    }
  }
}

async function recoverOnce(directory: string, until: Until, fs: FileSystem): Promise<Recovered> {
  const listing = { ...(await listed(directory)), ...until.among }
  const badSnapshots: ParleyError[] = []
  const found = await newestSnapshot(directory, listing, until, badSnapshots, fs)
  const { number, snapshot } = found
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
    const bytes = (await read(place.file, fs)).subarray(0, place.end)
    const content = readAfter(bytes, chains, { h: place.number, n: state.desk.revision }, up)
    const isLast = index === segments.length - 1 && until.segment === undefined
    const isWanted = until.revision !== undefined && (content.transactions.at(-1)?.n ?? 0) >= until.revision
    if (!isWanted && (content.damage || (!isLast && (content.sound < bytes.length || !content.header))))
      throw damaged(place.file, content.damage === 'form' ? 'journal-form' : 'journal', content.sound)
    for (const transaction of content.transactions) {
      if (until.revision !== undefined && transaction.n > until.revision) break
      state = advance(state, transaction)
      if (transaction.edit.kind === 'migrate') state.history = up.usable(state.history)
      replayed += 1
      if (transaction.at > at) at = transaction.at
    }
    chains = content.ends
    const { sound, closed, header } = content
    schema = header?.schema ?? schema
    end = { ...place, begun: header !== undefined, sound, closed, torn: bytes.subarray(sound) }
    if (state.desk.revision === until.revision) break
  }
  if (until.revision !== undefined && state.desk.revision !== until.revision)
    throw new ParleyError('revision-unknown', { revision: until.revision })
  const chain = await chainBefore(listing, until.segment, chains, fs)
  state.history = up.usable(state.history)
  const { untold } = up
  const schemas = { stateSchema: Math.max(up.to, schema), schema, untold, stuck: up.stuckIn(state.desk) }
  const { storeId } = snapshot
  return { state, ...schemas, storeId, chain, at, snapshot: number, replayed, end, badSnapshots, listing }
}

/** The schema that the last of some segments is written in; undefined where none has a header. */
async function schemaOf(segments: readonly SegmentPlace[], fs: FileSystem): Promise<number | undefined> {
  for (const { file } of segments.toReversed()) {
    const [first] = linesOf(await read(file, fs))
    const schema = first?.ended ? schemaIn(first.line) : undefined
    if (schema !== undefined) return schema
  }
  return undefined
}

/** The state that a snapshot holds. */
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
    throw new ParleyError('desk-unreadable', { file: directory, reason: reasonOf(error) }, { cause: error })
  }
}

/** The newest snapshot that is what was written and not after what is asked for. */
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
      const snapshot = parseAsWritten(await read(file, fs), file)
      if (until.revision === undefined || snapshot.content.revision <= until.revision) return { number, snapshot }
    } catch (error) {
      if (!(error instanceof ParleyError) || error.code !== 'desk-corrupt') throw error
      bad.push(error)
    }
  }
  if (until.revision !== undefined && bad.length === 0)
    throw new ParleyError('revision-unknown', { revision: until.revision })
  throw bad[0] ?? damaged(join(directory, SNAPSHOTS_FOLDER), 'no-snapshot', 0)
}

/**
 * Where a desk was gone on from anew, an older snapshot leads to what it was before that, and no further.
 * @throws ParleyError `desk-corrupt` where that is not what is asked for
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
 * Reads a segment that follows one of the chains at the end of another. Another computer that took the desk over may have gone on before this one said that it
 * ended: a line that says so is no edit.
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

/** Which of the chains at the end of a segment the next one follows: the state after it goes on from there. */
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
 * A snapshot that one device made after two had gone on from one state says nothing of what the other one saved: it does not hide that they did. Nor is what one
 * of them wrote read on from what the other did.
 * @throws ParleyError `desk-forked`
 */
async function refuseIfForked(directory: string, listing: Listing, until: Until, fs: FileSystem): Promise<void> {
  if (until.revision !== undefined || until.segment !== undefined || until.among) return
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
 * A journal whose end is gone holds less than was saved, and going on from there would make another desk of it. Where it only looked so, since a writer began a
 * segment between two looks, the desk is to be read once more: then true.
 * @throws ParleyError `desk-corrupt`
 */
async function isCutShort(directory: string, listing: Listing, until: Until, fs: FileSystem): Promise<boolean> {
  if (until.revision !== undefined || until.segment !== undefined || until.among) return false
  if ((await missingAtEnd(directory, listing, fs)) === undefined) return false
  const number = await missingAtEnd(directory, await listed(directory), fs)
  if (number !== undefined) throw damaged(directory, 'segment-missing', 0, { number })
  return true
}

/**
 * The segments that follow a snapshot, up to where the desk was gone on from anew.
 * @throws ParleyError `desk-corrupt` where one that is asked for is not there: the desk after it is not known without it
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

/** @throws ParleyError `desk-forked` where there are two of a number, `desk-corrupt` where there is none */
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

const damaged = (file: string, reason: string, byte: number, more: { number?: number } = {}) =>
  new ParleyError('desk-corrupt', { file, reason, byte, ...more })

async function read(file: string, fs: FileSystem): Promise<Buffer> {
  try {
    return await fs.read(file)
  } catch (error) {
    throw new ParleyError('desk-unreadable', { file, reason: reasonOf(error) }, { cause: error })
  }
}
