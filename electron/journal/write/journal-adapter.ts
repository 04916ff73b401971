import type { Adapter } from 'lowdb'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { Transaction } from '../../../core/journal/transaction'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import { Elapsed } from '../../files/elapsed'
import { realFileSystem, type FileSystem, type OpenFile } from '../../files/file-system'
import { refuseIfLinked } from '../../files/linked-folder'
import { makeFolder } from '../../files/make-folder'
import { reasonOf, temporaryName, writeAll, WriteFailure } from '../../files/write-durably'
import { FORMAT_FILE, JOURNAL_FOLDER, segmentFile } from '../format/desk-file-names'
import { FORMAT, newerSchema } from '../format/format-file'
import type { EncodedLine } from '../format/line'
import type { Reached } from '../format/reached-file'
import { closedLine, headerLine } from '../format/segment'
import { recover, type DeskState, type Recovered } from '../read/read-desk'
import { batchLines } from './batch-lines'
import { makeSnapshot } from './compact'
import { refuseIfReplaced, refuseIfRewritten, tailOf, type OpenSegment, type Placed } from './open-segment'
import { OtherWriters } from './other-writers'
import { ReachedKeeper } from './reached-keeper'
import { putTornAside, type TornTail } from './torn-tail'

/** A new segment follows once this one is longer than this many bytes, or an opening replayed more than this many transactions. */
export interface SegmentLimits {
  bytes: number
  transactions: number
  /** The longest file that can be read back, in bytes. */
  longest?: number
}
const LIMITS: SegmentLimits = { bytes: 4 << 20, transactions: 500 }

/** The repairs made when a desk was opened for writing. */
export interface Repaired {
  /** The unacknowledged edit that a crash left: its size, and where it is kept now. */
  torn?: TornTail
  /** The last writer was stopped before it could close the desk cleanly. */
  unclean: boolean
}

/** If nothing was written for longer than this, in milliseconds, the end of the file is compared with what was written last. */
const RECENT_MS = 2000

/**
 * lowdb's Adapter over a desk's journal: `put` queues transactions, `write` saves them all as one batch, `read` recovers the desk. A write resolves
 * only after every byte is written and fdatasync has returned. A failed write leaves the file as it was, or stops the journal; then only reopening
 * the desk can tell what is on the disk.
 */
export class JournalAdapter implements Adapter<DeskState> {
  readonly #directory: string
  readonly #device: string
  readonly #fs: FileSystem
  readonly #storeId: string | undefined
  readonly #limits: SegmentLimits
  readonly #clock: () => string
  readonly #written = new Elapsed()
  #others: OtherWriters | undefined
  #queued: Transaction[] = []
  #chain = 0
  #revision = 0
  #at = ''
  #open: OpenSegment | undefined
  /** The length of the open segment, and the chain, after its last edit. */
  #edited = { length: 0, chain: 0 }
  #stopped = false
  readonly #reached: ReachedKeeper
  recovered: Recovered | undefined
  repaired: Repaired | undefined

  /** `storeId` is the id of the desk that the journal must belong to, if known. */
  constructor(options: {
    directory: string
    device: string
    storeId?: string
    limits?: SegmentLimits | undefined
    fs?: FileSystem
    clock?: () => string
  }) {
    this.#storeId = options.storeId
    this.#limits = options.limits ?? LIMITS
    this.#directory = options.directory
    this.#device = options.device
    this.#fs = options.fs ?? realFileSystem
    this.#clock = options.clock ?? (() => new Date().toISOString())
    this.#reached = new ReachedKeeper(this.#directory, this.#fs, () => this.#reachedNow())
  }

  /** True if the state of the disk is in doubt, so that nothing more is written. */
  get stopped(): boolean {
    return this.#stopped
  }

