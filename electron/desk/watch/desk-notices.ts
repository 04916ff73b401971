import type { Notice } from '../../../core/desk/reading'
import { clockNotice } from '../../../core/file-changes/notices'
import type { DeskStore } from '../store/desk-store'
import { noticesOfLooking, noticesOfOpening, type KnownHere } from './opening-notices'

/** What a person should know of the files of a desk that is open. */
export class DeskNotices {
  readonly #store: DeskStore
  readonly #clock: () => string
  readonly #found: Notice[]

  /**
   * What the opening says of the desk's files is known at once; what looking at the rest of its folder does, a moment later: then `tell` is called,
   * and `log` where that fails.
   */
  constructor(
    store: DeskStore,
    known: KnownHere,
    { clock, tell, log }: { clock: () => string; tell: () => void; log: (error: unknown) => void },
  ) {
    this.#store = store
    this.#clock = clock
    this.#found = noticesOfOpening(store, known)
    void noticesOfLooking(store, known)
      .then((notices) => {
        if (notices.length === 0) return
        this.#found.push(...notices)
        tell()
      })
      .catch(log)
  }

  /** All of it, what presses most first. */
  get all(): Notice[] {
    const { saves, condition } = this.#store
    const { overruled, rescued, latest } = condition
    const lease: Notice[] = overruled ? [{ kind: 'lease', holder: overruled }] : []
    const now: Notice[] = [...(rescued ? [rescued] : []), ...lease, ...saves.notices]
    return [...now, ...this.#found, ...clockNotice(this.#clock(), latest)]
  }
}
