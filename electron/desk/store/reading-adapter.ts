import { ParleyError } from '../../../core/base/errors'
import { leaveOut, type StuckRecord } from '../../../core/journal/migrate-journal'
import { whyStuck } from '../../journal/migrate/migrate-schema'
import type { DeskState } from '../../journal/read/read-desk'

/** How to treat records that cannot be migrated to this Parley's schema; by default the desk is refused. */
export interface Stuck {
  /** The desk is shown without them. */
  leaveOut?: boolean | undefined
  /** Collects them; the desk is shown without them too. */
  invalid?: ParleyError[] | undefined
}

/** The adapter that reads the files. */
interface Reader {
  read: () => Promise<DeskState | null>
}

/** A read-only desk, migrated only in memory: a lowdb adapter around the one that reads the files. */
export class ReadingAdapter {
  readonly #directory: string
  readonly #inner: Reader
  readonly #stuckIn: (state: DeskState) => readonly StuckRecord[]
  readonly #what: Stuck
  /** Why the desk cannot be edited: the first record that was left out at the last reading. */
  why: ParleyError | undefined

  constructor(directory: string, inner: Reader, stuckIn: (state: DeskState) => readonly StuckRecord[], what: Stuck) {
    this.#directory = directory
    this.#inner = inner
    this.#stuckIn = stuckIn
    this.#what = what
  }

  async read(): Promise<DeskState | null> {
    const state = await this.#inner.read()
    const stuck = state ? this.#stuckIn(state) : []
    const why = whyStuck(this.#directory, stuck)
    // A desk cannot be shown without its settings.
    const isShown = this.#what.leaveOut && !stuck.some(({ ref }) => ref.collection === 'deskSettings')
    if (why && !isShown && !this.#what.invalid) throw why
    for (const one of stuck) this.#what.invalid?.push(...[whyStuck(this.#directory, [one])].flatMap((is) => is ?? []))
    if (state) leaveOut(state.desk, stuck)
    this.why = why
    return state
  }

  write(): Promise<void> {
    return Promise.reject(new ParleyError('desk-read-only', { dir: this.#directory, reason: 'opened to read' }))
  }
}
