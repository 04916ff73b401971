import { ParleyError } from '../../../core/base/errors'

/** A work that is under way. */
export interface Job<P> {
  /** Says when it is to end. */
  signal: AbortSignal
  /** Reports how far it is. */
  progress: (progress: P) => void
  /** @throws ParleyError `canceled` */
  refuseIfCanceled: () => void
}

/** Who hears of a work. */
export interface JobListener<P> {
  progress?: (progress: P) => void
  /** How often they hear how far it is at most, in milliseconds. */
  everyMs?: number
  /** Called once, whichever way the work ended; nothing is reported after it. */
  ended?: () => void
}

/** Works that can be canceled by their names, from their first moment to their last. */
export class Jobs {
  readonly #running = new Map<string, AbortController>()

  /**
   * Does a work under a name. Its result is the work's own, also where it was canceled: a work that sees the signal in time rejects with `canceled`.
   * @throws ParleyError `bad-request` where another of that name is under way, and whatever the work throws
   */
  async run<T, P = never>(name: string, work: (job: Job<P>) => Promise<T>, hears: JobListener<P> = {}): Promise<T> {
    if (this.#running.has(name)) throw new ParleyError('bad-request', { channel: name.slice(0, 64), field: 'job' })
    const controller = new AbortController()
    const { signal } = controller
    this.#running.set(name, controller)
    const { progress, everyMs = 0, ended } = hears
    let last = -Infinity
    const isOver = () => this.#running.get(name) !== controller
    try {
      return await work({
        signal,
        progress: (how) => {
          const now = performance.now()
          if (isOver() || now - last < everyMs) return
          last = now
          progress?.(how)
        },
        refuseIfCanceled: () => {
          if (signal.aborted) throw new ParleyError('canceled')
        },
      })
    } finally {
      this.#running.delete(name)
      ended?.()
    }
  }

  /** Has a work end, if it is under way. */
  cancel(name: string): void {
    this.#running.get(name)?.abort()
  }
}
