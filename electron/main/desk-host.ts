import { utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import type { Failure } from '../../core/contract/contract'
import type { DeskJob } from '../../core/contract/port'
import { connectWindow, tell } from './ipc'

/** A desk process that dies again this soon after its start is not started again by itself. */
const TOO_SOON_MS = 2000

/**
 * Keeps the desk process running and the windows connected to it. When it dies, the windows are told, a new one is started, and
 * each window gets a new port.
 */
export class DeskHost {
  readonly #file: string
  readonly #job: DeskJob
  readonly #windows = new Set<WebContents>()
  #process: UtilityProcess | undefined
  #startedAt = 0
  #stopping = false
  /** Why there is no desk process, after it died too soon. */
  #failed: Failure | undefined

  constructor(file: string, job: DeskJob) {
    this.#file = file
    this.#job = job
  }

  /** Starts the desk process. */
  start(): void {
    this.#startedAt = Date.now()
    this.#failed = undefined
    const child = utilityProcess.fork(this.#file, [JSON.stringify(this.#job)], { serviceName: 'Parley desk' })
    this.#process = child
    child.once('exit', () => {
      if (this.#process !== child) return
      this.#process = undefined
      if (!this.#stopping) this.#died()
    })
    for (const contents of this.#windows) this.#hand(contents)
  }

  /** Connects a window, again after each of its reloads. */
  connect(contents: WebContents): void {
    if (!this.#windows.has(contents)) {
      this.#windows.add(contents)
      contents.once('destroyed', () => this.#windows.delete(contents))
    }
    this.#hand(contents)
  }

  /** Starts the desk process anew: for a desk that could not be opened, or a process that would not stay. */
  restart(): void {
    const old = this.#process
    this.#process = undefined
    if (!old) {
      this.start()
      return
    }
    for (const contents of this.#windows) tell(contents, 'desk:lost', {})
    // Its lock is given back by its end, not by the asking.
    old.once('exit', () => this.start())
    old.kill()
  }

  /** Ends the desk process; what it acknowledged is on the disk. */
  stop(): void {
    this.#stopping = true
    this.#process?.kill()
  }

  #hand(contents: WebContents): void {
    if (contents.isDestroyed()) return
    if (!this.#process) {
      if (this.#failed) tell(contents, 'desk:failed', this.#failed)
      return
    }
    connectWindow(contents, this.#process)
  }

  #died(): void {
    for (const contents of this.#windows) tell(contents, 'desk:lost', {})
    if (Date.now() - this.#startedAt > TOO_SOON_MS) {
      this.start()
      return
    }
    this.#failed = { code: 'internal', params: { reason: 'the desk process does not stay up' } }
    for (const contents of this.#windows) tell(contents, 'desk:failed', this.#failed)
  }
}
