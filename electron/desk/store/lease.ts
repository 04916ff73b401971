import { randomBytes, randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ParleyError, type ErrorParams } from '../../../core/base/errors'
import type { Holder } from '../../../core/desk/reading'

/**
 * The lease of a desk whose folder several computers share. The kernel's lock rules on one computer; across computers no lock can be trusted, so
 * whoever writes says so in `lease.json`, again and again, and takes the file away at the end. It is advice: what protects the edits is that each device
 * writes a journal of its own.
 */

export const LEASE_FILE = 'lease.json'

/** How often a lease is renewed, and looked at, in milliseconds. */
const RENEW_MS = 60_000
const LOOK_MS = 15_000
/** A lease that was not renewed for this long is one that nobody holds any more. */
const STALE_MS = 3 * 60_000
/** Before an edit it is looked at again if that was longer ago than this. */
const RECENT_MS = 2000

const leaseSchema = z.looseObject({
  /** Names the opening: two computers may have one name. */
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

/** What the lease of a folder says, or undefined where there is none, or none that can be understood. */
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

/** A failure that says who has a desk on another computer. */
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

/** Who `leasedBy` speaks of. */
export function holderIn({ params }: ParleyError): Holder {
  const text = (name: string) => (typeof params[name] === 'string' ? { [name]: params[name] } : {})
  return { ...text('who'), ...text('host'), ...text('since') }
}

/**
 * Refuses a desk that another computer writes to: its lease is that of another device, and was renewed a moment ago. Told by the clock that dates the
 * folder's files, not by this machine's: a file is made there, dated, and removed. Where a person overruled it, resolves with who was overruled.
 * @throws ParleyError `desk-leased`
 */
export async function refuseIfLeased(directory: string, device: string, overrule = false): Promise<Holder | undefined> {
  const lease = await readLease(directory)
  // One that is dated long after now was not dated by this clock.
  if (!lease || lease.device === device || Math.abs(await ageOf(directory)) >= STALE_MS) return undefined
  if (!overrule) throw leasedBy(directory, holderOfLease(lease))
  return holderOfLease(lease)
}

/** For how long a lease has not been renewed, in milliseconds, by the clock of its folder; by this machine's where no file can be made there. */
async function ageOf(directory: string): Promise<number> {
  const probe = join(directory, `probe.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const { mtimeMs: then } = await stat(leaseOf(directory))
    // On a full disk the file is made all the same, and is dated.
    await writeFile(probe, '.', { flag: 'wx' }).catch(() => undefined)
    const now = await stat(probe).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    )
    return now - then
  } catch {
    // It was taken away at this very moment.
    return Infinity
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
}

/** What a lease needs of whoever holds it. */
export interface LeaseOptions {
  device: string
  who?: string | undefined
  clock: () => string
  /** Another computer has taken the desk over. */
  taken: (holder: Holder) => void
  renewMs?: number
  lookMs?: number
}

/** A lease that is held: renewed until it is given back, or another computer takes it. What cannot be written does no harm: edits go on. */
export class Lease {
  readonly #directory: string
  readonly #options: LeaseOptions
  readonly #id = randomUUID()
  readonly #since: string
  #timer: ReturnType<typeof setInterval> | undefined
  #renewed = -Infinity
  #looked = -Infinity
  #over = false
  /** One thing is done to the file at a time. */
  #turn: Promise<void> = Promise.resolve()

  private constructor(directory: string, options: LeaseOptions) {
    this.#directory = directory
    this.#options = options
    this.#since = options.clock()
  }

  /** Takes the lease of a folder, over whatever lease is there. */
  static async take(directory: string, options: LeaseOptions): Promise<Lease> {
    const lease = new Lease(directory, options)
    await lease.#renew()
    lease.#timer = setInterval(() => void lease.look(), options.lookMs ?? LOOK_MS)
    lease.#timer.unref()
    return lease
  }

  /** Looks whether it is still held, and renews it where that is due. */
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

  /** Whether an edit should not be written without a look: the last one was not a moment ago. */
  get isLookDue(): boolean {
    return performance.now() - this.#looked > RECENT_MS
  }

  /** Gives it back, where it is still held. */
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
      // A full disk, a folder that is away: the next look tries again, and nothing of the desk depends on it.
      await rm(temporary, { force: true }).catch(() => undefined)
    }
  }
}

/**
 * Watches the lease of another computer without writing anything: it is held while it keeps changing, and free when it is gone, or has not changed for
 * as long as a lease holds, by a clock that nobody can set.
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

  /** Watches a lease that was found to be held; where that is not known, one that is dated as of now by this machine's clock, or comes to be changed. */
  static async of(directory: string, device: string, held?: true, staleMs = STALE_MS): Promise<LeaseWatch> {
    const isRecent = () =>
      stat(leaseOf(directory)).then(
        ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs) < staleMs,
        () => false,
      )
    return new LeaseWatch(directory, device, held ?? (await isRecent()), staleMs)
  }

  /** Who holds the desk on another computer, as far as can be seen. */
  async look(): Promise<Holder | undefined> {
    const lease = await readLease(this.#directory)
    if (!lease || lease.device === this.#device) {
      // One that comes now is another one, and was not there before.
      this.#mark = '-'
      return undefined
    }
    const mark = `${lease.lease} ${lease.renewed}`
    if (this.#mark !== '' && this.#mark !== mark) this.#changedAt = performance.now()
    this.#mark = mark
    return performance.now() - this.#changedAt < this.#staleMs ? holderOfLease(lease) : undefined
  }
}
