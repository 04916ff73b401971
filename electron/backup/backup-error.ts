import { ParleyError } from '../../core/base/errors'
import { reasonOf } from '../files/write-durably'

/** Runs work on a place of backups, and reports its failures as failures of that place. @throws ParleyError `backup-…` */
export async function atPlace<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw placeError(error, place)
  }
}

const CODES = {
  ENOSPC: 'backup-full',
  EDQUOT: 'backup-full',
  EROFS: 'backup-read-only',
  EACCES: 'backup-read-only',
  EPERM: 'backup-read-only',
  ENOENT: 'backup-gone',
  ENOTDIR: 'backup-gone',
  ENODEV: 'backup-gone',
  ENXIO: 'backup-gone',
} as const

/** Turns a failure of a place into an error that a person can understand. */
function placeError(error: unknown, dir: string): unknown {
  if (error instanceof ParleyError) return error
  const reason = reasonOf(error)
  const code = Object.hasOwn(CODES, reason) ? CODES[reason as keyof typeof CODES] : 'backup-failed'
  return new ParleyError(code, { dir, reason }, { cause: error })
}
