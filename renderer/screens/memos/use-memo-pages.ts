import { useEffect, useMemo, useState } from 'react'
import type { Pressed, PressProgress } from '../../../core/memo/pressed'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { ask, subscribe } from '../../client/bridge'
import { newId } from '../../client/new-id'

interface Pages {
  /** The last pages that were set: they stand until the new ones are there. */
  pressed: Pressed | undefined
  failure: unknown
  progress: PressProgress | undefined
  /** Whether the pages are of an earlier text, and those of the present one are on their way. */
  behind: boolean
}

/** The pages of a memo, set anew whenever what it says has changed. */
export function useMemoPages(view: MemoRoomView): Pages {
  const [pages, setPages] = useState<Omit<Pages, 'behind'> & { of?: string }>({
    pressed: undefined,
    failure: undefined,
    progress: undefined,
  })
  const { id } = view.ref
  // A view is another object after every edit of the desk; the pages are another only where the memo says something else.
  const says = useMemo(() => view.model && JSON.stringify(view.model), [view.model])
  useEffect(() => {
    if (says === undefined) return undefined
    const job = newId()
    const stop = subscribe('desk:progress', (value) => {
      if (value.job === job) setPages((before) => ({ ...before, progress: value }))
    })
    let wanted = true
    ask('desk:memo-pages', { id, job }).then(
      (pressed) => wanted && setPages({ pressed, failure: undefined, progress: undefined, of: says }),
      (failure: unknown) => wanted && setPages({ pressed: undefined, failure, progress: undefined, of: says }),
    )
    return () => {
      wanted = false
      stop()
      // Nobody waits for these any more: the memo says something else, or is not shown.
      void ask('desk:cancel', { job })
    }
  }, [id, says])
  return { ...pages, behind: says !== undefined && pages.of !== says }
}
