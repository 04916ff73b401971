import type { Compact } from '../../journal/write/compact-in-thread'
import type { JournalAdapter } from '../../journal/write/journal-adapter'

/**
 * Sees that a desk's newest snapshot is not far behind its journal: whenever segments have been sealed since the last one, another is made, one at a
 * time, beside the edits. One that cannot be made is no harm: the journal has all that it would hold.
 */
export class SnapshotKeeper {
  readonly #directory: string
  readonly #journal: JournalAdapter
  readonly #compact: Compact
  readonly #report: (error: unknown) => void
  readonly #ended = new AbortController()
  #newest: number
  #running: Promise<void> | undefined

  constructor(directory: string, journal: JournalAdapter, compact: Compact, report: (error: unknown) => void) {
    this.#directory = directory
    this.#journal = journal
    this.#compact = compact
    this.#report = report
    this.#newest = journal.recovered?.snapshot ?? 0
  }

  /** Something was written, or the desk was opened. */
  look(): void {
    const { sealed } = this.#journal
    if (this.#running || this.#ended.signal.aborted || sealed <= this.#newest) return
    // Whether or not it can be made, this one is not tried again before the next segment is sealed.
    this.#newest = sealed
    this.#running = this.#compact(this.#directory, sealed, this.#ended.signal)
      .catch(this.#report)
      .finally(() => {
        this.#running = undefined
        this.look()
      })
  }

  /** Ends the work, and waits until nothing is written any more. */
  async end(): Promise<void> {
    this.#ended.abort()
    await this.#running
  }
}
