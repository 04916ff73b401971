import type { UtilityProcess } from 'electron'
import { randomUUID } from 'node:crypto'
import { ParleyError } from '../../core/base/errors'
import type { Failure } from '../../core/base/failure'
import type { LocalText } from '../../core/base/text'
import type { LogEvent } from '../../core/contract/log-event'
import type { DeskJob, ReminderReport, SavedReport } from '../../core/contract/port'
import { WORD_MAX, type Variant } from '../../core/spelling/spelling-choice'
import { NOT_STAYING } from '../../core/recovery/recovery'
import { askForWords, askToEnd, giveJob } from './ipc'

/** The failure of a desk process that ended before it could report anything. */
export const NOT_UP: Failure = { code: 'internal', params: { reason: NOT_STAYING } }

/** How long a desk process may take to close its desk cleanly, in milliseconds; acknowledged edits are on the disk anyway. */
const END_MS = 15_000

/** How long the menu of a right click waits for suggestions, in milliseconds. */
const WORDS_MS = 1000

/** Receives the reports of a desk process. */
export interface DeskListener {
  /** The name of the desk: once it is open, and whenever it changes. */
  told: (desk: DeskProcess) => void
  /** The last saved edit. */
  saved: (report: SavedReport) => void
  /** What to remind of, as main asked. */
  reminders: (report: ReminderReport) => void
  /** Something for the log. */
  log: (event: LogEvent) => void
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
  readonly #words = new Map<string, (words: string[]) => void>()

  /** @param child a process that has no job yet */
  constructor(child: UtilityProcess, job: DeskJob, listener: DeskListener) {
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
        if ('suggestions' in report) {
          this.#words.get(report.wordAsked)?.(report.suggestions)
          return
        }
        if ('saved' in report) {
          listener.saved(report)
          return
        }
        if ('reminders' in report) {
          listener.reminders(report.reminders)
          return
        }
        if ('log' in report) {
          listener.log(report.log)
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

  /** The words that may be meant by a wrong one; none if the process does not answer soon. */
  async suggestions(word: string, variant: Variant): Promise<string[]> {
    const wordAsked = randomUUID()
    if (!this.#alive || word.length > WORD_MAX) return []
    try {
      return await new Promise<string[]>((resolve) => {
        this.#words.set(wordAsked, resolve)
        setTimeout(resolve, WORDS_MS, [])
        askForWords(this.process, { wordAsked, word, variant })
      })
    } finally {
      this.#words.delete(wordAsked)
    }
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
