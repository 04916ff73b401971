import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { opId, refKey, refOfKey } from '../../../core/desk/ops'
import type { SchemaMigration } from '../../../core/journal/migrate-journal'
import { NO_UNDO } from '../../../core/journal/step'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import type { BrokenFile, Doubt } from '../../../core/recovery/salvage-report'
import type { FileSystem } from '../../files/file-system'
import { NOTHING_UNKNOWN, type DeskContent } from '../format/desk-content'
import { continuedFrom, forkOf, SNAPSHOTS_FOLDER, snapshotFile, type Listing } from '../format/desk-file-names'
import { DESK_FILE, readFormat1AsWritten } from '../format/format-1'
import { FORMAT, newerSchema } from '../format/format-file'
import { parseAsWritten, parseHeader, type SnapshotHeader } from '../format/snapshot'
import { BEFORE_FOLDER } from '../migrate/migrate'
import { ChainReader } from '../read/chain-reader'
import { partingOf } from '../read/find-fork'
import { readBrokenSnapshot, type BrokenSnapshot } from './broken-snapshot'

/** The state from which the reading of a damaged desk starts. */
export interface SalvageBase {
  /** Its records, in this Parley's schema. */
  content: DeskContent
  /** The schema of the file, and of the lines that follow until one names another. */
  schema: number
  /** The number of its last transaction; undefined if unknown. */
  revision: number | undefined
  /** The segment that it follows, and the chain of the next one, if known. */
  number: number
  chain: number | undefined
  storeId: string | undefined
  at: string
  /** True if its file is undamaged. */
  sound: boolean
  doubts: Doubt[]
  brokenLines: number
  files: BrokenFile[]
}

/** A file that holds records, and can be read fully or in part. */
interface Holder {
  file: string
  number: number
  header: SnapshotHeader | undefined
  broken: BrokenSnapshot
}

const EMPTY: DeskContent = { revision: 0, collections: {}, trash: {}, history: NO_UNDO, unknown: NOTHING_UNKNOWN }

/**
 * Finds the state from which to read a damaged desk: the newest sound snapshot; failing that, the desk before its migration to this format; failing
 * that, the newest snapshot with readable lines, each of which another file may vouch for; failing that, nothing but the journal. Never looks behind
 * a root snapshot that the desk was continued from. `up` migrates the records.
 */
export async function findBase(
  directory: string,
  listing: Listing,
  fs: FileSystem,
  up: SchemaMigration,
): Promise<SalvageBase> {
  const floor = continuedFrom(listing) ?? 0
  const numbers = listing.snapshots.filter((number) => number >= floor)
  const files: BrokenFile[] = []
  for (const number of listing.snapshots)
    refuseIfNewer(snapshotFile(directory, number), await bytesOf(snapshotFile(directory, number), fs))
  for (const number of fromBefore(await firstFork(listing, fs), numbers)) {
    const file = snapshotFile(directory, number)
    try {
      const { content: asWritten, chain, storeId, at, schema } = parseAsWritten(await fs.read(file), file)
      const content = up.content(asWritten, schema)
      const { revision } = content
      return { content, schema, revision, number, chain, storeId, at, sound: true, doubts: [], brokenLines: 0, files }
    } catch (error) {
      files.push({ file, what: isOfSystem(error) ? 'unreadable' : 'snapshot' })
    }
  }
  const kept = floor === 0 ? await keptFormat1(directory) : undefined
  if (kept) {
    const chain = headerOf(await bytesOf(snapshotFile(directory, 0), fs), '')?.chain
    return {
      ...blank(files),
      content: up.content(kept.content, kept.schema),
      schema: kept.schema,
      revision: kept.content.revision,
      chain: chain === undefined ? undefined : Number.parseInt(chain, 16),
      sound: true,
    }
  }
  const places = [
    ...numbers.map((number) => ({ number, file: snapshotFile(directory, number) })),
    ...[join(directory, DESK_FILE), join(directory, BEFORE_FOLDER, DESK_FILE)].map((file) => ({ number: 0, file })),
  ]
  const holders: Holder[] = []
  for (const { number, file } of places) {
    const bytes = await bytesOf(file, fs)
    if (bytes.length > 0)
      holders.push({ file, number, header: headerOf(bytes, file), broken: readBrokenSnapshot(bytes) })
  }
  const chosen = holders.find(({ broken }) => broken.lines.size > 0)
  if (!chosen) return blank(files.length > 0 ? files : [{ file: join(directory, SNAPSHOTS_FOLDER), what: 'missing' }])
  return brokenBase(chosen, files, await vouchersOf(chosen, holders, listing, fs), holders)
}

