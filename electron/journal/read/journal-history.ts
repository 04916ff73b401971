import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { isWanted, type JournalHistory, type HistoryQuery } from '../../../core/journal/journal-history'
import { SchemaMigration } from '../../../core/journal/migrate-journal'
import { transactionSchema } from '../../../core/journal/parse-transaction'
import type { Transaction } from '../../../core/journal/transaction'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { reasonOf } from '../../files/write-durably'
import { listJournal, snapshotFile } from '../format/desk-file-names'
import { DESK_FILE } from '../format/format-1'
import { chainedLinesOf, parseLine } from '../format/line'
import { saysItWasDurable, schemaIn } from '../format/segment'
import { parseHeader } from '../format/snapshot'
import { ChainReader } from './chain-reader'
import { firstOf, lineageOf, type Stretch } from './lineage'
import { recover } from './read-desk'

/** The past of a desk, read from its journal on demand. For a desk that was damaged and continued, only what it descends from. Writes nothing. */
export class FileHistory implements JournalHistory {
  readonly #directory: string
  readonly #fs: FileSystem

  constructor(directory: string, fs: FileSystem = realFileSystem) {
    this.#directory = directory
    this.#fs = fs
  }

  async transactions(query: HistoryQuery): Promise<readonly Transaction[]> {
    const found: Transaction[] = []
    for (const { listing, upTo, isOld } of await this.#lineage()) {
      for (const { file, end } of listing.segments.toReversed()) {
        if (found.length >= query.limit) return found
        const isLast = !isOld && file === listing.segments.at(-1)?.file
        const some = isOld ? await this.#salvaged(file, end) : await this.#written(file, isLast, query)
        for (const transaction of some) {
          if (found.length >= query.limit) break
          if (transaction.n <= upTo && isWanted(transaction, query)) found.push(transaction)
        }
      }
    }
    return found
  }

  async first(): Promise<number> {
    const stretches = await this.#lineage()
    for (const stretch of stretches.toReversed()) {
      const first = stretch.isOld ? await firstOf(this.#directory, stretch, this.#fs) : undefined
      if (first !== undefined) return first
    }
    const number = stretches[0]?.listing.snapshots.at(-1)
    return number === undefined ? 0 : this.#revisionOf(number)
  }

  async deskAt(n: number): Promise<MemoryDesk> {
    const [newest, ...old] = await this.#lineage()
    const begin = newest?.listing.snapshots.at(-1)
    if (old.length === 0 || begin === undefined || n >= (await this.#revisionOf(begin)))
      return (await recover(this.#directory, { revision: n }, this.#fs)).state.desk
    for (const { listing: among, upTo } of old) {
      const first = Math.min(...(await Promise.all(among.snapshots.map((one) => this.#revisionOf(one).catch(() => n)))))
      if (first <= n && n <= upTo) return (await recover(this.#directory, { revision: n, among }, this.#fs)).state.desk
    }
    throw new ParleyError('revision-unknown', { revision: n })
  }

  async #lineage(): Promise<Stretch[]> {
    const listing = await listJournal(this.#directory)
    const isEmpty = listing.snapshots.length === 0 && listing.segments.length === 0
    // An empty folder means that the drive is away, not that the desk has no past, unless the desk is of the first format.
    if (isEmpty && !existsSync(join(this.#directory, DESK_FILE)))
      throw new ParleyError('desk-moved', { dir: this.#directory })
    return lineageOf(this.#directory, listing, this.#fs)
  }

  async #revisionOf(snapshot: number): Promise<number> {
    const file = snapshotFile(this.#directory, snapshot)
    return parseHeader(await this.#read(file), file).header.revision
  }

  /** The transactions of a segment, newest first. @throws ParleyError `desk-corrupt` */
  async #written(file: string, isLast: boolean, { record }: HistoryQuery): Promise<Transaction[]> {
    const bytes = await this.#read(file)
    const { lines, brokenAt } = chainedLinesOf(bytes)
    // A crash leaves an end that was never acknowledged; any other break in the chain is damage that hides unknown edits.
    const isTorn = isLast && brokenAt !== undefined && !saysItWasDurable(bytes, brokenAt)
    if (brokenAt !== undefined && !isTorn)
      throw new ParleyError('desk-corrupt', { file, reason: 'journal', byte: brokenAt })
    const up = new SchemaMigration()
    const schema = schemaIn(lines[0]) ?? up.to
    return lines.toReversed().flatMap((line) => {
      // Skips the many lines that never name the record, neither as itself nor as the subject of evidence, without parsing them.
      if (record && !line.includes(`"${record.id}"`)) return []
      const transaction = transactionSchema.safeParse(parseLine(line))
      return transaction.success ? [up.transaction(transaction.data, schema)] : []
    })
  }

  /** The readable transactions of a segment that may be damaged, newest first. */
  async #salvaged(file: string, end: number | undefined): Promise<Transaction[]> {
    const reader = new ChainReader(undefined, 0, { up: new SchemaMigration() })
    const bytes = (await this.#fs.read(file).catch(() => Buffer.alloc(0))).subarray(0, end)
    const found = [...reader.read(bytes, true), ...reader.end()]
    return found.flatMap((one) => (one.what === 'transaction' ? [one.transaction] : [])).toReversed()
  }

  async #read(file: string): Promise<Buffer> {
    try {
      return await this.#fs.read(file)
    } catch (error) {
      throw new ParleyError('desk-unreadable', { file, reason: reasonOf(error) }, { cause: error })
    }
  }
}
