import { createHash } from 'node:crypto'
import { hostname, userInfo } from 'node:os'

/**
 * The name of the journal folder that only this account on this machine writes: twelve hexadecimal digits from a hash of both names, which hides them
 * at a glance.
 */
export function thisDevice(): string {
  return createHash('sha256').update(`${hostname()}\0${userName()}`).digest('hex').slice(0, 12)
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // The account has no entry in the system's list, as in some containers.
    return String(process.getuid?.() ?? '')
  }
}
