import { createHash } from 'node:crypto'
import { hostname, userInfo } from 'node:os'

/**
 * The name of the folder of a desk's journal that this account on this machine writes, and nobody else: twelve hexadecimal digits made
 * of both their names, which they do not give away at a glance.
 */
export function thisDevice(): string {
  return createHash('sha256').update(`${hostname()}\0${userName()}`).digest('hex').slice(0, 12)
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // An account without an entry in the system's list, as in some containers.
    return String(process.getuid?.() ?? '')
  }
}
