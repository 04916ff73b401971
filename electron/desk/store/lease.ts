import { randomBytes } from 'node:crypto'
import { link, lstat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { Holder } from '../../../core/desk/reading'
import { Elapsed } from '../../files/elapsed'
import { realFileSystem } from '../../files/file-system'
import { PRIVATE_FILE } from '../../files/private-files'
import { readRegular } from '../../files/regular-file'
import { reasonOf } from '../../files/write-durably'
import {
  holderOfLease,
  leasedBy,
  leaseOf,
  leaseText,
  parseLease,
  readLease,
  refuseIfLeased,
  settledLeaseText,
} from './lease-file'
import { move, removeFile } from '../../files/when-free'

/**
 * The lease of a desk whose folder several computers share. The kernel's lock holds on one computer; no lock can be trusted across computers, so the
 * writer keeps renewing `lease.json`, and removes it at the end. It is only advice: before and after each edit, the journal's own folder says whether
 * another computer wrote.
 */

/** How often a lease is renewed and checked, in milliseconds. */
const RENEW_MS = 60_000
const LOOK_MS = 15_000
/** Before an edit, the lease is read again if it was last read longer ago than this, or if its file is not the one that was written here. */
const RECENT_MS = 2000
/** How often to begin again because another opening changed the lease at the same moment. */
const TRIES = 10

/** A lease's dependencies. */
export interface LeaseOptions {
  /** Names the opening: the id of the lock that is held. */
  id: string
  device: string
  who?: string | undefined
  clock: () => string
  /** Takes the lease although another computer holds it. */
  overrule?: boolean | undefined
  renewMs?: number
  lookMs?: number
}

/** `written`; `overtaken`: another opening came first; `failed`: the folder does not take the file. */
type Put = 'written' | 'overtaken' | 'failed'

/** A held lease: renewed until it is given back, or another computer takes it. A failure to write it does no harm: editing continues. */
export class Lease {
  readonly #directory: string
  readonly #options: LeaseOptions
  readonly #since: string
  /** The holder of the lease that was overruled. */
  overruled: Holder | undefined
  /** The holder that took it in the meantime. */
  takenBy: Holder | undefined
  #taken: (holder: Holder) => void = () => undefined
  #timer: ReturnType<typeof setInterval> | undefined
  #renewed = -Infinity
  readonly #looked = new Elapsed()
  /** The identity of the file that was written here. */
  #identity = ''
  /** The text of a lease that was free to take, and could not be replaced: it counts as nobody's while it stays the same. */
  #former: string | undefined
  #over = false
  /** Only one operation on the file at a time. */
  #turn: Promise<void> = Promise.resolve()

  private constructor(directory: string, options: LeaseOptions) {
    this.#directory = directory
    this.#options = options
    this.#since = options.clock()
  }

  /**
   * Takes the lease of a folder, unless another computer holds it. Of several computers that take it at the same time, one gets it.
   * @throws ParleyError `desk-leased`
   */
  static async take(directory: string, options: LeaseOptions): Promise<Lease> {
    const lease = new Lease(directory, options)
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      // Read before it is judged: if it changes in between, it is not replaced.
      const former = await settledLeaseText(directory)
      lease.overruled = await refuseIfLeased(directory, options.device, options.overrule)
      const put = await lease.#put(former)
      if (put === 'failed') lease.#former = former
      if (put !== 'overtaken') return lease
    }
    const found = await readLease(directory)
    if (found && found.device !== options.device) throw leasedBy(directory, holderOfLease(found))
    return lease
  }

  /** Renews the lease from now on. Calls `taken` once another computer has it, and `look` at each check. */
  keep(taken: (holder: Holder) => void, look: () => void = () => undefined): void {
    this.#taken = taken
    if (this.takenBy) taken(this.takenBy)
    if (this.#over) return
    this.#timer = setInterval(() => {
      look()
      void this.look()
    }, this.#options.lookMs ?? LOOK_MS)
    this.#timer.unref()
  }

  /** Checks whether the lease is still held, and renews it when due. */
  look(): Promise<void> {
    return this.#next(async () => {
      if (this.#over) return
      this.#looked.restart()
      const text = await leaseText(this.#directory)
      const found = parseLease(text)
      const isOwn = found?.lease === this.#options.id
      if (found && !isOwn && text !== this.#former) {
        this.#end()
        this.takenBy = holderOfLease(found)
        this.#taken(this.takenBy)
      } else if (!isOwn) {
        if ((await this.#put(text)) === 'written') this.#former = undefined
      } else if (performance.now() - this.#renewed >= (this.#options.renewMs ?? RENEW_MS)) await this.#renew()
    })
  }

  /** Checks the lease if it was not read a moment ago, or if its file is another one by now. */
  async lookIfDue(): Promise<void> {
    if (this.#over) return
    if (this.#looked.isOver(RECENT_MS) || (await this.#identityNow()) !== this.#identity) await this.look()
  }

  /** Gives the lease back, if it is still held. */
  giveBack(): Promise<void> {
    return this.#next(async () => {
      if (this.#over) return
      this.#end()
      const found = await readLease(this.#directory)
      if (found?.lease === this.#options.id) await removeFile(leaseOf(this.#directory)).catch(() => undefined)
    })
  }

  #next(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work).catch(() => undefined)
    return this.#turn
  }

  #end(): void {
    this.#over = true
    clearInterval(this.#timer)
  }

  async #identityNow(): Promise<string> {
    try {
      const { identity, length } = await realFileSystem.mark(leaseOf(this.#directory))
      return `${identity}/${length}`
    } catch {
      return ''
    }
  }

  /** Puts this lease in the place of `former`, or of none; of several openings that do so at the same time, one succeeds. */
  async #put(former: string | undefined): Promise<Put> {
    const file = leaseOf(this.#directory)
    const [own, aside] = [this.#temporary(), this.#temporary()]
    try {
      await this.#write(own)
      if (former !== undefined) {
        // A folder of this name is not Parley's.
        if (!(await lstat(file)).isFile()) return 'failed'
        await move(file, aside)
        if ((await readRegular(aside)).toString('utf8') !== former) {
          await link(aside, file)
          return 'overtaken'
        }
      }
      // Unlike a rename, a link never replaces a file.
      await link(own, file).catch(async (error: unknown) => {
        if (reasonOf(error) === 'EEXIST') throw error
        // Sticks and some network drives have no links.
        await this.#write(file)
      })
      await this.#wrote()
      return 'written'
    } catch (error) {
      return ['EEXIST', 'ENOENT'].includes(reasonOf(error)) ? 'overtaken' : 'failed'
    } finally {
      for (const name of [own, aside]) await removeFile(name).catch(() => undefined)
    }
  }

  /** Renews this lease in its own place. */
  async #renew(): Promise<void> {
    const own = this.#temporary()
    try {
      await this.#write(own)
      await move(own, leaseOf(this.#directory))
      await this.#wrote()
    } catch {
      // On a full disk or a missing folder, the next check tries again; the desk itself does not depend on it.
      await removeFile(own).catch(() => undefined)
    }
  }

  readonly #temporary = () => `${leaseOf(this.#directory)}.${randomBytes(6).toString('hex')}.tmp`

  async #write(file: string): Promise<void> {
    const { id, device, who, clock } = this.#options
    const record = {
      lease: id,
      device,
      host: hostname(),
      ...(who === undefined ? {} : { who }),
      pid: process.pid,
      since: this.#since,
      renewed: clock(),
    }
    await writeFile(file, `${JSON.stringify(record, null, 2)}\n`, { flag: 'wx', mode: PRIVATE_FILE })
  }

  async #wrote(): Promise<void> {
    this.#renewed = performance.now()
    this.#looked.restart()
    this.#identity = await this.#identityNow()
  }
}
