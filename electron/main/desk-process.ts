import { utilityProcess, type UtilityProcess } from 'electron'
import { ParleyError } from '../../core/base/errors'
import type { Failure } from '../../core/base/failure'
import type { LocalText } from '../../core/base/text'
import type { DeskJob, SavedReport } from '../../core/contract/port'
import { NOT_STAYING } from '../../core/recovery/recovery'
import { askToEnd, giveJob } from './ipc'

/** What is said of a desk process that ended before it could say anything. */
export const NOT_UP: Failure = { code: 'internal', params: { reason: NOT_STAYING } }

/** How long a desk process may take to let go of its desk in good order, in milliseconds: what it acknowledged is on the disk all the same. */
const END_MS = 15_000

/** What is heard of a desk process. */
export interface DeskListener {
  /** What the desk is called: once it is open, and again when that changes. */
  told: (desk: DeskProcess) => void
  /** Which edit was saved last. */
  saved: (report: SavedReport) => void
  /** The second folder that the desk is backed up to. */
  backups: (chosen: { storeId: string; folder?: string | undefined }) => void
}

/** One process that keeps one desk: from its start to its end. */
export class DeskProcess {
  readonly process: UtilityProcess
  readonly startedAt = Date.now()
  /** Resolves when the desk is open. @throws ParleyError with the reason why it is not */
  readonly opened: Promise<void>
  /** What the desk calls itself, once it is open. */
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
    // Whoever waits hears of it; nobody has to.
    this.opened.catch(() => undefined)
  }

  /** Ends it, in good order if it can, and waits until it is gone: its lock is given back by its end, not by the asking. */
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
