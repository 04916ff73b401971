import { stat } from 'node:fs/promises'
import type { Holder } from '../../../core/desk/reading'
import { holderOfLease, leaseOf, readLease, STALE_MS } from './lease-file'

/**
 * Watches the lease of another computer without writing anything. It is held while it keeps changing, and free once it is gone, or unchanged for as
 * long as a lease lasts, by a clock that nobody can set.
 */
export class LeaseWatch {
  readonly #directory: string
  readonly #device: string
  readonly #staleMs: number
  #mark = ''
  #changedAt: number

  private constructor(directory: string, device: string, held: boolean, staleMs: number) {
    this.#directory = directory
    this.#device = device
    this.#staleMs = staleMs
    this.#changedAt = held ? performance.now() : -Infinity
  }

  /** Watches a lease. If it is unknown whether it is held, it counts as held while this machine's clock finds it recent, or once it changes. */
  static async of(directory: string, device: string, held?: true, staleMs = STALE_MS): Promise<LeaseWatch> {
    const isRecent = () =>
      stat(leaseOf(directory)).then(
        ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs) < staleMs,
        () => false,
      )
    return new LeaseWatch(directory, device, held ?? (await isRecent()), staleMs)
  }

  /** The holder of the desk on another computer, as far as can be seen. */
  async look(): Promise<Holder | undefined> {
    const lease = await readLease(this.#directory)
    if (!lease || lease.device === this.#device) {
      // A lease that appears from now on is a new one.
      this.#mark = '-'
      return undefined
    }
    const mark = `${lease.lease} ${lease.renewed}`
    if (this.#mark !== '' && this.#mark !== mark) this.#changedAt = performance.now()
    this.#mark = mark
    return performance.now() - this.#changedAt < this.#staleMs ? holderOfLease(lease) : undefined
  }
}
