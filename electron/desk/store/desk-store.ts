import { Low } from 'lowdb'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import { MemoryDesk, type TextKind } from '../../../core/desk/memory-desk'
import { opId } from '../../../core/desk/ops'
import type { Holder, OpenMode } from '../../../core/desk/reading'
import type { JournalHistory } from '../../../core/journal/journal-history'
import { NO_UNDO, type UndoStack } from '../../../core/journal/step'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { WriteFailure } from '../../files/write-durably'
import { NOTHING_UNKNOWN } from '../../journal/format/desk-content'
import { thisDevice } from '../../journal/format/device'
import { writeFrozenText, type FrozenText } from '../../journal/format/frozen-texts'
import { SNAPSHOTS_FOLDER } from '../../journal/format/layout'
import { tellOfSchema, whyStuck } from '../../journal/migrate/migrate-schema'
import { checkRecords, checkSlowly, countRecords } from '../../journal/read/check-records'
import { FileHistory } from '../../journal/read/journal-history'
import { advance, type DeskState, type Recovered } from '../../journal/read/recover'
import type { PointState } from '../../journal/repair/recovery-points'
import { compact } from '../../journal/write/compact'
import type { Holding } from '../../journal/write/disk-holds'
import type { Mended } from '../../journal/write/journal-adapter'
import { CommitQueue, type Batch, type Planner } from './commit-queue'
import { createDesk } from './create-desk'
import { withFacts } from './desk-facts'
import { filesOf, fingerprintOf, refuseIfNoDesk, removeLeftovers, type DeskFiles } from './desk-files'
import { lockDesk, type DeskLock } from './desk-lock'
import { Lease, leasedBy, refuseIfLeased } from './lease'
import type { OpenOptions } from './open-options'
import type { RescuedNotice } from './rescue'
import { SaveClock } from './save-clock'
import { SnapshotKeeper } from './snapshot-keeper'
import { StoreTrouble, writeError } from './store-trouble'

/** Told after each commit that the disk has: the new revision, and the records that it touched. */
export type CommitListener = (revision: number, touched: RecordRef[]) => void

/** What a store is made of. */
interface Parts {
  files: DeskFiles
  db: Low<DeskState>
  lock: DeskLock | undefined
  fs: FileSystem
  report: (error: unknown) => void
  clock: () => string
  rescueTo: string | undefined
}

/**
 * A desk in its folder. All edits go through `commit`; nothing else touches lowdb. What `desk` shows changes only once the disk
 * has the edit.
 */
export class DeskStore {
  readonly directory: string
  readonly #files: DeskFiles
  readonly #db: Low<DeskState>
  readonly #lock: DeskLock | undefined
  readonly #fs: FileSystem
  readonly #report: (error: unknown) => void
  #lease: Lease | undefined
  #overruled: Holder | undefined
  /** How long saves take. */
  readonly saves = new SaveClock()
  readonly #listeners = new Set<CommitListener>()
  #snapshots: SnapshotKeeper | undefined
  #ending: Promise<void> | undefined
  #seen = ''
  readonly #queue: CommitQueue
  readonly #trouble: StoreTrouble

