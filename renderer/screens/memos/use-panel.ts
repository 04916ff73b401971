import { useContext, useState } from 'react'
import { SideContext } from '../../actions/side-context'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import type { RecordPlace } from '../../navigation/routes'

/** The width of a side in pixels up to which the details lie over the pages, as in the style sheet. */
const NARROW = 851

/** What the pages show, and the details do not. */
const ON_PAGES: ReadonlySet<string> = new Set(['title', 'snapshot'])

/**
 * The details of a memo beside its pages: shown or not, as it was last chosen on this machine. On a narrow side a memo opens with its pages. A change that is to be
 * shown in the details (`place`) opens them for this memo.
 */
export function usePanel(place: RecordPlace | undefined): { isOpen: boolean; open: () => void; toggle: () => void } {
  const { memoPanel: remembered } = useEnvironment()
  const side = useContext(SideContext) ?? 'main'
  const [isOpen, setOpen] = useState(() => remembered && !isNarrow(side))
  const [seen, setSeen] = useState<RecordPlace>()
  if (place !== seen) {
    setSeen(place)
    if (place?.brief && !ON_PAGES.has(place.field)) setOpen(true)
  }
  const choose = (next: boolean) => {
    setOpen(next)
    // A choice that can't be remembered holds for this memo.
    if (next !== remembered) void ask('app:choose', { memoPanel: next }).catch(() => undefined)
  }
  return { isOpen, open: () => !isOpen && choose(true), toggle: () => choose(!isOpen) }
}

/** Beside another side, one has less width than the window. */
function isNarrow(side: string): boolean {
  const pane = document.querySelector(`[data-side="${side}"]`)
  return (pane?.clientWidth ?? window.innerWidth) <= NARROW
}