/** The number of the first segment that not all devices share, if they forked. */
async function firstFork(listing: Listing, fs: FileSystem): Promise<number | undefined> {
  const numbers = [forkOf(listing)?.first.number, (await partingOf(listing, fs))?.first.number]
  const known = numbers.filter((number) => number !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

/** After a fork, puts the snapshots from before it first: later ones lack the edits of the other device. */
function fromBefore(fork: number | undefined, numbers: readonly number[]): number[] {
  const before = numbers.filter((number) => number < (fork ?? Infinity))
  return [...before, ...numbers.filter((number) => !before.includes(number))]
}

const blank = (files: BrokenFile[]): SalvageBase => ({
  content: structuredClone(EMPTY),
  schema: schemaNow(),
  revision: undefined,
  number: 0,
  chain: undefined,
  storeId: undefined,
  at: '',
  sound: false,
  doubts: [],
  brokenLines: 0,
  files,
})

function brokenBase(
  { file, number, header, broken }: Holder,
  files: BrokenFile[],
  isVouched: (key: string, text: string) => boolean,
  holders: readonly Holder[],
): SalvageBase {
  const { collections, trash, unknownCollections, lines, refused, firstBroken } = broken
  const doubts: Doubt[] = refused.map((ref) => ({ ref, why: 'refused' }))
  for (const [key, text] of lines) if (!isVouched(key, text)) doubts.push({ ref: refOfKey(key), why: 'unchecked' })
  if (Object.keys(collections.deskSettings ?? {}).length === 0) {
    // A desk cannot be shown without settings; the last ones in another file are better than none.
    const other = holders.find((one) => Object.keys(one.broken.collections.deskSettings ?? {}).length > 0)
    const settings = other?.broken.collections.deskSettings
    if (settings) collections.deskSettings = settings
    for (const id of Object.keys(settings ?? {}))
      doubts.push({ ref: { collection: 'deskSettings', id }, why: 'unchecked' })
  }
  const named = files.find((one) => one.file === file)
  if (named && firstBroken !== undefined) named.at = firstBroken
  if (!named) files.push({ file, what: 'snapshot', ...(firstBroken === undefined ? {} : { at: firstBroken }) })
  return {
    content: {
      revision: header?.revision ?? 0,
      collections,
      trash,
      history: NO_UNDO,
      unknown: { ...NOTHING_UNKNOWN, collections: unknownCollections },
    },
    schema: broken.schema,
    revision: header?.revision,
    number,
    chain: header?.chain === undefined ? undefined : Number.parseInt(header.chain, 16),
    storeId: header?.storeId,
    at: header?.at ?? '',
    sound: false,
    doubts,
    brokenLines: broken.broken,
    files,
  }
}

/** Tells whether a record's line matches, letter for letter, one in another snapshot or one that a sound line of the journal put. */
async function vouchersOf(
  { file, broken }: Holder,
  holders: readonly Holder[],
  { segments }: Listing,
  fs: FileSystem,
): Promise<(key: string, text: string) => boolean> {
  const others = holders.filter((other) => other.file !== file).map((other) => other.broken.lines)
  const put = new Set<string>()
  for (const place of segments) {
    const reader = new ChainReader(undefined, 0)
    for (const found of [...reader.read(await bytesOf(place.file, fs), true), ...reader.end()]) {
      if (found.what !== 'transaction' || !found.checked) continue
      for (const op of found.transaction.ops) {
        const key = refKey({ collection: op.collection, id: opId(op) })
        if (op.op === 'put' && broken.lines.has(key)) put.add(`${key} ${JSON.stringify(op.record)}`)
      }
    }
  }
  return (key, text) => put.has(`${key} ${text}`) || others.some((lines) => lines.get(key) === text)
}

/** The desk of the first format that the migration kept, if it is whole. */
async function keptFormat1(directory: string): Promise<{ content: DeskContent; schema: number } | undefined> {
  const folder = join(directory, BEFORE_FOLDER)
  if (!existsSync(join(folder, DESK_FILE))) return undefined
  return readFormat1AsWritten(folder).catch(() => undefined)
}

/** @throws ParleyError `desk-newer`: this Parley must not interpret part of a later one's file */
function refuseIfNewer(file: string, bytes: Buffer): void {
  const header = headerOf(bytes, file)
  if (!header) return
  if (header.format > FORMAT)
    throw new ParleyError('desk-newer', { file, found: header.format, known: FORMAT, what: 'format' })
  if (header.schema > schemaNow()) throw newerSchema(file, header.schema)
}

/** The first line of a snapshot, if it is undamaged. */
export function headerOf(bytes: Buffer, file: string): SnapshotHeader | undefined {
  try {
    return parseHeader(bytes, file).header
  } catch {
    return undefined
  }
}

const bytesOf = (file: string, fs: FileSystem): Promise<Buffer> => fs.read(file).catch(() => Buffer.alloc(0))

const isOfSystem = (error: unknown): boolean => error instanceof Error && 'syscall' in error
