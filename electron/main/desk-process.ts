import { utilityProcess, type UtilityProcess } from 'electron'
import { ParleyError } from '../../core/base/errors'
import type { Failure } from '../../core/base/failure'
import type { LocalText } from '../../core/base/text'
import type { DeskJob, SavedReport } from '../../core/contract/port'
import { NOT_STAYING } from '../../core/recovery/recovery'
import { askToEnd, giveJob } from './ipc'

/** The failure of a desk process that ended before it could report anything. */
export const NOT_UP: Failure = { code: 'internal', params: { reason: NOT_STAYING } }

/** How long a desk process may take to close its desk cleanly, in milliseconds; acknowledged edits are on the disk anyway. */
const END_MS = 15_000

/** Receives the reports of a desk process. */
export interface DeskListener {
  /** The name of the desk: once it is open, and whenever it changes. */
  told: (desk: DeskProcess) => void
  /** The last saved edit. */
  saved: (report: SavedReport) => void
  /** The second backup folder of the desk. */
  backups: (chosen: { storeId: string; folder?: string | undefined }) => void
}

/** One process that keeps one desk, from its start to its end. */
export class DeskProcess {
  readonly process: UtilityProcess
  readonly startedAt = Date.now()
  /** Resolves when the desk is open. @throws ParleyError with the reason why it is not */
  readonly opened: Promise<void>
  /** The desk's name, once it is open. */
  title: LocalText | undefined
  readonly #ended: Promise<void>
  #alive = true

  constructor(file: string, job: DeskJob, listener: DeskListener) {
    const child = utilityProcess.fork(file, [], { serviceName: 'Parley desk' })
    this.process = child
    this.#ended = new Promise((resolve) => {
      child.once('exit', () => {
        this.#alive = false
        resolve()
      })
    })
    this.opened = new Promise((resolve, reject) => {
      child.once('exit', () => reject(new ParleyError(NOT_UP.code, NOT_UP.params)))
      giveJob(child, job, (report) => {
        if ('failure' in report) {
          reject(new ParleyError(report.failure.code, report.failure.params))
          return
        }
        if ('saved' in report) {
          listener.saved(report)
          return
        }
        if ('backups' in report) {
          listener.backups(report.backups)
          return
        }
        this.title = report.title
        listener.told(this)
        resolve()
      })
    })
    // Avoids an unhandled rejection if no caller waits.
    this.opened.catch(() => undefined)
  }

  /** Ends the process, cleanly if possible, and waits until it is gone: only its end releases the lock. */
  async end(): Promise<void> {
    if (!this.#alive) return
    const kill = () => {
      if (this.process.pid === undefined) this.process.once('spawn', () => this.process.kill())
      else this.process.kill()
    }
    askToEnd(this.process)
    const limit = setTimeout(kill, END_MS)
    await this.#ended
    clearTimeout(limit)
  }
}
