import { ParleyError } from '../../../core/base/errors'
import type { Failure } from '../../../core/base/failure'
import { failureOf } from '../../../core/contract/failure-of'
import type { DeskJob } from '../../../core/contract/port'
import type { OpenMode, Reading } from '../../../core/desk/reading'
import { thisDevice } from '../../journal/format/device'
import { salvagedReading } from '../services/salvage-service'
import { whyNotWritable } from '../store/desk-facts'
import { holderOf } from '../store/desk-lock'
import { DeskStore } from '../store/desk-store'
import { holderIn } from '../store/lease-file'
import { LeaseWatch } from '../store/lease-watch'
import type { OpenOptions } from '../store/open-options'

/** Opens one desk as its job says, and knows why a desk that was opened read-only takes no edits. */
export class DeskOpening {
  readonly #job: DeskJob
  readonly #options: OpenOptions & { clock: () => string }
  readonly #log: (error: unknown) => void
  #lease: LeaseWatch | undefined
  #reading: Reading | undefined

  constructor(job: DeskJob, options: OpenOptions & { clock: () => string }, log: (error: unknown) => void) {
    this.#job = job
    this.#options = options
    this.#log = log
  }

  /** Why the last opened desk takes no edits; undefined if it is open for writing. */
  get reading(): Reading | undefined {
    return this.#reading
  }

  /** @throws ParleyError as `DeskStore.open` */
  async open(mode: OpenMode): Promise<DeskStore> {
    const { directory, who, overrule = false, rescueTo } = this.#job
    const toRead = () => DeskStore.open(directory, 'read', { leaveOut: true })
    this.#reading = undefined
    this.#lease = undefined
    if (mode !== 'write') {
      const store = await toRead()
      this.#reading = stuckReading(store) ?? (await this.#heldOrFree(directory))
      return store
    }
    const options = { ...this.#options, who, overrule, rescueTo }
    const store = await DeskStore.open(directory, 'write', options).catch(async (error: unknown) => {
      this.#reading = whyOnlyReadable(error)
      if (!this.#reading) throw error
      if (this.#reading.why === 'leased') this.#lease = await LeaseWatch.of(directory, thisDevice(), true)
      return toRead()
    })
    if (this.#reading) return store
    // Only after reading: if a desk cannot be opened, nothing in its folder is touched.
    const reason = await whyNotWritable(directory)
    if (reason === undefined) return store
    await store.close()
    this.#reading = { why: 'folder', reason }
    return toRead()
  }

  /** Opens a recovery point of a damaged desk, read-only. @throws ParleyError as `DeskStore.open`, `settings-needed` */
  async openPoint(point: string): Promise<DeskStore> {
    const store = await DeskStore.open(this.#job.directory, 'salvage', { ...this.#options, point })
    const { salvaged } = store.condition
    this.#reading = salvaged && salvagedReading(salvaged)
    return store
  }

  /** Rereads a read-only desk if it changed, and updates the reason why it takes no edits. A recovery point of a damaged desk never changes. */
  async follow(store: DeskStore): Promise<void> {
    if (store.condition.salvaged) return
    let behind: Failure | undefined
    try {
      await store.follow()
    } catch (error) {
      behind = failureOf(error, this.#log)
    }
    if (behind) this.#reading = { why: 'free', ...this.#reading, behind }
    else this.#reading = stuckReading(store) ?? (await this.#whyNow(store.directory))
  }

  /** Why a read-only desk could not be opened for writing now. */
  async #whyNow(directory: string): Promise<Reading> {
    // Do not test a writable folder again: each test is a write.
    const reason = this.#reading?.why === 'folder' ? await whyNotWritable(directory) : undefined
    return reason === undefined ? this.#heldOrFree(directory) : { why: 'folder', reason }
  }

  async #heldOrFree(directory: string): Promise<Reading> {
    const holder = await holderOf(directory)
    if (holder) return { why: 'held', holder }
    this.#lease ??= await LeaseWatch.of(directory, thisDevice())
    const elsewhere = await this.#lease.look()
    return elsewhere ? { why: 'leased', holder: elsewhere } : { why: 'free' }
  }
}

/** Why this Parley would not open a desk for writing, even if it were free. */
function stuckReading({ condition: { stuck } }: DeskStore): Reading | undefined {
  return stuck && { why: 'stuck', stuck: { code: stuck.code, params: stuck.params } }
}

/** Why a desk that cannot be written can still be read, if it can. */
function whyOnlyReadable(error: unknown): Reading | undefined {
  if (!(error instanceof ParleyError)) return undefined
  const { code, params } = error
  if (code === 'desk-newer' && params.readable === 1) return { why: 'newer' }
  if (code === 'schema-stuck' && params.readable === 1) return { why: 'stuck', stuck: { code, params } }
  if (code === 'desk-edited-elsewhere') return { why: 'elsewhere' }
  if (code === 'desk-leased') return { why: 'leased', holder: holderIn(error) }
  if (code !== 'desk-read-only') return undefined
  return { why: 'folder', reason: String(params.reason) }
}
