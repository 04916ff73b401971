import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import { memoFileName } from '../../../core/editing/export-name'
import type { PressProgress } from '../../../core/memo/pressed'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { ask, subscribe } from '../../client/bridge'
import { cancelJob } from '../../client/cancel-job'
import { newId } from '../../client/new-id'
import { printPages } from '../../pages/print-pages'

type Work = 'export' | 'print' | 'reveal'

/** The state of an export or a print. */
export type WorkState =
  | { at: 'idle' }
  /** The system's dialog asks where. */
  | { at: 'choosing' }
  | { at: 'exporting'; job: string; progress: PressProgress | undefined }
  | { at: 'printing' }
  | { at: 'done'; file: string; pages: number; size: number; place: string }
  | { at: 'canceled' }
  | { at: 'failed'; what: Work; failure: unknown }

export interface MemoWork {
  state: WorkState
  busy: boolean
  exportMemo: () => void
  print: () => void
  cancel: () => void
  reveal: () => void
  dismiss: () => void
}

const IDLE: WorkState = { at: 'idle' }

/** An edit may have removed the obstacle; and a saved draft is not the issued memo. */
function stillTrue(last: { state: WorkState; rev: number; status: string }, view: MemoRoomView): WorkState {
  const { at } = last.state
  if ((at === 'failed' || at === 'canceled') && last.rev !== view.rev) return IDLE
  return at === 'done' && last.status !== view.status ? IDLE : last.state
}

/** Saves a memo as PDF to the chosen place, and prints it. `flush` first saves text that was just typed, so that it is on the page. */
export function useMemoExport(view: MemoRoomView, name: string, flush: () => Promise<void>): MemoWork {
  const { rev, status } = view
  const latest = useRef({ rev, status })
  useLayoutEffect(() => {
    latest.current = { rev, status }
  }, [rev, status])
  const [last, setLast] = useState({ state: IDLE, rev, status })
  const setState = useCallback(
    (next: WorkState | ((now: WorkState) => WorkState)) =>
      setLast((now) => ({ ...latest.current, state: typeof next === 'function' ? next(now.state) : next })),
    [],
  )
  const state = stillTrue(last, view)
  const { id } = view.ref
  const job = state.at === 'exporting' ? state.job : undefined
  useEffect(() => {
    if (job === undefined) return undefined
    return subscribe('desk:progress', ({ job: of, ...progress }) => {
      if (of === job) setState((now) => (now.at === 'exporting' ? { ...now, progress } : now))
    })
  }, [job, setState])
  const exportMemo = async () => {
    setState({ at: 'choosing' })
    await flush()
    const { model, type, version, frozen } = view
    if (!model) return setState(IDLE)
    const named = {
      reference: model.reference,
      title: name,
      type,
      asOf: model.asOfInstant,
      timeZone: view.timeZone,
      version,
      isDraft: !frozen,
    }
    const file = memoFileName(named, model.language)
    const { place } = await ask('app:choose-export', { name: file })
    if (place === undefined) {
      setState({ at: 'idle' })
      return
    }
    const mine = newId()
    setState({ at: 'exporting', job: mine, progress: undefined })
    const done = await ask('desk:memo-export', { id, job: mine, place })
    setState({ at: 'done', place, ...done })
  }
  const print = async () => {
    setState({ at: 'printing' })
    await flush()
    await printPages(await ask('desk:memo-pages', { id, job: newId() }))
    setState({ at: 'idle' })
  }
  const run = (what: Work, work: () => Promise<void>) => () =>
    void work().catch((failure: unknown) => {
      const canceled = failure instanceof ParleyError && failure.code === 'canceled'
      setState(canceled ? { at: 'canceled' } : { at: 'failed', what, failure })
    })
  return {
    state,
    busy: ['choosing', 'exporting', 'printing'].includes(state.at),
    exportMemo: run('export', exportMemo),
    print: run('print', print),
    cancel: () => {
      if (job !== undefined) cancelJob(job)
    },
    reveal: run('reveal', async () => {
      if (state.at === 'done') await ask('app:reveal', { place: state.place })
    }),
    dismiss: () => setState({ at: 'idle' }),
  }
}
