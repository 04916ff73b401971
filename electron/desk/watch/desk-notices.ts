import type { Notice } from '../../../core/desk/reading'
import { clockNotice } from '../../../core/file-changes/notices'
import type { DeskStore } from '../store/desk-store'
import { noticesOfLooking, noticesOfOpening, type KnownHere } from './opening-notices'

/** Notices for the person about the files of an open desk. */
export class DeskNotices {
  readonly #store: DeskStore
  readonly #clock: () => string
  readonly #found: Notice[]

  /**
   * The notices from opening the desk are known at once; those from inspecting the rest of its folder come a moment later and call `tell`, or `log`
   * if that fails.
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

  /** All notices, most urgent first. */
  get all(): Notice[] {
    const { saves, condition } = this.#store
    const { overruled, rescued, latest } = condition
    const lease: Notice[] = overruled ? [{ kind: 'lease', holder: overruled }] : []
    const now: Notice[] = [...(rescued ? [rescued] : []), ...lease, ...saves.notices]
    return [...now, ...this.#found, ...clockNotice(this.#clock(), latest)]
  }
}