  /** The number of the last segment that is complete. */
  get sealed(): number {
    return (this.#open?.number ?? 1) - 1
  }

  /** The latest instant in the journal. */
  get at(): string {
    return this.#at
  }

  async read(): Promise<DeskState> {
    const recovered = await recover(this.#directory, {}, this.#fs)
    if (this.#storeId !== undefined && recovered.storeId !== this.#storeId)
      throw new ParleyError('desk-corrupt', { file: join(this.#directory, FORMAT_FILE), reason: 'other-desk' })
    this.recovered = recovered
    this.#others = new OtherWriters(this.#directory, recovered.listing, this.#fs)
    this.#chain = recovered.chain
    this.#revision = recovered.state.desk.revision
    this.#at = recovered.at
    return recovered.state
  }

  /** Queues a transaction for the next write. */
  put(transaction: Transaction): void {
    this.#queued.push(transaction)
  }

  /** Writes the queue, all of it or nothing. @throws WriteFailure, ParleyError `desk-changed-outside`, `desk-moved`, `desk-edited-elsewhere` */
  async write(): Promise<void> {
    const batch = this.#queued
    this.#queued = []
    const open = this.#open
    if (!open || this.#stopped) throw new ParleyError('desk-read-only', { dir: this.#directory, reason: 'stopped' })
    if (batch.length === 0) return
    const lines = batchLines(batch, open, this.#chain, this.#limits.longest)
    await this.#append(open, lines)
    this.#revision += batch.length
    this.#edited = { length: open.length, chain: this.#chain }
    this.#reached.soon()
    for (const { at } of batch) if (at > this.#at) this.#at = at
    if (open.length > this.#limits.bytes) await this.rotate().catch(() => undefined)
  }

  async #append(open: OpenSegment, lines: readonly EncodedLine[]): Promise<void> {
    // Nothing is written yet, so a folder that was away and returned unchanged is fine.
    await this.#refuseIfReplaced(open)
    await this.refuseIfContinued()
    if (this.#written.isOver(RECENT_MS)) await refuseIfRewritten(open)
    const [first] = lines
    const bytes = first && lines.length === 1 ? first.bytes : Buffer.concat(lines.map((line) => line.bytes))
    let synced = false
    try {
      await writeAll(open.file, bytes, open.length)
      synced = true
      await open.file.dataSync()
    } catch (error) {
      await this.#cutBack(open, bytes, error, synced)
    }
    const length = open.length + bytes.length
    // If another program replaced the file during the write, nobody would ever read the batch.
    await this.#refuseIfReplaced({ ...open, length }).catch((error: unknown) => {
      this.#stopped = true
      throw error
    })
    const chain = lines.at(-1)?.chain ?? this.#chain
    await this.#refuseIfOvertaken(open, bytes, chain)
    open.length = length
    open.tail = tailOf(bytes)
    this.#written.restart()
    this.#chain = chain
  }

  /** Removes a failed write from the file. After a failed fsync nobody knows what is on the disk, and a second one does not tell. */
  async #cutBack(open: OpenSegment, bytes: Uint8Array, error: unknown, synced: boolean): Promise<never> {
    let stopped = synced
    try {
      // Never delete the bytes of another writer.
      const { identity } = await this.#fs.mark(open.path)
      const tail = (await this.#fs.read(open.path)).subarray(open.length)
      if (identity !== open.identity || Buffer.compare(tail, bytes.subarray(0, tail.length)) !== 0) throw error
      await open.file.truncate(open.length)
      await open.file.sync()
    } catch {
      stopped = true
    }
    if (reasonOf(error) === 'EIO') stopped = true
    this.#stopped ||= stopped
    throw new WriteFailure(error, stopped)
  }

  readonly #refuseIfReplaced = (open: Placed) => refuseIfReplaced(this.#directory, open, this.#fs)

  /** @throws ParleyError `desk-edited-elsewhere` if another writer continued the desk since it was read here; WriteFailure: unknown */
  async refuseIfContinued(): Promise<void> {
    await this.#others?.refuse(this.#open?.number ?? 0)
  }

  /**
   * Before a batch is acknowledged that is already in the file: if another writer continued the desk meanwhile, without the batch, takes it off
   * again. This happens if the computer slept, or the drive did not answer, in the middle of the write.
   */
  async #refuseIfOvertaken(open: OpenSegment, bytes: Buffer, chain: number): Promise<void> {
    await this.refuseIfContinued().catch(async (error: unknown) => {
      const include = await this.#others?.include(open.number + 1, chain)
      if (include) return
      // If it is unknown what the other writer read, its segment may follow the batch.
      if (include === false) await this.#cutBack(open, bytes, error, false).catch(() => undefined)
      this.#stopped = true
      throw error
    })
  }

  /** Continues in a new segment; the one before is never written again. If that fails, leaves nothing behind. @throws WriteFailure */
  async rotate(): Promise<void> {
    const { number } = this.#open ?? { number: 0 }
    await this.#newSegment(number + 1)
  }

  /** `before` is the segment that this one continues, as far as it was read. @throws WriteFailure, ParleyError `desk-edited-elsewhere`, `desk-changed-outside` */
  async #newSegment(number: number, schema = schemaNow(), before: Placed | undefined = this.#open): Promise<void> {
    const path = segmentFile(this.#directory, this.#device, number)
    const header = {
      h: number,
      n: this.#revision,
      device: this.#device,
      format: FORMAT,
      schema,
      at: this.#clock(),
    }
    const { bytes, chain } = headerLine(header, this.#chain)
    const temporary = temporaryName(path)
    let file: OpenFile | undefined
    let isPlaced = false
    let identity = ''
    this.#others?.owns(path)
    try {
      for (const folder of [join(this.#directory, JOURNAL_FOLDER), dirname(path)]) {
        refuseIfLinked(folder)
        await makeFolder(folder)
      }
      file = await this.#fs.create(temporary)
      await writeAll(file, bytes, 0)
      await file.sync()
      await file.close()
      // With its header already in it, so that a segment without one is always damaged.
      await this.#fs.place(temporary, path)
      isPlaced = true
      file = await this.#fs.reopen(path)
      // A writer may have created these folders, and been killed before it could make their names durable.
      for (const folder of [dirname(path), join(this.#directory, JOURNAL_FOLDER), this.#directory])
        await this.#fs.syncFolder(folder)
      identity = (await this.#fs.mark(path)).identity
      // If a desk is opened twice at the same moment, at least one opening sees the other here.
      await this.refuseIfContinued()
      if (before) await this.#refuseIfReplaced(before)
    } catch (error) {
      await file?.close().catch(() => undefined)
      if (isPlaced && error instanceof ParleyError) await this.#others?.withdraw(number, path)
      else if (file) await this.#fs.remove(isPlaced ? path : temporary).catch(() => undefined)
      if (!isPlaced) this.#others?.disowns(path)
      // Two writable segments would be two desks.
      if (isPlaced && existsSync(path)) this.#stopped = true
      throw error instanceof ParleyError ? error : new WriteFailure(error, this.#stopped)
    }
    await this.#open?.file.close()
    this.#chain = chain
    this.#edited = { length: bytes.length, chain }
    this.#open = { number, path, file, length: bytes.length, identity, tail: tailOf(bytes) }
    this.#written.restart()
    // Before any edit in it, so that the loss of the whole segment shows.
    await this.#reached.write()
  }

  /** How far the journal has come; undefined while nobody knows, or if its folder is another by now. @throws as `refuseIfContinued` */
  async #reachedNow(): Promise<Reached | undefined> {
    const open = this.#open
    const storeId = this.recovered?.storeId
    if (!open || this.#stopped || storeId === undefined) return undefined
    const now = { storeId, segment: open.number, device: this.#device, revision: this.#revision, ...this.#edited }
    const found = await this.#fs.mark(open.path)
    // Another writer that continued has come further.
    await this.refuseIfContinued()
    return found.identity === open.identity && found.length >= now.length ? now : undefined
  }

  /**
   * Prepares for writing: repairs a torn tail, and opens the last segment if it is this device's, or a new one. A segment of an earlier schema gets a
   * successor, after a snapshot has saved the state in that schema. The caller holds the lock.
   * @throws WriteFailure, ParleyError `desk-newer`
   */
  async begin(): Promise<void> {
    if (!this.recovered) throw new Error('a journal that was not read')
    const { end, replayed, snapshot, schema } = this.recovered
    // Do not trust `format.json` here: a later Parley writes it last.
    if (schema > schemaNow()) throw newerSchema(end?.file ?? this.#directory, schema)
    const isOld = schema < schemaNow()
    const torn = end && end.torn.length > 0 ? await putTornAside(this.#directory, end, this.#fs) : undefined
    this.repaired = { ...(torn ? { torn } : {}), unclean: end !== undefined && !end.closed }
    if (!end) return this.#newSegment(snapshot + 1)
    // A killed writer may have left whole lines without an fsync. They are shown from now on, so they must be durable.
    let file: OpenFile | undefined
    try {
      file = await this.#fs.reopen(end.file)
      await file.sync()
      const identity = (await this.#fs.mark(end.file)).identity
      this.#open = { number: end.number, path: end.file, file, length: end.sound, identity, tail: Buffer.alloc(0) }
    } catch (error) {
      await file?.close().catch(() => undefined)
      throw new WriteFailure(error, false)
    }
    const before = this.#open
    const goesOn = end.sound <= this.#limits.bytes && replayed <= this.#limits.transactions
    this.#edited = { length: end.edited, chain: end.editedChain }
    if (end.device === this.#device && goesOn && !isOld) return this.#reached.write()
    this.#open = undefined
    await file.close()
    if (isOld) return this.#newSchema(end.number, schema)
    await this.#newSegment(end.number + 1, schemaNow(), before)
  }

  /** Begins a segment of this schema after `last`, once a snapshot has saved the state in the earlier schema. */
  async #newSchema(last: number, schema: number): Promise<void> {
    // The empty segment comes first: a desk that ended with a snapshot would look as if the end of its journal were missing.
    await this.#newSegment(last + 1, schema)
    await makeSnapshot(this.#directory, last, this.#fs)
    await this.#newSegment(last + 2)
  }

  /**
   * The others' changes to the files since the last write, between two writes: `desk-changed-outside`, `desk-moved` or `desk-edited-elsewhere`.
   * Undefined if nothing, `unknown` if the system does not say.
   */
  async changeOutside(): Promise<ParleyError | 'unknown' | undefined> {
    const open = this.#open
    if (!open) return new ParleyError('desk-changed-outside', { file: this.#directory })
    try {
      await refuseIfReplaced(this.#directory, open, this.#fs)
      await this.refuseIfContinued()
      await refuseIfRewritten(open)
      return undefined
    } catch (error) {
      return error instanceof ParleyError ? error : 'unknown'
    }
  }

  /** Writes the closing line, if possible, and closes the file. */
  async close(): Promise<void> {
    const open = this.#open
    if (!open) return
    await this.#reached.write()
    if (!this.#stopped && this.recovered)
      await this.#append(open, [closedLine(this.#clock(), open.length, this.#chain)]).catch(() => undefined)
    this.#open = undefined
    // Even this may fail if the drive was pulled out.
    await open.file.close().catch(() => undefined)
  }
}
