import type { Notice } from '../../../core/desk/reading'
import { SaveTimes, SLOW_AFTER_MS } from '../../../core/file-changes/save-times'

/** Times the saves of a desk, and tells when its notices change. */
export class SaveClock {
  readonly #times = new SaveTimes()
  readonly #listeners = new Set<() => void>()
  /** When the current save began. */
  #began: number | undefined
  /** The same, once it has proved slow. */
  #pendingSince: number | undefined
  #isWatched = false

  /** Calls the listener when `notices` changes. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /** The notices: how long the last save took, or that one has not ended yet. */
  get notices(): Notice[] {
    const since = this.#pendingSince
    const ms = since === undefined ? this.#times.slow : performance.now() - since
    if (ms === undefined) return []
    return [{ kind: 'slow', seconds: Math.max(1, Math.round(ms / 1000)), pending: since !== undefined }]
  }

  /** Waits for a save and times it; ignores the time of one that fails. */
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

  /**
   * Checks after this many milliseconds whether the same save is still running. One timer serves all saves of that time, so that no edit waits for
   * its own.
   */
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
