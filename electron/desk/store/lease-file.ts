import { randomBytes } from 'node:crypto'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ParleyError, type ErrorParams } from '../../../core/base/errors'
import type { Holder } from '../../../core/desk/reading'
import { pause } from '../../files/pause'
import { PRIVATE_FILE } from '../../files/private-files'
import { readRegular } from '../../files/regular-file'
import { removeFile } from '../../files/when-free'

/**
 * The file that says who has a desk open for editing. It may come from any computer or program, so nothing of it is shown unchecked.
 */

export const LEASE_FILE = 'lease.json'
export const leaseOf = (directory: string): string => join(directory, LEASE_FILE)

/** A lease that was not renewed for this long has expired. */
export const STALE_MS = 3 * 60_000
/** How long to wait for the rest of a lease that another computer may be writing. */
const SETTLE_MS = 100

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
export type LeaseRecord = z.infer<typeof leaseSchema>

/** Parses the text of a lease; undefined if it makes no sense. */
export function parseLease(text: string | undefined): LeaseRecord | undefined {
  try {
    const parsed = leaseSchema.safeParse(JSON.parse(text ?? ''))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** The text of a folder's lease; undefined if there is none that can be read. */
export const leaseText = (directory: string): Promise<string | undefined> =>
  readRegular(leaseOf(directory)).then(
    (bytes) => bytes.toString('utf8'),
    () => undefined,
  )

/** Reads the lease of a folder; undefined if there is none that makes sense. */
export const readLease = async (directory: string): Promise<LeaseRecord | undefined> =>
  parseLease(await leaseText(directory))

/** Like `leaseText`, but waits for one that another computer may be in the middle of writing. */
export async function settledLeaseText(directory: string): Promise<string | undefined> {
  const text = await leaseText(directory)
  if (text === undefined || parseLease(text)) return text
  await pause(SETTLE_MS)
  return leaseText(directory)
}

/** How much of a name is shown, in characters. */
const NAME_MAX = 80

/** A name in one line, without characters that are invisible or that change the direction of the rest. */
function plain(text: string | undefined): string | undefined {
  const shown = text?.replaceAll(/\p{C}/gu, ' ').replaceAll(/\s+/gu, ' ').trim()
  return shown ? Array.from(shown).slice(0, NAME_MAX).join('').trim() : undefined
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/

/** The holder in a lease, as far as it can be shown. */
export function holderOfLease(lease: LeaseRecord): Holder {
  const [who, host] = [plain(lease.who), plain(lease.host)]
  const { since, pid } = lease
  return {
    ...(INSTANT.test(since) && !Number.isNaN(Date.parse(since)) ? { since } : {}),
    ...(who === undefined ? {} : { who }),
    ...(host === undefined ? {} : { host }),
    ...(pid === undefined || pid <= 0 ? {} : { pid }),
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
    await writeFile(probe, '.', { flag: 'wx', mode: PRIVATE_FILE }).catch(() => undefined)
    const now = await stat(probe).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    )
    return now - then
  } catch {
    // The lease was removed at this very moment.
    return Infinity
  } finally {
    await removeFile(probe).catch(() => undefined)
  }
}