  private constructor(directory: string, { files, db, lock, fs, report, clock, rescueTo }: Parts) {
    this.directory = directory
    this.#files = files
    this.#db = db
    this.#lock = lock
    this.#fs = fs
    this.#report = report
    this.#trouble = new StoreTrouble({
      directory,
      fs,
      clock,
      rescueTo,
      report,
      isInDoubt: () => files.journal?.stopped === true,
      isEnding: () => this.#ending !== undefined,
      held: () => ({ state: db.data, storeId: this.storeId, at: this.latest }),
      tell: () => this.#tellOf(this.desk.revision, []),
    })
    this.#queue = new CommitQueue({
      state: () => db.data,
      refuseIfReadOnly: () => this.#refuseIfReadOnly(),
      writeTexts: (texts) => this.#writeTexts(texts),
      write: (batch) => this.#write(batch),
    })
  }

  /**
   * Opens the desk in a folder. A missing, damaged or newer desk is refused, never replaced by an empty one; one of an earlier format or schema is
   * brought to this one where it is opened to write, and in memory alone where it is only read.
   * @throws ParleyError `desk-gone`, `desk-not-a-desk`, `desk-unreadable`, `desk-corrupt`, `desk-forked`, `desk-newer`, `schema-stuck`, `field-invalid`,
   *   `desk-locked`, `desk-leased`, `desk-read-only`, `disk-full`; to salvage, where there is nothing to save: `desk-corrupt`, `place-unknown`
   */
  static async open(directory: string, mode: OpenMode, options: OpenOptions = {}): Promise<DeskStore> {
    const { fs = realFileSystem, clock = () => new Date().toISOString(), report = () => undefined } = options
    // Of a damaged desk any of its files may be missing.
    if (mode !== 'salvage') await refuseIfNoDesk(directory)
    const lock = mode === 'write' ? await lockDesk(directory, options.who) : undefined
    let files: DeskFiles | undefined
    try {
      // Before anything is written: what looks torn may be a line that another computer is writing.
      const leased = lock ? await refuseIfLeased(directory, thisDevice(), options.overrule) : undefined
      const seen = mode !== 'write' ? await fingerprintOf(directory) : ''
      files = await filesOf(directory, mode, { ...options, fs, clock })
      // lowdb falls back on defaults where an adapter reads null; ours throws instead, so they are never seen.
      const db = new Low<DeskState>(files.adapter, NOTHING)
      await db.read()
      const stuck = files.journal && whyStuck(directory, files.journal.recovered?.stuck ?? [])
      if (stuck) throw stuck
      const { collections } = db.data.desk
      if (options.invalid || countRecords(collections) <= CHECKED_AT_ONCE)
        checkRecords(collections, join(directory, SNAPSHOTS_FOLDER), options.invalid)
      // Only now: where a desk cannot be opened, nothing in its folder is touched.
      await files.journal?.begin()
      const told = files.journal && (await tellOfSchema(directory, files.journal, { at: clock(), fs }))
      if (told) db.data = advance(db.data, told)
      if (lock) await removeLeftovers(directory)
      const { who, rescueTo } = options
      const store = new DeskStore(directory, { files, db, lock, fs, report, clock, rescueTo })
      store.#seen = seen
      store.#overruled = leased
      if (lock) store.#lease = await Lease.take(directory, { device: thisDevice(), who, clock, taken: store.#taken })
      const { compact: how = (dir, segment) => compact(dir, segment, fs) } = options
      if (files.journal) store.#snapshots = new SnapshotKeeper(directory, files.journal, how, report)
      store.#snapshots?.look()
      return store
    } catch (error) {
      await files?.journal?.close().catch(() => undefined)
      await lock?.release()
      throw await withFacts(error instanceof WriteFailure ? writeError(error, directory) : error, directory)
    }
  }

  /**
   * Parses the records of a large desk by their schemas, in slices between which edits and answers go on; those of a small one were parsed when it was
   * opened. Resolves early where the desk is closed.
   * @throws ParleyError `field-invalid`, `desk-corrupt`
   */
  async checkRest(): Promise<void> {
    const { collections } = this.desk
    if (countRecords(collections) <= CHECKED_AT_ONCE) return
    await checkSlowly(collections, join(this.directory, SNAPSHOTS_FOLDER), () => this.stopped !== undefined)
  }

  /** Names the desk for good, wherever its folder is. */
  get storeId(): string {
    return this.#files.storeId
  }

  /**
   * Makes a desk of its own out of this one in a folder that does not exist or is empty: the same records, unknown fields and
   * source texts, another identity. The folder appears whole or not at all.
   * @throws ParleyError `desk-not-empty`, `cannot-write`, `disk-full`, and those of a source text that is missing or altered
   */
  async copyTo(directory: string, fs: FileSystem = realFileSystem): Promise<void> {
    const { desk, unknown } = this.#db.data
    const texts = [
      ...desk.all('source').flatMap(({ sha256 }) => (sha256 === undefined ? [] : [this.#text('source', sha256)])),
      ...desk.all('memo').flatMap(({ snapshot }) => (snapshot === undefined ? [] : [this.#text('memo', snapshot)])),
    ]
    // The past stays with the desk that it is of.
    const content = { collections: desk.collections, unknown, trash: {}, history: NO_UNDO, revision: 0 }
    await createDesk(directory, content, texts, fs)
  }

  #text(kind: TextKind, sha256: string): FrozenText {
    return { kind, text: kind === 'source' ? this.desk.sourceText(sha256) : this.desk.memoText(sha256) }
  }

  /** The edits that can be undone and done again. */
  get history(): UndoStack {
    return this.#db.data.history
  }

  /** The desk as the disk has it. What this gives is good until the next commit. */
  get desk(): MemoryDesk {
    return this.#db.data.desk
  }

  /** All that ever happened to the desk. */
  get past(): JournalHistory {
    return new FileHistory(this.directory, this.#fs)
  }

  /** What was found and mended when the desk was opened, and what is odd about it. */
  get mended(): Mended | undefined {
    return this.#files.journal?.mended
  }

  /** Of a damaged desk, the state that is shown. */
  get salvaged(): PointState | undefined {
    return this.#files.point?.opened
  }

  /** Which of its records cannot be brought to the schema of this Parley, of a desk that is shown without them. */
  get stuck(): ParleyError | undefined {
    return this.#files.reading?.why
  }

  /** What was found when the files were read last. */
  get recovered(): Recovered | undefined {
    return this.#files.recovered()
  }

  /** The latest instant that the desk's journal names. */
  get latest(): string {
    return this.#files.journal?.at ?? this.recovered?.at ?? ''
  }

  /** Whether the journal that is written to is there as it was left, while nothing is being written; undefined where that cannot be told. */
  isAsItWas(): Promise<boolean | undefined> {
    return this.#files.journal?.isAsItWas() ?? Promise.resolve(false)
  }

  /** Why the last edit could not be written, where it may be that the next one can: the folder is not there, the disk is full. */
  get trouble(): ParleyError | undefined {
    return this.#trouble.passing
  }

  /** Whoever wants to write may try again; the listeners hear of it. */
  tryAgain(): void {
    this.#trouble.tryAgain()
  }

  /** Takes no more edits: the files are not those that were opened. */
  stopAsChanged(): void {
    this.#trouble.refuse(new ParleyError('desk-changed-outside', { file: this.directory }))
  }

  /** Whose lease was overruled when the desk was opened. */
  get overruled(): Holder | undefined {
    return this.#overruled
  }

  /** Where what was acknowledged was put, after the folder turned out not to have it any more. */
  get rescued(): RescuedNotice | undefined {
    return this.#trouble.rescued
  }

  /** Whether edits are refused: opened to read, or a write went wrong. */
  get readOnly(): boolean {
    return this.#lock === undefined || this.stopped !== undefined
  }

  /** Why no more edits are taken, after a write that ended in doubt. */
  get stopped(): ParleyError | undefined {
    return this.#trouble.closed
  }

  /**
   * Of a desk that was opened to read: reads the files again where another Parley has written to them, and tells the listeners. Resolves
   * with whether it did. What is shown stays as it was read last where they cannot be read.
   * @throws ParleyError as `open`; `desk-moved` where its folder is gone
   */
  async follow(): Promise<boolean> {
    if (this.#lock) return false
    await refuseIfNoDesk(this.directory).catch((error: unknown) => {
      // It was here when it was opened.
      const isGone = error instanceof ParleyError && error.code === 'desk-gone'
      throw isGone ? new ParleyError('desk-moved', { dir: this.directory }, { cause: error }) : error
    })
    const seen = await fingerprintOf(this.directory)
    if (seen === this.#seen) return false
    await this.#db.read()
    this.#seen = seen
    for (const listener of this.#listeners) listener(this.desk.revision, [])
    return true
  }

  /** Tells of what the disk has, whatever becomes of those who hear of it. */
  #tellOf(revision: number, touched: RecordRef[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(revision, touched)
      } catch (error) {
        this.#report(error)
      }
    }
  }

  /** Hears of every commit until the returned function is called. */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Works out an edit on the desk as it is when its turn comes, and commits it: all of it or nothing. Resolves with the new revision once
   * the disk has it. Edits that are asked for while others are being written are written together, in the order in which they were asked for.
   * @throws whatever `plan` throws; ParleyError `desk-read-only`, `disk-full`, `desk-changed-outside`, `desk-moved`
   */
  commit(plan: Planner): Promise<number> {
    return this.#queue.add(plan)
  }

  #refuseIfReadOnly(): void {
    if (this.stopped) throw this.stopped
    if (!this.#lock) throw new ParleyError('desk-read-only', { dir: this.directory, reason: 'opened to read' })
  }

  async #writeTexts(texts: readonly FrozenText[]): Promise<void> {
    try {
      for (const text of texts) await writeFrozenText(this.directory, text, this.#fs)
    } catch (error) {
      throw this.#trouble.refuse(error)
    }
  }

  async #write({ staged, history }: Batch): Promise<void> {
    const transactions = staged.flatMap(({ transaction }) => (transaction ? [transaction] : []))
    try {
      if (this.#lease?.isLookDue) await this.#lease.look()
      this.#refuseIfReadOnly()
      for (const transaction of transactions) this.#files.journal?.put(transaction)
      await this.saves.timed(this.#db.write())
    } catch (error) {
      const refused = this.#trouble.refuse(error)
      // Whoever hears that it was refused can say where the rest is.
      await this.#trouble.rescuing
      for (const { reject } of staged) reject(refused)
      return
    }
    this.#trouble.pass()
    let { desk } = this.#db.data
    for (const { ops } of transactions) desk = desk.advance(ops)
    this.#db.data = { ...this.#db.data, desk, history }
    this.#snapshots?.look()
    for (const { resolve, revision, transaction } of staged) {
      if (transaction)
        this.#tellOf(
          revision,
          transaction.ops.map((op) => ({ collection: op.collection, id: opId(op) })),
        )
      resolve(revision)
    }
  }

  /** Another computer went on with the desk: edits from here on would make two desks of it. */
  readonly #taken = (holder: Holder) => this.#trouble.stop(leasedBy(this.directory, holder))

  /**
   * Of a desk that takes no more edits: looks what its folder has of what was acknowledged, and puts memory's state aside where it has not got all of it, once.
   * Throws nothing: what cannot be put anywhere stays in memory.
   */
  rescueIfLacking(): Promise<Holding> {
    return this.#trouble.rescueIfLacking()
  }

  /** Waits for what is being written, then gives the lock back. What the folder lacks at this moment is put aside. */
  close(): Promise<void> {
    this.#ending ??= this.#end()
    return this.#ending
  }

  async #end(): Promise<void> {
    // An edit that came while the last one was waited for is written too; from then on, in the same turn, none is taken.
    while (this.#queue.writing) await this.#queue.writing
    const wasStopped = this.stopped !== undefined
    this.#trouble.close(new ParleyError('desk-read-only', { dir: this.directory, reason: 'closed' }))
    const isSound = !this.#lock || (!wasStopped && (await this.isAsItWas()) === true)
    if (!isSound) await this.rescueIfLacking()
    await this.#snapshots?.end()
    await this.#files.journal?.close()
    await this.#lease?.giveBack()
    await this.#lock?.release()
  }
}

const NOTHING: DeskState = { desk: new MemoryDesk({}), history: NO_UNDO, unknown: NOTHING_UNKNOWN }

/** Up to this many records are parsed by their schemas before the desk is shown; of more, soon after. */
const CHECKED_AT_ONCE = 1000
