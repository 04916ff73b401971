import { ParleyError } from '../../../core/base/errors'

/** Work in progress that can be canceled. */
export interface Job<P> {
  /** Aborts when the job is canceled. */
  signal: AbortSignal
  /** Reports how far it is. */
  progress: (progress: P) => void
  /** @throws ParleyError `canceled` */
  refuseIfCanceled: () => void
}

/** Receives news of a job. */
export interface JobListener<P> {
  progress?: (progress: P) => void
  /** The shortest time between two reports of progress, in milliseconds. */
  everyMs?: number
  /** Called once, however the job ends. Nothing is reported after it. */
  ended?: () => void
}

/** Jobs by their names. A job can be canceled from its first moment to its last. */
export class Jobs {
  readonly #running = new Map<string, AbortController>()

  /**
   * Does work as a job, and gives its result. Work that is canceled in time rejects with `canceled`.
   * @throws ParleyError `bad-request` if a job of that name is running, and whatever the work throws
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

  /** Cancels a job if it is running. */
  cancel(name: string): void {
    this.#running.get(name)?.abort()
  }
}
