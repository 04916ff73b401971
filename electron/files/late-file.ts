import { existsSync } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { realFileSystem, type FileSystem } from './file-system'
import { reasonOf, writeDurably } from './write-durably'

/**
 * A small file of the app's own that follows what memory has: written durably a moment after a change, one write at a time, the
 * newest content always last. Where it cannot be written memory still has it, and the next change tries again.
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

  /** `content` gives what is to be written when its turn comes; `report` hears of a write that failed by itself. */
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

  /** Something changed: the file follows soon. The first of several changes starts the clock, so that the last is not far off. */
  changed(): void {
    this.#dirty = true
    this.#timer ??= setTimeout(() => void this.flush().catch(this.#report), this.#delay)
  }

  /** Writes what has changed, if anything has, and waits for it. @throws WriteFailure */
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

/** The text of a file of the app's own, or undefined if there is none yet or it cannot be read. */
export async function readOwnFile(path: string, report: (error: unknown) => void): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined
    report(error)
    // It is there, and what it holds is not known: it is not written over.
    await keepAside(path, report)
    return undefined
  }
}

/** Puts a file that holds something bad aside under another name (`settings.bad.json`), before it is written over. */
export async function keepAside(path: string, report: (error: unknown) => void): Promise<void> {
  const aside = (count: number) => path.replace(/(\.[^.]+)?$/, `.bad${count === 0 ? '' : count}$1`)
  let count = 0
  while (existsSync(aside(count)) && count < 100) count += 1
  await rename(path, aside(count)).catch(report)
}
