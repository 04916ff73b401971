import type { Adapter } from 'lowdb'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { Transaction } from '../../../core/journal/transaction'
import { schemaNow } from '../../../core/model/migrations/schema-steps'
import { realFileSystem, type FileMark, type FileSystem, type OpenFile } from '../../files/file-system'
import { makeFolder } from '../../files/make-folder'
import { reasonOf, writeAll, WriteFailure } from '../../files/write-durably'
import { FORMAT, newerSchema } from '../format/format-file'
import { FORMAT_FILE, JOURNAL_FOLDER, segmentFile } from '../format/layout'
import type { EncodedLine } from '../format/line'
import { closedLine, headerLine, transactionLine } from '../format/segment'
import { recover, type DeskState, type Recovered } from '../read/recover'
import { makeSnapshot } from './compact'
import { putTornAside, type TornTail } from './torn-tail'

/** A segment is followed by another once it is longer than this, in bytes, or more transactions than these were replayed at an opening. */
export interface SegmentLimits {
  bytes: number
  transactions: number
}
const LIMITS: SegmentLimits = { bytes: 4 << 20, transactions: 500 }

/** What was repaired when a desk was opened to write. */
export interface Repaired {
  /** What a crash left of an edit that was never acknowledged: how much, and where it is kept now. */
  torn?: TornTail
  /** Whoever wrote last was stopped before it could end in good order. */
  unclean: boolean
}

/** The segment that is being written. */
interface Open {
  number: number
  path: string
  file: OpenFile
  /** How long the file is, all of it durable. */
  length: number
  identity: string
}

/**
 * lowdb's Adapter over a desk's journal: `put` queues transactions, `write` puts them all on the disk as one batch, `read` is recovery. A write
 * resolves only after every byte is written and fdatasync came back. One that fails leaves the file as it was, or the journal stopped: then only
 * opening the desk anew can tell what the disk has.
 */
export class JournalAdapter implements Adapter<DeskState> {
  readonly #directory: string
  readonly #device: string
  readonly #fs: FileSystem
  readonly #storeId: string | undefined
  readonly #limits: SegmentLimits
  readonly #clock: () => string
  #queued: Transaction[] = []
  #chain = 0
  #revision = 0
  #at = ''
  #open: Open | undefined
  #stopped = false
  recovered: Recovered | undefined
  repaired: Repaired | undefined

