import { existsSync } from 'node:fs'
import { readdir, realpath, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Low } from 'lowdb'
import { ParleyError } from '../../core/contract/errors'
import { MemoryDesk } from '../../core/desk/memory-desk'
import { opId, type Op } from '../../core/desk/ops'
import { NO_HISTORY, type History } from '../../core/history/step'
import type { RecordRef } from '../../core/model/sources'
import { realFileSystem, type FileSystem } from '../files/file-system'
import { readText } from '../files/read-text'
import { reasonOf, WriteFailure } from '../files/write-durably'
import { createDesk } from './create-desk'
import { DeskFileAdapter } from './desk-file-adapter'
import { DESK_FILE, FORMAT_FILE, NOTHING_UNKNOWN, parseFormat, type DeskContent } from './desk-format'
import { lockDesk, type DeskLock } from './desk-lock'
import { sourceTextsOf } from './source-texts'

/** How a desk is opened: to read, which takes no lock, or to write, which takes the one writer's. */
export type OpenMode = 'read' | 'write'

/** What is to be committed, and the history after it. */
export interface Planned {
  ops: readonly Op[]
  history: History
}

const NO_PAST = { trash: {}, history: NO_HISTORY }

/** Told after each commit that the disk has: the new revision, and the records that it touched. */
export type CommitListener = (revision: number, touched: RecordRef[]) => void

/**
 * A desk in its folder. All edits go through `commit`; nothing else touches lowdb. What `desk` shows changes only once the disk
 * has the edit.
 */
export class DeskStore {
  readonly directory: string
  /** Names the desk for good, wherever its folder is. */
  readonly storeId: string
  readonly #db: Low<DeskContent>
  readonly #lock: DeskLock | undefined
  readonly #listeners = new Set<CommitListener>()
  #desk: MemoryDesk
  #queue: Promise<unknown> = Promise.resolve()
  /** Why no more edits are taken, once a write ended in a state that only a reopening can tell. */
  #closed: ParleyError | undefined

  private constructor(directory: string, storeId: string, db: Low<DeskContent>, lock: DeskLock | undefined) {
    this.directory = directory
    this.storeId = storeId
    this.#db = db
    this.#lock = lock
    this.#desk = new MemoryDesk(db.data.collections, sourceTextsOf(directory), db.data.revision, db.data.trash)
  }

  /**
   * Opens the desk in a folder. A missing, damaged or newer desk is refused, never replaced by an empty one. To be read by a check,
   * records that their schemas refuse are left out and named in `invalid`.
   * @throws ParleyError `desk-gone`, `desk-not-a-desk`, `desk-unreadable`, `desk-corrupt`, `desk-newer`, `field-invalid`,
   *   `desk-locked`
   */
  static async open(
    directory: string,
    mode: OpenMode,
    fs: FileSystem = realFileSystem,
    invalid?: ParleyError[],
  ): Promise<DeskStore> {
    await refuseIfNoDesk(directory)
    const lock = mode === 'write' ? await lockDesk(directory) : undefined
    try {
      const formatFile = join(directory, FORMAT_FILE)
      const { storeId } = parseFormat(await readText(formatFile), formatFile)
      // A link is followed once, so that writing replaces the file and not the link to it.
      const file = await realpath(join(directory, DESK_FILE))
      if (lock) await removeLeftovers(dirname(file))
      const adapter = new DeskFileAdapter(file, fs, invalid)
      // lowdb falls back on these defaults where an adapter reads null; ours throws instead, so they are never seen.
      const db = new Low<DeskContent>(adapter, { ...NO_PAST, revision: 0, collections: {}, unknown: NOTHING_UNKNOWN })
      await db.read()
      return new DeskStore(directory, storeId, db, lock)
    } catch (error) {
      await lock?.release()
      throw error
    }
  }

