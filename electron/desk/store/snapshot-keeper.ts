import type { Compact } from '../../journal/write/compact-in-thread'
import type { JournalAdapter } from '../../journal/write/journal-adapter'

/**
 * Keeps a desk's newest snapshot close behind its journal: makes another whenever segments have been sealed since the last one, one at a time,
 * alongside the edits. A failure does no harm: the journal has everything.
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

  /** Call this after a write, or after the desk was opened. */
  look(): void {
    const { sealed } = this.#journal
    if (this.#running || this.#ended.signal.aborted || sealed <= this.#newest) return
    // Even if this one fails, it is not tried again before the next segment is sealed.
    this.#newest = sealed
    this.#running = this.#compact(this.#directory, sealed, this.#ended.signal)
      .catch(this.#report)
      .finally(() => {
        this.#running = undefined
        this.look()
      })
  }

  /** Ends the work, and waits until all writing has stopped. */
  async end(): Promise<void> {
    this.#ended.abort()
    await this.#running
  }
}
