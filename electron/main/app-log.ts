import { appendFile, mkdir, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { logLine, type LogEvent } from '../../core/contract/log-event'
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../files/private-files'
import { readRegular } from '../files/regular-file'
import { move } from '../files/when-free'

/** How large the log grows before it is turned over, in bytes: it and the one before it are all that is kept. */
const FULL = 200_000
/** How many times an event that comes again and again is noted one by one. */
const SAME_MAX = 5
/** How many errors of pages a run notes: a page chooses their numbers, so it could fill the log and say something in them. */
const FROM_PAGES_MAX = 200

/** What happened in Parley, without any content, in a file of its own. Writing it never fails anything else. */
export class AppLog {
  readonly path: string
  readonly #folder: string
  readonly #listOwn: () => ReadonlySet<string>
  #own: ReadonlySet<string> | undefined
  readonly #clock: () => string
  readonly #full: number
  #writing: Promise<void> = Promise.resolve()
  readonly #waiting: string[] = []
  #last = { words: '', count: 0 }
  #fromPages = 0

  /** `listOwn` lists the names of Parley's own scripts, the only ones that the log names; it is asked once, when they are needed. */
  constructor(
    folder: string,
    listOwn: () => ReadonlySet<string>,
    clock: () => string = () => new Date().toISOString(),
    full = FULL,
  ) {
    this.#folder = folder
    this.#listOwn = listOwn
    this.path = join(folder, 'parley.log')
    this.#clock = clock
    this.#full = full
  }

  /** Notes an event. One that repeats itself is noted a few times, and then counted. */
  add(event: LogEvent): void {
    const isError = event.event === 'error'
    if (isError && event.in === 'page' && (this.#fromPages += 1) > FROM_PAGES_MAX) return
    const words = JSON.stringify(event)
    const line = logLine(event, this.#clock(), isError ? this.#ownNow() : new Set())
    if (words === this.#last.words) {
      this.#last.count += 1
      if (this.#last.count <= SAME_MAX) this.#append(line)
      return
    }
    this.#appendCount()
    this.#last = { words, count: 1 }
    this.#append(line)
  }

  /** The log's text, the earlier part first. */
  async text(): Promise<string> {
    await this.flush()
    const parts = [await textOf(this.#earlier), await textOf(this.path)]
    return parts.join('')
  }

  /** Waits until everything is in the file. */
  async flush(): Promise<void> {
    this.#appendCount()
    await this.#writing
  }

  get #earlier(): string {
    return join(this.#folder, 'parley.earlier.log')
  }

  #ownNow(): ReadonlySet<string> {
    try {
      this.#own ??= this.#listOwn()
    } catch {
      // An error without its places is better than none.
      this.#own = new Set()
    }
    return this.#own
  }

  #appendCount(): void {
    const more = this.#last.count - SAME_MAX
    if (more > 0) this.#append(`${this.#clock()} repeated times=${more}`)
    this.#last.count = Math.min(this.#last.count, SAME_MAX)
  }

  #append(line: string): void {
    this.#waiting.push(`${line}\n`)
    this.#writing = this.#writing.then(() => this.#write()).catch(() => undefined)
  }

  /** Writes what is waiting, at once as far as a file has room. */
  async #write(): Promise<void> {
    if (this.#waiting.length === 0) return
    let count = 1
    let length = this.#waiting[0]?.length ?? 0
    for (; count < this.#waiting.length; count += 1) {
      length += this.#waiting[count]?.length ?? 0
      if (length > this.#full) break
    }
    const text = this.#waiting.splice(0, count).join('')
    await mkdir(this.#folder, { recursive: true, mode: PRIVATE_FOLDER })
    const size = await stat(this.path).then(
      (found) => found.size,
      () => 0,
    )
    // A log that cannot be moved away begins anew, or it would grow without end.
    if (size + text.length > this.#full) await move(this.path, this.#earlier).catch(() => truncate(this.path))
    await appendFile(this.path, text, { mode: PRIVATE_FILE })
  }
}

/** A part of the log; empty if it cannot be read. */
const textOf = (path: string): Promise<string> =>
  readRegular(path).then(
    (bytes) => bytes.toString('utf8'),
    () => '',
  )