  /** `storeId` is that of the desk whose journal it is to be, where that is known. */
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
  }

  /** Whether what the disk has is in doubt, so that nothing more is written. */
  get stopped(): boolean {
    return this.#stopped
  }

  /** The number of the last segment that nobody appends to any more. */
  get sealed(): number {
    return (this.#open?.number ?? 1) - 1
  }

  /** The latest instant that the journal names. */
  get at(): string {
    return this.#at
  }

  async read(): Promise<DeskState> {
    const recovered = await recover(this.#directory, {}, this.#fs)
    if (this.#storeId !== undefined && recovered.storeId !== this.#storeId)
      throw new ParleyError('desk-corrupt', { file: join(this.#directory, FORMAT_FILE), reason: 'other-desk' })
    this.recovered = recovered
    this.#chain = recovered.chain
    this.#revision = recovered.state.desk.revision
    this.#at = recovered.at
    return recovered.state
  }

  /** Queues a transaction for the next write. */
  put(transaction: Transaction): void {
    this.#queued.push(transaction)
  }

  /** Writes what is queued, all of it or nothing. @throws WriteFailure, ParleyError `desk-changed-outside`, `desk-moved` */
  async write(): Promise<void> {
    const batch = this.#queued
    this.#queued = []
    const open = this.#open
    if (!open || this.#stopped) throw new ParleyError('desk-read-only', { dir: this.#directory, reason: 'stopped' })
    if (batch.length === 0) return
    const lines: EncodedLine[] = []
    for (const transaction of batch)
      lines.push(transactionLine(transaction, open.length, lines.at(-1)?.chain ?? this.#chain))
    await this.#append(open, lines)
    this.#revision += batch.length
    for (const { at } of batch) if (at > this.#at) this.#at = at
    if (open.length > this.#limits.bytes) await this.rotate().catch(() => undefined)
  }

  async #append(open: Open, lines: readonly EncodedLine[]): Promise<void> {
    // Nothing is written yet: a folder that was away and is back as it was is gone on with.
    await this.#refuseIfReplaced(open)
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
    // Another program may have put a file in the place of this one while it was written: then nobody would ever read what was.
    await this.#refuseIfReplaced({ ...open, length }).catch((error: unknown) => {
      this.#stopped = true
      throw error
    })
    open.length = length
    this.#chain = lines.at(-1)?.chain ?? this.#chain
  }

  /** Leaves of a failed write nothing in the file. After a failed fsync nobody knows what the disk has, and asking again does not tell. */
  async #cutBack(open: Open, bytes: Uint8Array, error: unknown, synced: boolean): Promise<never> {
    let stopped = synced
    try {
      // What another writer has put there is not ours to take away.
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

  /** @throws ParleyError `desk-moved`, `desk-changed-outside`: the name stands for another file, or for one of another length; WriteFailure: that cannot be told */
  async #refuseIfReplaced({ path, identity, length }: Open): Promise<void> {
    let found: FileMark
    try {
      found = await this.#fs.mark(path)
    } catch (error) {
      // A permission, or a drive that does not answer, says nothing about the file.
      if (!['ENOENT', 'ENOTDIR'].includes(reasonOf(error))) throw new WriteFailure(error, false)
      if (!existsSync(this.#directory)) throw new ParleyError('desk-moved', { dir: this.#directory }, { cause: error })
      throw new ParleyError('desk-changed-outside', { file: path }, { cause: error })
    }
    if (found.identity === identity && found.length === length) return
    throw new ParleyError('desk-changed-outside', { file: path })
  }

  /** Goes on in a new segment, after which the one before is never written again. One that cannot be begun leaves nothing behind. @throws WriteFailure */
  async rotate(): Promise<void> {
    const { number } = this.#open ?? { number: 0 }
    await this.#newSegment(number + 1)
  }

  async #newSegment(number: number, schema = schemaNow()): Promise<void> {
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
    let file: OpenFile | undefined
    let identity = ''
    try {
      await makeFolder(join(this.#directory, JOURNAL_FOLDER))
      await makeFolder(dirname(path))
      file = await this.#fs.create(path)
      await writeAll(file, bytes, 0)
      await file.sync()
      // The folders may be what a writer made that was killed before it could make their names durable.
      for (const folder of [dirname(path), join(this.#directory, JOURNAL_FOLDER), this.#directory])
        await this.#fs.syncFolder(folder)
      identity = (await this.#fs.mark(path)).identity
    } catch (error) {
      await file?.close().catch(() => undefined)
      if (file) await this.#fs.remove(path).catch(() => undefined)
      // Two segments that could both be written to would be two desks.
      if (file && existsSync(path)) this.#stopped = true
      throw new WriteFailure(error, this.#stopped)
    }
    await this.#open?.file.close()
    this.#chain = chain
    this.#open = { number, path, file, length: bytes.length, identity }
  }

  /**
   * Makes ready to write what was read: mends a torn tail, and opens the last segment if it is this device's, or a new one. One of an earlier schema is followed by a
   * new one, before which the state is kept as a snapshot of that schema. The caller holds the lock.
   * @throws WriteFailure, ParleyError `desk-newer`
   */
  async begin(): Promise<void> {
    if (!this.recovered) throw new Error('a journal that was not read')
    const { end, replayed, snapshot, schema } = this.recovered
    // Whatever `format.json` says, which a later Parley writes last.
    if (schema > schemaNow()) throw newerSchema(end?.file ?? this.#directory, schema)
    const isOld = schema < schemaNow()
    const torn = end && end.torn.length > 0 ? await putTornAside(this.#directory, end, this.#fs) : undefined
    this.repaired = { ...(torn ? { torn } : {}), unclean: end !== undefined && end.begun && !end.closed }
    if (!end) return this.#newSegment(snapshot + 1)
    if (!end.begun) {
      // Its header never got to the disk: it is begun anew.
      await this.#fs.remove(end.file)
      await this.#fs.syncFolder(dirname(end.file))
      return isOld ? this.#newSchema(end.number - 1, schema) : this.#newSegment(end.number)
    }
    // A writer that was killed may have left whole lines that no fsync has seen: they are shown from now on, so the disk must have them.
    let file: OpenFile | undefined
    try {
      file = await this.#fs.reopen(end.file)
      await file.sync()
      const identity = (await this.#fs.mark(end.file)).identity
      this.#open = { number: end.number, path: end.file, file, length: end.sound, identity }
    } catch (error) {
      await file?.close().catch(() => undefined)
      throw new WriteFailure(error, false)
    }
    const goesOn = end.sound <= this.#limits.bytes && replayed <= this.#limits.transactions
    if (end.device === this.#device && goesOn && !isOld) return
    this.#open = undefined
    await file.close()
    if (isOld) return this.#newSchema(end.number, schema)
    await this.#newSegment(end.number + 1)
  }

  /** Begins a segment of this schema after `last`, the last one of an earlier schema, once what the desk was then is in a snapshot as it was. */
  async #newSchema(last: number, schema: number): Promise<void> {
    // One that holds nothing comes before the snapshot, which is never the last that a desk has: where it is, the end of the journal is gone.
    await this.#newSegment(last + 1, schema)
    await makeSnapshot(this.#directory, last, this.#fs)
    await this.#newSegment(last + 2)
  }

  /** Whether the file that is written to is there, under its name, as it was left, while nothing is being written; undefined where that cannot be told. */
  async isAsItWas(): Promise<boolean | undefined> {
    const open = this.#open
    if (!open) return false
    return this.#refuseIfReplaced(open).then(
      () => true,
      (error: unknown) => (error instanceof ParleyError ? false : undefined),
    )
  }

  /** Says in the journal that it ends in good order, as far as that can be written, and lets the file go. */
  async close(): Promise<void> {
    const open = this.#open
    if (!open) return
    if (!this.#stopped && this.recovered)
      await this.#append(open, [closedLine(this.#clock(), open.length, this.#chain)]).catch(() => undefined)
    this.#open = undefined
    // Of a drive that was pulled out not even that may work.
    await open.file.close().catch(() => undefined)
  }
}