  /**
   * Makes a desk of its own out of this one in a folder that does not exist or is empty: the same records, unknown fields and
   * source texts, another identity. The folder appears whole or not at all.
   * @throws ParleyError `desk-not-empty`, `cannot-write`, `disk-full`, and those of a source text that is missing or altered
   */
  async copyTo(directory: string, fs: FileSystem = realFileSystem): Promise<void> {
    const texts = this.#desk
      .all('source')
      .flatMap((source) => (source.sha256 === undefined ? [] : [this.#desk.sourceText(source.sha256)]))
    // The past stays with the desk that it is of.
    await createDesk(directory, { ...this.#db.data, ...NO_PAST, revision: 0 }, texts, fs)
  }

  /** The edits that can be undone and done again. */
  get history(): History {
    return this.#db.data.history
  }

  /** The desk as the disk has it. */
  get desk(): MemoryDesk {
    return this.#desk
  }

  /** Whether edits are refused: opened to read, or a write went wrong. */
  get readOnly(): boolean {
    return this.#lock === undefined || this.#closed !== undefined
  }

  /** Hears of every commit until the returned function is called. */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Works out ops on the desk as it is when its turn comes, and commits them: one at a time, all of them or none. Resolves with
   * the new revision once the disk has them.
   * @throws whatever `plan` throws; ParleyError `desk-read-only`, `disk-full`, `desk-changed-outside`
   */
  commit(plan: (desk: MemoryDesk, history: History) => readonly Op[] | Planned): Promise<number> {
    const turn = this.#queue.then(() => {
      const planned = plan(this.#desk, this.#db.data.history)
      return 'ops' in planned ? this.#commit(planned.ops, planned.history) : this.#commit(planned)
    })
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  async #commit(ops: readonly Op[], history = this.#db.data.history): Promise<number> {
    if (this.#closed) throw this.#closed
    if (!this.#lock) throw new ParleyError('desk-read-only', { dir: this.directory, reason: 'opened to read' })
    if (ops.length === 0) return this.#desk.revision
    const before = this.#db.data
    const desk = this.#desk.after(ops)
    const { collections, trash, revision } = desk
    const next: DeskContent = { ...before, revision, collections, trash, history }
    this.#db.data = next
    try {
      await this.#db.write()
    } catch (error) {
      this.#db.data = before
      throw this.#refuse(error)
    }
    this.#desk = desk
    const touched = ops.map((op) => ({ collection: op.collection, id: opId(op) }))
    for (const listener of this.#listeners) listener(next.revision, touched)
    return next.revision
  }

  /** After a failure that may have published the file, or of an fsync, only a reopening can tell what the disk has. */
  #refuse(error: unknown): unknown {
    const refused = writeError(error, this.directory)
    if (error instanceof WriteFailure && (error.published || error.reason === 'EIO')) {
      this.#closed = new ParleyError('desk-read-only', { dir: this.directory, reason: error.reason })
    }
    return refused
  }

  /** Waits for what is being written, then gives the lock back. */
  async close(): Promise<void> {
    await this.#queue
    this.#closed ??= new ParleyError('desk-read-only', { dir: this.directory, reason: 'closed' })
    await this.#lock?.release()
  }
}

async function refuseIfNoDesk(directory: string): Promise<void> {
  const folder = await stat(directory).catch((error: unknown) => {
    const reason = reasonOf(error)
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new ParleyError('desk-gone', { dir: directory })
    throw new ParleyError('desk-unreadable', { file: directory, reason })
  })
  if (!folder.isDirectory()) throw new ParleyError('desk-not-a-desk', { dir: directory, file: FORMAT_FILE })
  for (const file of [FORMAT_FILE, DESK_FILE]) {
    if (!existsSync(join(directory, file))) throw new ParleyError('desk-not-a-desk', { dir: directory, file })
  }
}

/** Removes what a writer that was killed left half-written beside the file; the lock says that none is at work. */
async function removeLeftovers(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    // In a read-only folder they stay, and do no harm.
    if (LEFTOVER.test(name)) await rm(join(directory, name), { force: true }).catch(() => undefined)
  }
}

const LEFTOVER = /^desk\.json\.[0-9a-f]{12}\.tmp$/

/** A failed write as the sentence that a person needs: the disk is full, or the folder cannot be written. */
function writeError(error: unknown, directory: string): unknown {
  if (error instanceof ParleyError) return error
  const reason = reasonOf(error)
  if (reason === 'ENOSPC' || reason === 'EDQUOT')
    return new ParleyError('disk-full', { file: join(directory, DESK_FILE) })
  if (reason === 'ENOENT') return new ParleyError('desk-moved', { dir: directory }, { cause: error })
  return new ParleyError('desk-read-only', { dir: directory, reason }, { cause: error })
}
