import type { DeskRead } from '../../../core/desk/desk-read'
import type { JournalHistory } from '../../../core/journal/journal-history'

/** How long an earlier desk is kept after it was last asked for, in milliseconds: it takes as much memory as the desk itself. */
const KEPT = 60_000

/**
 * A history that keeps the earlier desk that it was last asked for, for a while: who looks at one asks for it again and again. What was is
 * never otherwise, so it need not be read anew.
 */
export function keepingLast(history: () => JournalHistory): JournalHistory {
  let last: { n: number; desk: Promise<DeskRead>; timer: NodeJS.Timeout } | undefined
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
      // A failure is not kept: what was in the way may have passed.
      desk.catch(() => {
        if (last?.desk === desk) forget()
      })
      return desk
    },
  }
}
