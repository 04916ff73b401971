import { join } from 'node:path'
import type { FileSystem } from '../../files/file-system'
import { writeDurably } from '../../files/write-durably'
import { REACHED_FILE, reachedBytes, readReached, type Reached } from '../format/reached-file'

/** How long after an edit the file follows, in milliseconds: edits never wait for it. */
const DELAY_MS = 5000

/**
 * Keeps `reached.json` close behind a journal that is being written: at once for a new segment and at the end, and soon after an edit. It never tells
 * of more than is durable. A failure does no harm, because the file before it stays true.
 */
export class ReachedKeeper {
  readonly #directory: string
  readonly #fs: FileSystem
  readonly #now: () => Promise<Reached | undefined>
  #written: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> = Promise.resolve()

  /** `now` resolves with how far the journal has come; undefined while that is in doubt. */
  constructor(directory: string, fs: FileSystem, now: () => Promise<Reached | undefined>) {
    this.#directory = directory
    this.#fs = fs
    this.#now = now
  }

  /** Call this after an edit. */
  soon(): void {
    this.#timer ??= setTimeout(() => void this.write(), DELAY_MS).unref()
  }

  /** Writes the file unless it says the same already. Never throws. */
  write(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing = this.#writing.then(() => this.#write()).catch(() => undefined)
    return this.#writing
  }

  async #write(): Promise<void> {
    const reached = await this.#now()
    if (!reached) return
    const bytes = reachedBytes(reached)
    const text = bytes.toString()
    this.#written ??= await this.#onDisk()
    if (this.#written === text) return
    await writeDurably(join(this.#directory, REACHED_FILE), bytes, this.#fs)
    this.#written = text
  }

  async #onDisk(): Promise<string | undefined> {
    const found = await readReached(this.#directory, this.#fs)
    return found && reachedBytes(found).toString()
  }
}
