import { useEffect, useMemo, useState } from 'react'
import { same } from '../../../core/base/same-value'
import type { Pressed, PressProgress } from '../../../core/memo/pressed'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { ask, subscribe } from '../../client/bridge'
import { cancelJob } from '../../client/cancel-job'
import { newId } from '../../client/new-id'
import { NOTHING_TYPED, PagesQueue, type PagesWish } from './pages-queue'

interface Pages {
  /** The last laid-out pages: they stay until the new ones are ready, also if these fail. */
  pressed: Pressed | undefined
  failure: unknown
  progress: PressProgress | undefined
  /** True if the pages have shown an earlier text for a while, since those of the present one take long. */
  behind: boolean
}

/** The pages of a memo with the fields that are typed and not saved, laid out again whenever one of them changes. */
export function useMemoPages(view: MemoRoomView, fields: PagesWish['fields'] = NOTHING_TYPED): Pages {
  const { id } = view.ref
  const [pages, setPages] = useState<Omit<Pages, 'behind'> & { of?: string }>({
    pressed: undefined,
    failure: undefined,
    progress: undefined,
  })
  const [queue] = useState(
    () =>
      new PagesQueue<Pressed>({
        lay: (wish, job) =>
          ask('desk:memo-pages', { id, job, ...(same(wish.fields, NOTHING_TYPED) ? {} : { fields: wish.fields }) }),
        cancel: cancelJob,
        newJob: newId,
        now: () => performance.now(),
        laid: (wish, pressed) =>
          setPages((before) => ({
            // What was typed is saved: the pages stay those that are drawn.
            pressed: before.pressed && samePages(before.pressed, pressed) ? before.pressed : pressed,
            failure: undefined,
            progress: undefined,
            of: keyOf(wish),
          })),
        // The earlier pages stay, and so does what is typed on them.
        failed: (wish, failure) => setPages((before) => ({ ...before, failure, progress: undefined, of: keyOf(wish) })),
      }),
  )
  useEffect(() => {
    const stop = subscribe('desk:progress', (value) => {
      if (value.job === queue.job) setPages((before) => ({ ...before, progress: value }))
    })
    return () => {
      stop()
      queue.close()
    }
  }, [queue])
  // Every edit of the desk gives a new view object; the pages change only with the memo's content.
  const says = useMemo(() => view.model && JSON.stringify(view.model), [view.model])
  const typed = JSON.stringify(fields)
  useEffect(() => {
    if (says !== undefined) queue.want({ says, fields: JSON.parse(typed) as PagesWish['fields'] })
  }, [queue, says, typed])
  return { ...pages, behind: useLate(says !== undefined && pages.of !== `${says} ${typed}`) }
}

/** Pages that follow sooner than this say nothing of it, in milliseconds: a notice at each key would only flicker. */
const LATE_MS = 800

/** True once something has been so for a while. */
function useLate(isSo: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!isSo) return undefined
    const timer = setTimeout(() => setLate(true), LATE_MS)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [isSo])
  return isSo && late
}

const keyOf = ({ says, fields }: PagesWish) => `${says} ${JSON.stringify(fields)}`

const samePages = (one: Pressed, other: Pressed) =>
  one.bytes.length === other.bytes.length &&
  one.bytes.every((byte, index) => byte === other.bytes[index]) &&
  same(one.places, other.places)
