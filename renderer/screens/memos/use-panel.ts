import { useState } from 'react'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'

/** The width below which the details lie over the pages, as in the style sheet. */
const NARROW = '(max-width: 1000px)'

/** The details of a memo beside its pages: shown or not, as it was last chosen on this machine. In a narrow window a memo opens with its pages. */
export function usePanel(): { isOpen: boolean; open: () => void; toggle: () => void } {
  const { memoPanel: remembered } = useEnvironment()
  const [isOpen, setOpen] = useState(() => remembered && !matchMedia(NARROW).matches)
  const choose = (next: boolean) => {
    setOpen(next)
    // A choice that can't be remembered holds for this memo.
    if (next !== remembered) void ask('app:choose', { memoPanel: next }).catch(() => undefined)
  }
  return { isOpen, open: () => !isOpen && choose(true), toggle: () => choose(!isOpen) }
}
