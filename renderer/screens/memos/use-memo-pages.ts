import { useEffect, useMemo, useState } from 'react'
import type { Pressed, PressProgress } from '../../../core/memo/pressed'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { ask, subscribe } from '../../client/bridge'
import { cancelJob } from '../../client/cancel-job'
import { newId } from '../../client/new-id'

interface Pages {
  /** The last laid-out pages: they stay until the new ones are ready. */
  pressed: Pressed | undefined
  failure: unknown
  progress: PressProgress | undefined
  /** True if the pages show an earlier text, while those of the present one are being laid out. */
  behind: boolean
}

/** The pages of a memo, laid out again whenever its content changes. */
export function useMemoPages(view: MemoRoomView): Pages {
  const [pages, setPages] = useState<Omit<Pages, 'behind'> & { of?: string }>({
    pressed: undefined,
    failure: undefined,
    progress: undefined,
  })
  const { id } = view.ref
  // Every edit of the desk gives a new view object; the pages change only with the memo's content.
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
      // Nobody waits for these any more: the memo has changed, or is not shown.
      cancelJob(job)
    }
  }, [id, says])
  return { ...pages, behind: says !== undefined && pages.of !== says }
}
