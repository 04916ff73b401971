import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import { memoFileName } from '../../../core/editing/export-name'
import type { MemoFormat } from '../../../core/memo/memo-formats'
import type { PressProgress } from '../../../core/memo/pressed'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { ask, subscribe } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { cancelJob } from '../../client/cancel-job'
import { newId } from '../../client/new-id'
import { printPages } from '../../pages/print-pages'
import { refreshText } from './use-refresh'

type Work = 'export' | 'print' | 'reveal'
/** An export in a format, or a print. */
type Out = { what: 'export'; format: MemoFormat; changes: boolean } | { what: 'print' }

/** The state of an export or a print. */
export type WorkState =
  | { at: 'idle' }
  /** The text is for another reader and out of date: refresh it first, or go on as it is? */
  | { at: 'stale'; out: Out }
  /** The system's dialog asks where. */
  | { at: 'choosing' }
  | { at: 'exporting'; job: string; format: MemoFormat; progress: PressProgress | undefined }
  | { at: 'printing' }
  /** Only a PDF has a number of pages. */
  | { at: 'done'; file: string; pages?: number | undefined; size: number; place: string }
  | { at: 'canceled' }
  | { at: 'failed'; what: Work; failure: unknown }

export interface MemoWork {
  state: WorkState
  busy: boolean
  /** `changes` shows in a Word file what is different from the issued memo that this one replaces. */
  exportMemo: (format: MemoFormat, changes: boolean) => void
  print: () => void
  /** Goes on with a text that is out of date, refreshed from the records or as it is. */
  goOn: (how: 'refresh' | 'asItIs') => void
  cancel: () => void
  reveal: () => void
  dismiss: () => void
}

const IDLE: WorkState = { at: 'idle' }

/** An edit may have removed the obstacle; and a saved draft is not the issued memo. */
function stillTrue(last: { state: WorkState; rev: number; status: string }, view: MemoRoomView): WorkState {
  const { at } = last.state
  if ((at === 'failed' || at === 'canceled' || at === 'stale') && last.rev !== view.rev) return IDLE
  return at === 'done' && last.status !== view.status ? IDLE : last.state
}

/** Was the text of a copy for another reader taken from records that have changed since? What is in it may not be for that reader any more. */
const isStaleCopy = ({ frozen, setup, blockers }: MemoRoomView): boolean =>
  !frozen && setup.memoAudience !== undefined && blockers.some(({ why }) => why === 'stale')

/** Saves a memo to the chosen place, as PDF, Word or Markdown, and prints it. `flush` first saves text that was just typed, so that it is on the page. */
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
  const staff = useStaff()
  const exportMemo = async (format: MemoFormat, changes: boolean, asItIs: boolean) => {
    setState({ at: 'choosing' })
    await flush()
    const now = await ask('desk:memo-room', { id })
    if (!asItIs && isStaleCopy(now)) return setState({ at: 'stale', out: { what: 'export', format, changes } })
    const { model, type, version, frozen } = now
    if (!model) return setState(IDLE)
    const named = {
      reference: model.reference,
      // The name of the file is no more than its pages say: that of an extract is not the desk's own.
      title: model.memoAudience === undefined ? name : model.title.map(({ text }) => text).join(''),
      reader: model.memoAudience,
      type,
      asOf: model.asOfInstant,
      timeZone: now.timeZone,
      version,
      isDraft: !frozen,
    }
    const file = memoFileName(named, model.language)
    const { place } = await ask('app:choose-export', { name: file, as: format })
    if (place === undefined) {
      setState({ at: 'idle' })
      return
    }
    const mine = newId()
    setState({ at: 'exporting', job: mine, format, progress: undefined })
    const tracked = changes ? { changes: true as const } : {}
    const done = await ask('desk:memo-export', { id, job: mine, place, format, ...tracked })
    setState({ at: 'done', place, ...done })
  }
  const print = async (asItIs: boolean) => {
    setState({ at: 'printing' })
    await flush()
    if (!asItIs && isStaleCopy(await ask('desk:memo-room', { id })))
      return setState({ at: 'stale', out: { what: 'print' } })
    await printPages(await ask('desk:memo-pages', { id, job: newId() }))
    setState({ at: 'idle' })
  }
  const goOn = async (out: Out, how: 'refresh' | 'asItIs') => {
    setState({ at: 'choosing' })
    if (how === 'refresh') await refreshText(id, flush, staff)
    const asItIs = how === 'asItIs'
    await (out.what === 'print' ? print(asItIs) : exportMemo(out.format, out.changes, asItIs))
  }
  const run = (what: Work, work: () => Promise<void>) => () =>
    void work().catch((failure: unknown) => {
      const canceled = failure instanceof ParleyError && failure.code === 'canceled'
      setState(canceled ? { at: 'canceled' } : { at: 'failed', what, failure })
    })
  return {
    state,
    busy: ['choosing', 'exporting', 'printing'].includes(state.at),
    exportMemo: (format, changes) => run('export', () => exportMemo(format, changes, false))(),
    print: run('print', () => print(false)),
    goOn: (how) => {
      if (state.at === 'stale') run(state.out.what, () => goOn(state.out, how))()
    },
    cancel: () => {
      if (job !== undefined) cancelJob(job)
    },
    reveal: run('reveal', async () => {
      if (state.at === 'done') await ask('app:reveal', { place: state.place })
    }),
    dismiss: () => setState({ at: 'idle' }),
  }
}
