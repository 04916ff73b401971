import { join } from 'node:path'
import { originalsNamed, textsNamed } from '../../../core/backup/texts-named'
import { ParleyError } from '../../../core/base/errors'
import type { MemoryDesk, TextKind } from '../../../core/desk/memory-desk'
import { opId } from '../../../core/desk/ops'
import type { Holder, OpenMode } from '../../../core/desk/reading'
import type { JournalHistory } from '../../../core/journal/journal-history'
import { NO_UNDO, type UndoStack } from '../../../core/journal/step'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { SNAPSHOTS_FOLDER } from '../../journal/format/desk-file-names'
import {
  readOriginal,
  originalOnDisk,
  writeFrozen,
  type FrozenFile,
  type FrozenText,
  type OriginalOnDisk,
} from '../../journal/format/frozen-texts'
import { checkSlowly, countRecords } from '../../journal/read/check-records'
import { FileHistory } from '../../journal/read/journal-history'
import { compact } from '../../journal/write/compact'
import type { Holding } from '../../journal/write/disk-holds'
import { CommitQueue, type Committed, type Group, type Planner } from './commit-queue'
import { createDesk } from './create-desk'
import { conditionOf, type DeskCondition } from './desk-condition'
import { fingerprintOf, refuseIfNoDesk, type DeskFiles } from './desk-files'
import type { DeskLock } from './desk-lock'
import type { Lease } from './lease'
import { leasedBy } from './lease-file'
import { CHECKED_AT_ONCE, openFiles, type OpenedFiles } from './open-files'
import { settled, type OpenOptions, type SettledOptions } from './open-options'
import { SaveClock } from './save-clock'
import { SnapshotKeeper } from './snapshot-keeper'
import { StoreTrouble } from './store-trouble'

/** Called after each durable commit with the new revision and the records that it touched. */
export type CommitListener = (revision: number, touched: RecordRef[]) => void

/**
 * A desk in its folder. All edits go through `commit`; nothing else touches lowdb. `desk` changes only once the edit is on the disk.
 */
export class DeskStore {
  readonly directory: string
  readonly #files: DeskFiles
  readonly #db: OpenedFiles['db']
  readonly #lock: DeskLock | undefined
  readonly #fs: FileSystem
  readonly #report: (error: unknown) => void
  readonly #lease: Lease | undefined
  /** How long saves take. */
  readonly saves = new SaveClock()
  readonly #listeners = new Set<CommitListener>()
  #snapshots: SnapshotKeeper | undefined
  #ending: Promise<void> | undefined
  #seen: string
  readonly #queue: CommitQueue
  readonly #trouble: StoreTrouble

