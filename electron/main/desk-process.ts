import { utilityProcess, type UtilityProcess } from 'electron'
import type { Failure } from '../../core/contract/contract'
import { ParleyError } from '../../core/contract/errors'
import type { DeskJob } from '../../core/contract/port'
import type { LocalText } from '../../core/model/text'
import { giveJob } from './ipc'

/** What is said of a desk process that ended before it could say anything. */
export const NOT_UP: Failure = { code: 'internal', params: { reason: 'the desk process does not stay up' } }

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

  /** `told` hears of the title, and of each change of it. */
  constructor(file: string, job: DeskJob, told: (desk: DeskProcess) => void) {
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
        this.title = report.title
        told(this)
        resolve()
      })
    })
    // Whoever waits hears of it; nobody has to.
    this.opened.catch(() => undefined)
  }

  /** Ends it, and waits until it is gone: its lock is given back by its end, not by the asking. */
  async end(): Promise<void> {
    if (!this.#alive) return
    if (this.process.pid === undefined) this.process.once('spawn', () => this.process.kill())
    else this.process.kill()
    await this.#ended
  }
}
