import type { MemoryDesk } from '../../../core/desk/memory-desk'
import type { JournalHistory } from '../../../core/journal/journal-history'

/** How long an earlier desk is cached after its last use, in milliseconds: it takes as much memory as the desk itself. */
const KEPT = 60_000

/**
 * A history that caches the last requested earlier desk for a while, because a person viewing one requests it repeatedly. The past never changes, so
 * it need not be read again.
 */
export function keepingLast(history: () => JournalHistory): JournalHistory {
  let last: { n: number; desk: Promise<MemoryDesk>; timer: NodeJS.Timeout } | undefined
  const forget = () => {
    if (last) clearTimeout(last.timer)
    last = undefined
  }
  return {
    transactions: (query) => history().transactions(query),
    first: () => history().first(),
    deskAt(n) {
      const desk = last?.n === n ? last.desk : history().deskAt(n)
      forget()
      last = { n, desk, timer: setTimeout(forget, KEPT).unref() }
      // Do not cache a failure, whose cause may pass.
      desk.catch(() => {
        if (last?.desk === desk) forget()
      })
      return desk
    },
  }
}
