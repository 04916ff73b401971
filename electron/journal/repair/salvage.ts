import { join, relative, sep } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { opId, refKey, type Op } from '../../../core/desk/ops'
import { SchemaMigration, leaveOut } from '../../../core/journal/migrate-journal'
import { NO_UNDO } from '../../../core/journal/step'
import type { Transaction } from '../../../core/journal/transaction'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import {
  isWhole,
  missingOf,
  type BrokenFile,
  type Doubt,
  type SalvageReport,
} from '../../../core/recovery/salvage-report'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { readText } from '../../files/read-text'
import {
  FORMAT_FILE,
  listJournal,
  SNAPSHOTS_FOLDER,
  snapshotFile,
  continuedFrom,
  type Listing,
  type SegmentPlace,
} from '../format/desk-file-names'
import { newerSchema, parseFormat } from '../format/format-file'
import { frozenTextsOf } from '../format/frozen-texts'
import { linesOf } from '../format/line'
import { REACHED_FILE, readReached, type Reached } from '../format/reached-file'
import { isClosing, isHeader, namedIn, numberIn } from '../format/plausible'
import { ChainReader, type Found } from '../read/chain-reader'
import { checkRecords, countRecords } from '../read/check-records'
import { isReachedKnown, missingAtEnd } from '../read/cut-short'
import { partingAmong, type Parting } from '../read/find-fork'
import { lateSegments } from '../read/lineage'
import { advance, stateOf, type DeskState } from '../read/read-desk'
import { findBase, headerOf, type SalvageBase } from './salvage-base'

/** How much of a damaged desk is read. */
export interface SalvageOptions {
  /** After a fork, the device whose edits are wanted. */
  branch?: string | undefined
  /** Stops before the first damage, and before a fork. */
  untilDamage?: boolean
  /** Treats an unreadable desk as one without records, to report what is known of its folder. */
  orNothing?: boolean
  fs?: FileSystem
}

/** The salvaged parts of a damaged desk. */
export interface Salvaged {
  state: DeskState
  storeId: string | undefined
  report: SalvageReport
  /** The numbers of the transactions that were read, and their authors. */
  taken: ReadonlyMap<number, string>
  /** The highest known number in the folder, of a transaction, a segment or a snapshot. */
  highest: number
  highestFile: number
  /** The devices that forked, if any. */
  branches: string[]
}

/**
 * Salvages a damaged desk. Writes nothing. Edits put whole records, so a later sound edit makes up for an earlier lost one. Everything shown was once
 * committed, or is named in the report as unconfirmed.
 * @throws ParleyError `desk-corrupt` if nothing is readable, unless `orNothing`, or if `untilDamage` finds no sound beginning; `desk-unreadable`
 */
export async function salvage(directory: string, options: SalvageOptions = {}): Promise<Salvaged> {
  const { fs = realFileSystem } = options
  const listing = await listJournal(directory)
  const up = new SchemaMigration()
  const base = await findBase(directory, listing, fs, up)
  if (options.untilDamage && !base.sound) throw nothing(directory)
  const work = new Salvage(directory, base, up)
  const places = listing.segments.filter(({ number }) => number > base.number)
  const parting = await partingAmong(places, fs)
  const branches = branchesOf(places, parting)
  await work.readAll(places, { ...options, fs, branches, parting })
  work.lookAtEnd(await missingAtEnd(directory, listing, fs))
  for (const { file } of await lateSegments(directory, listing, fs)) work.nameFile(file, 'forked')
  const reached = await readReached(directory, fs)
  work.lookAtReached(reached, listing)
  if (!reached && (await isReachedKnown(directory, fs))) work.missReached()
  await work.lookAtFormat()
  const salvaged = work.result(branches, listing)
  if (!options.orNothing && countRecords(salvaged.state.desk.collections) === 0) throw nothing(directory)
  return { ...salvaged, highest: Math.max(salvaged.highest, await highestOf(directory, listing, fs)) }
}

/** How many consecutive missing segments are named: a stray file may have any number. */
const NAMED = 20

