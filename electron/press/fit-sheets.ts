import type { MemoModel } from '../../core/memo/memo-model'
import { CLOSEST, type Closeness } from './memo-styles'

/** A layout: how many pages it has, and those, from 0, on which the second sheet and the annex begin. */
interface LaidSheets {
  pages: readonly unknown[]
  begins: ReadonlyMap<string, number>
}

/**
 * Lays out a memo, each of its sheets as close as it must be to take no more pages than it should. A sheet that is still too long when it is closest is set at
 * its ease, since something has to go from it anyway.
 */
export function fitSheets<L extends LaidSheets>(memo: MemoModel, lay: (close: Closeness) => L): L {
  let close: Closeness = { room: 0, behind: 0 }
  let laid = lay(close)
  if (!memo.fitted) return laid
  for (let step = 1; step <= CLOSEST; step += 1) {
    const over = excess(memo, laid)
    // Setting a sheet closer saves less than a page.
    const next: Closeness = {
      room: over.room === 1 ? step : close.room,
      behind: over.behind === 1 ? step : close.behind,
    }
    if (next.room === close.room && next.behind === close.behind) return laid
    close = next
    laid = lay(close)
  }
  const over = excess(memo, laid)
  if (over.room <= 0 && over.behind <= 0) return laid
  return lay({ room: over.room > 0 ? 0 : close.room, behind: over.behind > 0 ? 0 : close.behind })
}

/** How many pages each sheet takes more than it should: the first one, and the second the rest. */
function excess({ mostPages = Infinity }: MemoModel, { pages, begins }: LaidSheets): Record<keyof Closeness, number> {
  const end = begins.get('annex') ?? pages.length
  const second = begins.get('behind')
  if (second === undefined) return { room: end - mostPages, behind: 0 }
  return { room: second - 1, behind: end - second - (mostPages - 1) }
}
