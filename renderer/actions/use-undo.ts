import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Output } from '../../core/contract/contract'
import { subscribe } from '../client/bridge'
import { useStaff, useStoreId } from '../client/environment'
import { applyCommand } from '../client/saving'
import { useAction } from './action-context'
import { showStatus } from './status-message'

type Replayed = Extract<Output<'desk:apply'>, { did: 'edit' }>

/** Shows what an undo changed, as the window does. */
let shown: ((answer: Replayed) => void) | undefined

/** Shows what an undo changed that a button of a dialog did. */
export function followUndo(answer: Output<'desk:apply'>): void {
  if (answer.did === 'edit') shown?.(answer)
}

/** The desk and its revision at which this window issued a memo, until somebody edits or undoes. */
let issued: { desk: string; revision: number } | undefined

/** Has the next undo say that issuing cannot be undone, rather than take back what was edited before. */
export function noteIssued(desk: string, answer: Output<'desk:apply'>): void {
  if (answer.did === 'edit') issued = { desk, revision: answer.revision }
}

/** Handles undo and redo, and reports them in the status bar; `follow` gets the answer, to show what changed. */
export function useUndo(follow: (answer: Replayed) => void): void {
  const staff = useStaff()
  const desk = useStoreId()
  // The place that the person is at when the answer comes: keys pressed quickly are answered one after the other.
  const latest = useRef(follow)
  useLayoutEffect(() => {
    latest.current = follow
    shown = follow
  }, [follow])
  // The desk refuses at once, but confirms an edit only when it is on disk. Report the answers in the order of the keys.
  const told = useRef(Promise.resolve())
  useEffect(
    () =>
      subscribe('desk:changed', ({ revision }) => {
        if (issued && revision > issued.revision) issued = undefined
      }),
    [],
  )
  const replay = (did: 'undo' | 'redo') => {
    const isIssued = issued?.desk === desk
    issued = undefined
    if (isIssued && did === 'undo') {
      showStatus({ did: 'issued' })
      return
    }
    const asked = applyCommand({ kind: did }, staff).then(
      (answer) => () => {
        if (answer.did !== 'edit') return
        const [place] = answer.places ?? []
        const isDraftKept = place?.kind === 'record' && place.draftKept === true
        showStatus({ did, label: answer.label, revision: answer.revision, isDraftKept })
        latest.current(answer)
      },
      (failure: unknown) => () => showStatus({ failure }),
    )
    told.current = told.current.then(async () => (await asked)()).catch((failure: unknown) => showStatus({ failure }))
  }
  useAction('undo', () => replay('undo'))
  useAction('redo', () => replay('redo'))
}