export const nothing = (directory: string) =>
  new ParleyError('desk-corrupt', { file: join(directory, SNAPSHOTS_FOLDER), reason: 'no-snapshot', byte: 0 })

/** The devices that forked: from the middle of a segment, or with segments of the same number, whichever comes first. */
function branchesOf(places: readonly SegmentPlace[], parting: Parting | undefined): string[] {
  const twice = places.find(({ number }, index) => places[index + 1]?.number === number)
  if (parting && parting.first.number < (twice?.number ?? Infinity))
    return [parting.first.device, parting.second.device]
  return places.filter(({ number }) => number === twice?.number).map(({ device }) => device)
}

type ReadOptions = SalvageOptions & { branches: readonly string[]; parting: Parting | undefined; fs: FileSystem }

/** One reading of a damaged desk. */
class Salvage {
  readonly #directory: string
  readonly #base: SalvageBase
  readonly #reader: ChainReader
  readonly #up: SchemaMigration
  readonly #files: BrokenFile[]
  readonly #doubts = new Map<string, Doubt>()
  readonly #taken = new Map<number, string>()
  #storeId: string | undefined
  #state: DeskState
  /** The number of the last transaction before the first that is read; undefined if the snapshot does not say. */
  #after: number | undefined
  #at: string
  #last: number
  #unchecked = 0
  #endsEarly = false
  /** The last transaction, and the segment, that the desk is known to have reached. */
  #reached = 0
  #reachedFile = 0
  /** The torn line that was found, and the length of the last file that was read. */
  #torn: { file: string; at: number } | undefined
  #readUpTo = 0
  /** Broken lines since the last transaction that was read: how many, and the highest number among them. */
  #since: { lines: number; highest: number } = { lines: 0, highest: 0 }

  constructor(directory: string, base: SalvageBase, up: SchemaMigration) {
    this.#up = up
    this.#directory = directory
    this.#base = base
    this.#files = [...base.files]
    for (const doubt of base.doubts) this.#doubts.set(refKey(doubt.ref), doubt)
    const { revision } = base.content
    this.#after = base.revision
    this.#reader = new ChainReader(base.chain, revision, { up, schema: base.schema })
    this.#state = stateOf(base.content, frozenTextsOf(directory))
    this.#at = base.at
    this.#storeId = base.storeId
    this.#last = revision
  }