  private constructor(directory: string, opened: OpenedFiles, options: OpenOptions & SettledOptions) {
    const { files, db, lock, lease, seen } = opened
    const { fs, clock, rescueTo, report } = options
    this.directory = directory
    this.#files = files
    this.#db = db
    this.#lock = lock
    this.#lease = lease
    this.#seen = seen
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
      held: () => ({ state: db.data, storeId: this.storeId, at: this.condition.latest }),
      tell: () => this.#tellOf(this.desk.revision, []),
    })
    this.#queue = new CommitQueue({
      state: () => db.data,
      refuseIfReadOnly: () => this.#refuseIfReadOnly(),
      writeTexts: (texts) => this.#writeTexts(texts),
      write: (group) => this.#write(group),
    })
  }

  /**
   * Opens the desk in a folder. Refuses a missing, damaged or newer desk, and never replaces it with an empty one. Migrates a desk of an earlier
   * format or schema on the disk if it is opened for writing, and only in memory if it is read.
   * @throws ParleyError `desk-gone`, `desk-not-a-desk`, `desk-unreadable`, `desk-corrupt`, `desk-forked`, `desk-newer`, `schema-stuck`,
   *   `field-invalid`, `desk-locked`, `desk-leased`, `desk-read-only`, `disk-full`; for salvage, if nothing can be read: `desk-corrupt`,
   *   `place-unknown`
   */
  static open(directory: string, mode: OpenMode, options: OpenOptions = {}): Promise<DeskStore> {
    const all = settled(options)
    return openFiles(directory, mode, all, async (opened) => {
      const store = new DeskStore(directory, opened, all)
      store.#begin(all)
      return store
    })
  }

  /** For a desk opened for writing, keeps its lease, and its snapshots up to date. */
  #begin({ report, fs, compact: how }: OpenOptions & SettledOptions): void {
    const { directory } = this
    this.#lease?.keep(this.#taken, () => void this.#lookOutside())
    const { journal } = this.#files
    if (!journal) return
    const make = how ?? ((dir, segment) => compact(dir, segment, fs))
    this.#snapshots = new SnapshotKeeper(directory, journal, make, report)
    this.#snapshots.look()
  }

  /**
   * Parses the records of a large desk by their schemas, in slices between which edits and answers continue; those of a small one are parsed at
   * opening. Resolves early if the desk is closed.
   * @throws ParleyError `field-invalid`, `desk-corrupt`
   */
  async checkRest(): Promise<void> {
    const { collections } = this.desk
    if (countRecords(collections) <= CHECKED_AT_ONCE) return
    await checkSlowly(collections, join(this.directory, SNAPSHOTS_FOLDER), () => this.#trouble.closed !== undefined)
  }

  /** Names the desk for good, wherever its folder is. */
  get storeId(): string {
    return this.#files.storeId
  }

  /**
   * Copies this desk to a folder that does not exist or is empty, as a desk with a new identity: the same records, unknown fields, source
   * texts and originals.
   * The folder appears whole or not at all.
   * @throws ParleyError `desk-not-empty`, `cannot-write`, `disk-full`, and those of a source text or an original that is missing or altered
   */
  async copyTo(directory: string, fs: FileSystem = realFileSystem): Promise<void> {
    const { desk, unknown } = this.#db.data
    // The history stays with the original.
    const content = { collections: desk.collections, unknown, trash: {}, history: NO_UNDO, revision: 0 }
    await createDesk(directory, content, this.#frozen(content), fs)
  }

  async *#frozen(content: Parameters<typeof textsNamed>[0]): AsyncGenerator<FrozenFile, void> {
    for (const [sha256, kind] of textsNamed(content)) yield this.#text(kind, sha256)
    for (const sha256 of originalsNamed(content))
      yield { kind: 'original', sha256, bytes: await this.readOriginal(sha256) }
  }

  /** The bytes of the file that a source was read from, checked against its SHA-256. @throws ParleyError as `readOriginal` */
  readOriginal(sha256: string): Promise<Buffer> {
    return readOriginal(this.#originals, sha256)
  }

  /** What is in the desk's folder of that file; undefined if it is not there. */
  originalOnDisk(sha256: string): Promise<OriginalOnDisk | undefined> {
    return originalOnDisk(this.#originals, sha256)
  }

  /** The folder that has them: that of the backup which is shown of a damaged desk, or its own. */
  get #originals(): string {
    return this.#files.point?.opened?.place ?? this.directory
  }

  #text(kind: TextKind, sha256: string): FrozenText {
    return { kind, text: kind === 'source' ? this.desk.sourceText(sha256) : this.desk.memoText(sha256) }
  }

  /** The edits that can be undone and redone. */
  get undoStack(): UndoStack {
    return this.#db.data.history
  }

  /** The desk as it is on the disk. Valid until the next commit. */
  get desk(): MemoryDesk {
    return this.#db.data.desk
  }

  /** Everything that ever happened to the desk. */
  get history(): JournalHistory {
    return new FileHistory(this.directory, this.#fs)
  }

  /** Findings from opening its files, and its problems now. */
  get condition(): DeskCondition {
    return conditionOf(this.#files, this.#trouble, this.#lease?.overruled)
  }

  /** Is the journal still as it was written here, between two writes? Undefined if unknown. */
  async isAsItWas(): Promise<boolean | undefined> {
    const { journal } = this.#files
    const change = journal ? await journal.changeOutside() : undefined
    return journal && change === 'unknown' ? undefined : journal !== undefined && change === undefined
  }

  /** Lets the next edit try to write again, and tells the listeners. */
  tryAgain(): void {
    this.#trouble.tryAgain()
  }

  /** Stops taking edits: the files are no longer those that were opened. */
  async stopAsChanged(): Promise<void> {
    const change = await this.#files.journal?.changeOutside()
    const isKnown = change instanceof ParleyError && change.code === 'desk-edited-elsewhere'
    this.#stopOutside(isKnown ? change : new ParleyError('desk-changed-outside', { file: this.directory }))
  }

  /** Stops as soon as another writer continued the desk, even if nobody edits here. */
  async #lookOutside(): Promise<void> {
    if (this.#trouble.closed) return
    await this.#files.journal?.refuseIfContinued().catch((error: unknown) => {
      // A folder that cannot be read now is reported by the next edit.
      if (error instanceof ParleyError && !this.#trouble.closed) this.#stopOutside(error)
    })
  }

  /** Stops, and lets the other writer have the lease. */
  #stopOutside(error: unknown): unknown {
    const refused = this.#trouble.refuse(error)
    if (this.#trouble.closed?.code === 'desk-edited-elsewhere') void this.#lease?.giveBack()
    return refused
  }

  /**
   * Rereads the files of a read-only desk if another Parley has written to them, and tells the listeners. Resolves with whether it did. If they
   * cannot be read, the desk stays as it was last read.
   * @throws ParleyError as `open`; `desk-moved` if its folder is gone
   */
  async follow(): Promise<boolean> {
    if (this.#lock) return false
    await refuseIfNoDesk(this.directory).catch((error: unknown) => {
      // It existed when the desk was opened.
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

  /** Tells every listener about a commit, even if one of them fails. */
  #tellOf(revision: number, touched: RecordRef[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(revision, touched)
      } catch (error) {
        this.#report(error)
      }
    }
  }

  /** Calls the listener at every commit until the returned function is called. */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Plans an edit on the desk as it is when its turn comes, and commits it: all of it or nothing. Resolves with its transaction once it is durable.
   * Edits that arrive during a write are written together, in the order of the requests.
   * @throws whatever `plan` throws; ParleyError `desk-read-only`, `disk-full`, `desk-changed-outside`, `desk-edited-elsewhere`,
   *   `desk-moved`
   */
  commit(plan: Planner): Promise<Committed> {
    return this.#queue.add(plan)
  }

  #refuseIfReadOnly(): void {
    if (this.#trouble.closed) throw this.#trouble.closed
    if (!this.#lock) throw new ParleyError('desk-read-only', { dir: this.directory, reason: 'opened read-only' })
  }

  async #writeTexts(texts: readonly FrozenFile[]): Promise<void> {
    try {
      for (const text of texts) await writeFrozen(this.directory, text, this.#fs)
    } catch (error) {
      throw this.#trouble.refuse(error)
    }
  }

  async #write({ staged, history }: Group): Promise<void> {
    const transactions = staged.flatMap(({ transaction }) => (transaction ? [transaction] : []))
    try {
      await this.#lease?.lookIfDue()
      this.#refuseIfReadOnly()
      for (const transaction of transactions) this.#files.journal?.put(transaction)
      await this.saves.timed(this.#db.write())
    } catch (error) {
      const refused = this.#stopOutside(error)
      // Wait, so that the caller can say where the other edits were saved.
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
      resolve({ revision, ...(transaction ? { transaction } : {}) })
    }
  }

  /** Another computer opened the desk for writing: edits from here would make two desks of it. */
  readonly #taken = (holder: Holder) => this.#trouble.stop(leasedBy(this.directory, holder))

  /**
   * Checks whether the folder of a stopped desk holds every acknowledged edit and, if not, saves memory's state elsewhere, once. Never throws: a
   * state that cannot be saved anywhere stays in memory.
   */
  rescueIfLacking(): Promise<Holding> {
    return this.#trouble.rescueIfLacking()
  }

  /** Waits for pending writes, then releases the lock. Saves elsewhere what the folder lacks by then. */
  close(): Promise<void> {
    this.#ending ??= this.#end()
    return this.#ending
  }

  async #end(): Promise<void> {
    // An edit that arrived during the wait is written too; from then on, in the same turn, none is taken.
    while (this.#queue.writing) await this.#queue.writing
    const wasStopped = this.#trouble.closed !== undefined
    this.#trouble.close(new ParleyError('desk-read-only', { dir: this.directory, reason: 'closed' }))
    const isSound = !this.#lock || (!wasStopped && (await this.isAsItWas()) === true)
    if (!isSound) await this.rescueIfLacking()
    await this.#snapshots?.end()
    await this.#files.journal?.close()
    await this.#lease?.giveBack()
    await this.#lock?.release()
  }
}
