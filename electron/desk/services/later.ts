/** Background work that is due after a while, one piece at a time. Asking again puts it off; it keeps no process running. */
export class Later {
  readonly #work: () => void
  #timer: NodeJS.Timeout | undefined
  #ended = false

  constructor(work: () => void) {
    this.#work = work
  }

  /** Does the work after some milliseconds. */
  after(ms: number): void {
    if (this.#ended) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#work, ms)
    this.#timer.unref()
  }

  /** Takes back what was asked for. */
  cancel(): void {
    clearTimeout(this.#timer)
  }

  /** Cancels the work for good. */
  end(): void {
    this.#ended = true
    this.cancel()
  }
}
