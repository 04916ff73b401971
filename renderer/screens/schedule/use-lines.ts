import { useEffect, useRef, useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import { LINES_MAX, type FoundLinesView, type ScheduleLineView } from '../../../core/queries/schedule-schemas'
import { ask } from '../../client/bridge'
import { useWork } from '../../client/use-work'

/** How long typing must rest before lines are looked for, in milliseconds. */
const REST_MS = 120

/** The lines of a schedule that have some words, and the one that was chosen. The first question has the schedule read. */
export function useLines(source: string | undefined, words: string, good: string) {
  const work = useWork()
  const [found, setFound] = useState<{ source: string; words: string; view: FoundLinesView }>()
  const [line, setLine] = useState<ScheduleLineView>()
  const [failure, setFailure] = useState<unknown>()
  const latest = useRef(work)
  useEffect(() => {
    latest.current = work
  })
  useEffect(() => {
    if (source === undefined) return undefined
    let isWanted = true
    const timer = setTimeout(
      () => {
        setFailure(undefined)
        ask('desk:schedule-find', { source, words, offset: 0, limit: LINES_MAX, job: latest.current.begin() }).then(
          (view) => isWanted && setFound({ source, words, view }),
          (cause: unknown) => isWanted && setFailure(cause),
        )
      },
      words === '' ? 0 : REST_MS,
    )
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [source, words])
  const choose = async (row: number) => {
    if (source === undefined) return
    setFailure(undefined)
    try {
      setLine(await ask('desk:schedule-line', { source, row, good, job: work.begin() }))
    } catch (cause) {
      setFailure(cause)
    }
  }
  const isRead = found?.source === source
  return {
    found: isRead ? found?.view : undefined,
    /** The words that `found` is for. */
    foundWords: isRead ? found?.words : undefined,
    line,
    choose: (row: number) => void choose(row),
    /** Goes back to the lines. */
    leave: () => setLine(undefined),
    isReading: source !== undefined && !isRead && failure === undefined,
    progress: work.progress,
    cancel: work.cancel,
    failure,
    isCanceled: failure instanceof ParleyError && failure.code === 'canceled',
    setFailure,
  }
}
