import { utilityProcess, type UtilityProcess, type WebContents } from 'electron'
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

  constructor(file: string, job: DeskJob) {
    this.#file = file
    this.#job = job
  }

  /** Starts the desk process. */
  start(): void {
    this.#startedAt = Date.now()
    const child = utilityProcess.fork(this.#file, [JSON.stringify(this.#job)], { serviceName: 'Parley desk' })
    this.#process = child
    child.once('exit', () => {
      if (this.#process === child) this.#process = undefined
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

  /** Ends the desk process; what it acknowledged is on the disk. */
  stop(): void {
    this.#stopping = true
    this.#process?.kill()
  }

  #hand(contents: WebContents): void {
    if (!this.#process || contents.isDestroyed()) return
    connectWindow(contents, this.#process)
  }

  #died(): void {
    for (const contents of this.#windows) tell(contents, 'desk:lost', {})
    if (Date.now() - this.#startedAt > TOO_SOON_MS) {
      this.start()
      return
    }
    for (const contents of this.#windows)
      tell(contents, 'desk:failed', { code: 'internal', params: { reason: 'desk process' } })
  }
}
