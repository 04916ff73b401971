import type { Notice } from '../../../core/desk/reading'
import { SaveTimes, SLOW_AFTER_MS } from '../../../core/file-changes/save-times'

/** Times the saves of a desk, and tells when there is something else to say of them. */
export class SaveClock {
  readonly #times = new SaveTimes()
  readonly #listeners = new Set<() => void>()
  /** When the save that is under way began. */
  #began: number | undefined
  /** The same, once it was found to be slow. */
  #pendingSince: number | undefined
  #isWatched = false

  /** Hears when `notices` is another. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /** What there is to say: how long the last save took, or that one has not ended yet. */
  get notices(): Notice[] {
    const since = this.#pendingSince
    const ms = since === undefined ? this.#times.slow : performance.now() - since
    if (ms === undefined) return []
    return [{ kind: 'slow', seconds: Math.max(1, Math.round(ms / 1000)), pending: since !== undefined }]
  }

  /** Waits for a save, and takes its time; one that failed is no measure. */
  async timed<T>(save: Promise<T>): Promise<T> {
    const began = performance.now()
    this.#began = began
    this.#watch(SLOW_AFTER_MS)
    try {
      const result = await save
      const wasPending = this.#pendingSince !== undefined
      this.#pendingSince = undefined
      if (this.#times.took(performance.now() - began) || wasPending) this.#tell()
      return result
    } catch (error) {
      if (this.#pendingSince !== undefined) {
        this.#pendingSince = undefined
        this.#tell()
      }
      throw error
    } finally {
      this.#began = undefined
    }
  }

  /** Looks after so many milliseconds whether the save of that time has not ended. One timer serves all saves of a while: an edit does not wait for one of its own. */
  #watch(ms: number): void {
    if (this.#isWatched) return
    this.#isWatched = true
    const look = () => {
      this.#isWatched = false
      if (this.#began === undefined || this.#pendingSince !== undefined) return
      const left = SLOW_AFTER_MS - (performance.now() - this.#began)
      if (left > 0) return this.#watch(left)
      this.#pendingSince = this.#began
      this.#tell()
    }
    setTimeout(look, ms).unref()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