  async readAll(
    places: readonly SegmentPlace[],
    { branch, untilDamage = false, branches, parting, fs }: ReadOptions,
  ): Promise<void> {
    const numbers = [...new Set(places.map(({ number }) => number))]
    let expected = this.#base.number + 1
    let parted = false
    for (const number of numbers) {
      const same = places.filter((place) => place.number === number)
      if (number > expected || same.length > 1) {
        if (untilDamage) return
        if (number > expected) this.#miss(expected, number)
      }
      expected = number + 1
      const read = await Promise.all(
        same.map(async (place) => ({ place, bytes: await fs.read(place.file).catch(() => undefined) })),
      )
      const wanted = branch ?? branches[0]
      const next = read.filter(({ bytes }) => bytes && this.#reader.isNext(bytes))
      const chosen =
        next.find(({ place }) => place.device === wanted) ??
        next[0] ??
        read.find(({ place }) => place.device === wanted) ??
        (parted ? undefined : read[0])
      parted ||= same.length > 1
      for (const { place } of read) if (place !== chosen?.place) this.nameFile(place.file, 'forked')
      if (!chosen) continue
      if (!chosen.bytes) {
        if (untilDamage) return
        this.nameFile(chosen.place.file, 'unreadable')
        this.#take(this.#reader.lose(), chosen.place.file)
        continue
      }
      const partsHere = parting !== undefined && chosen.place === parting.first
      parted ||= partsHere
      const isCut = partsHere && (untilDamage || wanted !== parting.first.device)
      const bytes = isCut ? chosen.bytes.subarray(0, parting.at) : chosen.bytes
      const isLast = !places.some((later) => later.number > number && (!parted || later.device === wanted))
      this.#readUpTo = bytes.length
      const [first] = linesOf(bytes)
      // A segment has its header from the start, so an empty one lost all that was in it.
      if (!first?.ended) {
        if (untilDamage) return
        this.nameFile(chosen.place.file, 'header', 0)
        this.#endsEarly ||= isLast
      }
      if (!this.#take(this.#reader.read(bytes, isLast), chosen.place.file, untilDamage)) return
      if (isCut && untilDamage) return
    }
    this.#take(this.#reader.end(), places.at(-1)?.file ?? this.#directory, untilDamage)
  }

  /** Reports that something followed the last segment, of unknown extent. */
  lookAtEnd(missing: number | undefined): void {
    if (missing === undefined) return
    this.#endsEarly = true
    this.nameFile(segmentName(missing), 'missing')
  }

  /** Reports that nobody knows whether anything followed the last segment. */
  missReached(): void {
    this.#endsEarly = true
    this.nameFile(join(this.#directory, REACHED_FILE), 'missing')
  }

  /** Counts the edits that the journal is known to have reached and does not hold any more, with the segments that held them. */
  lookAtReached(reached: Reached | undefined, listing: Listing): void {
    const isOwn = this.#storeId === undefined || reached?.storeId === this.#storeId
    if (!reached || !isOwn || reached.segment <= (continuedFrom(listing) ?? 0)) return
    this.#reached = reached.revision
    this.#reachedFile = reached.segment
    const place = listing.segments.find(({ number, device }) => number === reached.segment && device === reached.device)
    if (!place) this.nameFile(segmentName(reached.segment), 'missing')
    else if (reached.revision > this.#last)
      this.nameFile(place.file, 'line', this.#torn?.file === place.file ? this.#torn.at : this.#readUpTo)
  }

  /** Reports a faulty `format.json`, which reading does not need. */
  async lookAtFormat(): Promise<void> {
    const file = join(this.#directory, FORMAT_FILE)
    try {
      const { storeId } = parseFormat(await readText(file), file)
      this.#storeId ??= storeId
      if (storeId !== this.#storeId) this.nameFile(file, 'other')
    } catch (error) {
      if (!(error instanceof ParleyError) || error.code === 'desk-newer') throw error
      const { reason } = error.params
      this.nameFile(file, error.code === 'desk-corrupt' ? 'format' : reason === 'ENOENT' ? 'missing' : 'unreadable')
    }
  }

  #miss(from: number, to: number): void {
    for (let number = from; number < Math.min(to, from + NAMED); number += 1)
      this.nameFile(segmentName(number), 'missing')
    this.#take(this.#reader.lose(), this.#directory)
  }

  nameFile(file: string, what: BrokenFile['what'], at?: number): void {
    if (!this.#files.some((known) => known.file === file))
      this.#files.push({ file, what, ...(at === undefined ? {} : { at }) })
  }

  /** Takes what was found; false to stop at the first damage. */
  #take(all: Iterable<Found>, file: string, untilDamage = false): boolean {
    for (const found of all) {
      if (untilDamage && (found.what === 'broken' || ('checked' in found && !found.checked))) return false
      if (found.what === 'transaction') this.#apply(found.transaction, found.checked)
      else if (found.what === 'header') {
        // This Parley must not interpret part of a later one's file.
        if (found.checked && found.schema !== undefined && found.schema > schemaNow())
          throw newerSchema(file, found.schema)
        this.#header(found.n)
      } else if (found.what === 'torn') this.#torn = { file, at: found.at }
      else if (found.what === 'broken') this.#lose(found, file)
    }
    return true
  }

  #header(n: number): void {
    this.#after ??= n
    this.#last = Math.max(this.#last, n)
  }

  #apply(transaction: Transaction, checked: boolean): void {
    this.#after ??= transaction.n - 1
    this.#state = advance(this.#state, transaction)
    this.#taken.set(transaction.n, transaction.by)
    this.#last = Math.max(this.#last, transaction.n)
    this.#since = { lines: 0, highest: 0 }
    if (transaction.at > this.#at) this.#at = transaction.at
    if (!checked) this.#unchecked += 1
    for (const ref of transaction.ops.map(refOfOp)) {
      if (checked) this.#doubts.delete(refKey(ref))
      else this.#doubts.set(refKey(ref), { ref, why: 'unchecked' })
    }
  }

  #lose({ line, at, n }: Extract<Found, { what: 'broken' }>, file: string): void {
    this.nameFile(file, isHeader(line) ? 'header' : 'line', at)
    if (isHeader(line) || isClosing(line)) return
    this.#since.lines += 1
    // A digit may be damaged, so assume no more losses than there are lines.
    if (n !== undefined && n <= this.#last + this.#since.lines) this.#since.highest = Math.max(this.#since.highest, n)
    for (const ref of namedIn(line)) this.#doubts.set(refKey(ref), { ref, why: 'lost' })
  }

  result(branches: string[], { snapshots, segments }: Listing): Salvaged {
    const refused: ParleyError[] = []
    const stuck = this.#up.stuckIn(this.#state.desk)
    for (const { ref, thrown } of stuck) if (!thrown) this.#doubts.set(refKey(ref), { ref, why: 'refused' })
    leaveOut(this.#state.desk, stuck)
    checkRecords(this.#state.desk.collections, this.#directory, refused)
    for (const { params } of refused) {
      const ref = { collection: params.collection, id: params.id } as Doubt['ref']
      this.#doubts.set(refKey(ref), { ref, why: 'refused' })
    }
    const last = Math.max(this.#last, this.#since.highest, this.#reached)
    const { desk, history, unknown } = this.#state
    const { collections, trash } = desk
    const revision = [...this.#taken.keys()].reduce((most, n) => Math.max(most, n), this.#base.content.revision)
    const report: SalvageReport = {
      records: countRecords(collections),
      revision,
      at: this.#at,
      lost: missingOf(this.#after ?? last, last, new Set(this.#taken.keys())),
      unreadable: Math.max(0, this.#since.lines - Math.max(0, this.#since.highest - this.#last)),
      unchecked: this.#unchecked,
      endsEarly: this.#endsEarly,
      brokenLines: this.#base.brokenLines,
      doubts: [...this.#doubts.values()],
      files: this.#files.map((one) => ({ ...one, file: inFolder(this.#directory, one.file) })),
    }
    // An undo must revert exactly what was done, which is unknown if an earlier edit is lost.
    const undoStack = isWhole(report) ? this.#up.usable(history) : NO_UNDO
    return {
      state: stateOf({ revision, collections, trash, history: undoStack, unknown }, frozenTextsOf(this.#directory)),
      storeId: this.#storeId,
      report,
      taken: this.#taken,
      highest: last + report.unreadable,
      highestFile: Math.max(this.#reachedFile, ...snapshots, ...segments.map(({ number }) => number)),
      branches,
    }
  }
}

/** The name shown for a missing segment, whose device is unknown. */
const segmentName = (number: number) => `journal/${String(number).padStart(8, '0')}.jsonl`

const refOfOp = (op: Op) => ({ collection: op.collection, id: opId(op) })

const inFolder = (directory: string, file: string): string =>
  file.startsWith(directory) ? relative(directory, file).split(sep).join('/') : file

/** The highest number in any snapshot, or in any journal line that continues one before it, in whichever segment. */
async function highestOf(directory: string, { snapshots, segments }: Listing, fs: FileSystem): Promise<number> {
  let highest = 0
  for (const number of snapshots) {
    const file = snapshotFile(directory, number)
    highest = Math.max(highest, headerOf(await fs.read(file).catch(() => Buffer.alloc(0)), file)?.revision ?? 0)
  }
  for (const { file } of segments) {
    const bytes = await fs.read(file).catch(() => Buffer.alloc(0))
    let [own, unknown] = [0, 0]
    for (const { line } of linesOf(bytes)) {
      if (isClosing(line)) continue
      const n = numberIn(line)
      if (n !== undefined && (own === 0 || n <= own + unknown + 1)) {
        own = Math.max(own, n)
        unknown = 0
      } else unknown += 1
    }
    highest = Math.max(highest, own + unknown)
  }
  return highest
}
