import { existsSync } from 'node:fs'
import { realFileSystem, type FileSystem } from './file-system'
import { readRegular } from './regular-file'
import { reasonOf, writeDurably } from './write-durably'
import { move } from './when-free'

/**
 * A small file of the app's own that follows memory: written durably soon after a change, one write at a time, always with the newest content last.
 * If a write fails, memory keeps the content and the next change tries again.
 */
export class LateFile {
  readonly path: string
  readonly #delay: number
  readonly #content: () => string
  readonly #report: (error: unknown) => void
  readonly #fs: FileSystem
  #timer: ReturnType<typeof setTimeout> | undefined
  #dirty = false
  #writing: Promise<void> = Promise.resolve()

  /** `content` returns the content when its turn comes; `report` receives failures of background writes. */
  constructor(
    path: string,
    delay: number,
    content: () => string,
    report: (error: unknown) => void,
    fs: FileSystem = realFileSystem,
  ) {
    this.path = path
    this.#delay = delay
    this.#content = content
    this.#report = report
    this.#fs = fs
  }

  /** Schedules a write. The first of several changes starts the timer, so the last one is saved soon too. */
  changed(): void {
    this.#dirty = true
    this.#timer ??= setTimeout(() => void this.flush().catch(this.#report), this.#delay)
  }

  /** Writes any pending change, and waits for it. @throws WriteFailure */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const turn = this.#writing.then(() => this.#write())
    this.#writing = turn.catch(() => undefined)
    return turn
  }

  async #write(): Promise<void> {
    if (!this.#dirty) return
    this.#dirty = false
    try {
      await writeDurably(this.path, Buffer.from(this.#content()), this.#fs)
    } catch (error) {
      this.#dirty = true
      throw error
    }
  }
}

/** The text of a file of the app's own; undefined if it does not exist yet or cannot be read. */
export async function readOwnFile(path: string, report: (error: unknown) => void): Promise<string | undefined> {
  try {
    return (await readRegular(path)).toString('utf8')
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined
    report(error)
    // It exists with unknown content, so do not overwrite it.
    await keepAside(path, report)
    return undefined
  }
}

/** Renames a bad file (`settings.bad.json`) before it is overwritten. */
export async function keepAside(path: string, report: (error: unknown) => void): Promise<void> {
  const aside = (count: number) => path.replace(/(\.[^.]+)?$/, `.bad${count === 0 ? '' : count}$1`)
  let count = 0
  while (existsSync(aside(count)) && count < 100) count += 1
  await move(path, aside(count)).catch(report)
}
