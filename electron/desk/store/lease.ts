import { randomBytes, randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ParleyError, type ErrorParams } from '../../../core/base/errors'
import type { Holder } from '../../../core/desk/reading'

/**
 * The lease of a desk whose folder several computers share. The kernel's lock holds on one computer; no lock can be trusted across computers, so the
 * writer keeps renewing `lease.json`, and removes it at the end. It is only advice: the edits are safe because each device writes a journal of its
 * own.
 */

export const LEASE_FILE = 'lease.json'

/** How often a lease is renewed and checked, in milliseconds. */
const RENEW_MS = 60_000
const LOOK_MS = 15_000
/** A lease that was not renewed for this long has expired. */
const STALE_MS = 3 * 60_000
/** Before an edit, the lease is checked again if the last check is older than this. */
const RECENT_MS = 2000

const leaseSchema = z.looseObject({
  /** Names the opening, since two computers may have the same name. */
  lease: z.string().max(64),
  device: z.string().max(64),
  host: z.string().max(200).optional(),
  who: z.string().max(200).optional(),
  pid: z.int().optional(),
  since: z.string().max(40),
  renewed: z.string().max(40),
})
type LeaseRecord = z.infer<typeof leaseSchema>

const leaseOf = (directory: string) => join(directory, LEASE_FILE)

/** Reads the lease of a folder; undefined if there is none that makes sense. */
async function readLease(directory: string): Promise<LeaseRecord | undefined> {
  try {
    const parsed = leaseSchema.safeParse(JSON.parse(await readFile(leaseOf(directory), 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

const plain = (text: string) => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()

function holderOfLease({ who, host, pid, since }: LeaseRecord): Holder {
  return {
    since,
    ...(who === undefined || plain(who) === '' ? {} : { who: plain(who) }),
    ...(host === undefined || plain(host) === '' ? {} : { host: plain(host) }),
    ...(pid === undefined ? {} : { pid }),
  }
}

/** The error that says who has a desk open on another computer. */
export function leasedBy(directory: string, holder: Holder): ParleyError {
  const { who, host, since, pid } = holder
  const params: ErrorParams = {
    dir: directory,
    holder: [who, host].filter((part) => part !== undefined).join(', ') || '?',
    ...(who === undefined ? {} : { who }),
    ...(host === undefined ? {} : { host }),
    ...(since === undefined ? {} : { since }),
    ...(pid === undefined ? {} : { pid }),
  }
  return new ParleyError('desk-leased', params)
}

/** The holder in an error of `leasedBy`. */
export function holderIn({ params }: ParleyError): Holder {
  const text = (name: string) => (typeof params[name] === 'string' ? { [name]: params[name] } : {})
  return { ...text('who'), ...text('host'), ...text('since') }
}

/**
 * Refuses a desk that another computer is writing to: the lease belongs to another device, and was renewed recently. Measures by the clock that dates
 * the folder's files, not by this machine's, with a file that is made there and removed. If a person overruled the lease, resolves with its holder.
 * @throws ParleyError `desk-leased`
 */
export async function refuseIfLeased(directory: string, device: string, overrule = false): Promise<Holder | undefined> {
  const lease = await readLease(directory)
  // A lease dated well in the future was dated by a different clock.
  if (!lease || lease.device === device || Math.abs(await ageOf(directory)) >= STALE_MS) return undefined
  if (!overrule) throw leasedBy(directory, holderOfLease(lease))
  return holderOfLease(lease)
}

/** How long ago a lease was renewed, in milliseconds, by the clock of its folder, or by this machine's if no file can be made there. */
async function ageOf(directory: string): Promise<number> {
  const probe = join(directory, `probe.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const { mtimeMs: then } = await stat(leaseOf(directory))
    // On a full disk the file is still made and dated.
    await writeFile(probe, '.', { flag: 'wx' }).catch(() => undefined)
    const now = await stat(probe).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    )
    return now - then
  } catch {
    // The lease was removed at this very moment.
    return Infinity
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
}

/** A lease's dependencies. */
export interface LeaseOptions {
  device: string
  who?: string | undefined
  clock: () => string
  /** Another computer has opened the desk. */
  taken: (holder: Holder) => void
  renewMs?: number
  lookMs?: number
}

/** A held lease: renewed until it is given back, or another computer takes it. A failure to write it does no harm: editing continues. */
export class Lease {
  readonly #directory: string
  readonly #options: LeaseOptions
  readonly #id = randomUUID()
  readonly #since: string
  #timer: ReturnType<typeof setInterval> | undefined
  #renewed = -Infinity
  #looked = -Infinity
  #over = false
  /** Only one operation on the file at a time. */
  #turn: Promise<void> = Promise.resolve()

  private constructor(directory: string, options: LeaseOptions) {
    this.#directory = directory
    this.#options = options
    this.#since = options.clock()
  }

  /** Takes the lease of a folder, and replaces any existing one. */
  static async take(directory: string, options: LeaseOptions): Promise<Lease> {
    const lease = new Lease(directory, options)
    await lease.#renew()
    lease.#timer = setInterval(() => void lease.look(), options.lookMs ?? LOOK_MS)
    lease.#timer.unref()
    return lease
  }

  /** Checks whether the lease is still held, and renews it when due. */
  look(): Promise<void> {
    return this.#next(async () => {
      if (this.#over) return
      this.#looked = performance.now()
      const found = await readLease(this.#directory)
      if (found && found.lease !== this.#id) {
        this.#end()
        this.#options.taken(holderOfLease(found))
      } else if (!found || performance.now() - this.#renewed >= (this.#options.renewMs ?? RENEW_MS)) await this.#renew()
    })
  }

  /** Whether the lease must be checked before an edit, since the last check is not recent. */
  get isLookDue(): boolean {
    return performance.now() - this.#looked > RECENT_MS
  }

  /** Gives the lease back, if it is still held. */
  giveBack(): Promise<void> {
    return this.#next(async () => {
      if (this.#over) return
      this.#end()
      const found = await readLease(this.#directory)
      if (found?.lease === this.#id) await rm(leaseOf(this.#directory), { force: true }).catch(() => undefined)
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

  async #renew(): Promise<void> {
    const { device, who, clock } = this.#options
    const own = who === undefined ? {} : { who }
    const record = {
      lease: this.#id,
      device,
      host: hostname(),
      ...own,
      pid: process.pid,
      since: this.#since,
      renewed: clock(),
    }
    const file = leaseOf(this.#directory)
    const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
    try {
      await writeFile(temporary, `${JSON.stringify(record, null, 2)}\n`, { flag: 'wx' })
      await rename(temporary, file)
      this.#renewed = performance.now()
      this.#looked = this.#renewed
    } catch {
      // On a full disk or a missing folder, the next check tries again; the desk itself does not depend on it.
      await rm(temporary, { force: true }).catch(() => undefined)
    }
  }
}

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
