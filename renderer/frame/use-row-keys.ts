import { useEffect, useEffectEvent, useRef } from 'react'
import type { ActionId } from '../../core/actions/actions'
import { RECORD_ACTIONS } from '../../core/actions/record-actions'
import { refKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import { actionOfKey, useActions } from '../actions/action-context'
import { recordAt } from '../navigation/new-window'
import { wantAction } from '../navigation/wanted-action'
import type { DoWithRecord } from './use-record-actions'

const LIST = '[data-pane="list"]'
/** Actions that need the page of their record, so it opens first. */
const ON_ITS_PAGE: ReadonlySet<ActionId> = new Set(['cite', 'makeMemo', 'supersede', 'reply'])
/** How long a row that is on its way may take to have the focus after the key that leads to it, in milliseconds. */
const ON_ITS_WAY_MS = 1000

/**
 * In a list or the matrix, the keys of what can be done with the open record do it with the record that a person has moved the focus to since, if that is another
 * one. An action that this record cannot have is not done with the open one instead.
 */
export function useRowKeys(opened: RecordRef | undefined, perform: DoWithRecord): void {
  const { state: now } = useActions()
  const { editable } = now
  const key = opened && refKey(opened)
  const reached = useReachedRow(key)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return
    const ref = focusedRow(event.target)
    if (!ref || refKey(ref) === key || refKey(ref) !== reached()) return
    const pressed = actionOfKey(event)
    if (pressed && ON_ITS_PAGE.has(pressed.id)) {
      event.preventDefault()
      // The open record may be in its form or its history; this one is not.
      if (!pressed.enabled({ ...now, record: ref.collection, editing: false, lookingBack: false })) return
      wantAction(ref, pressed.id)
      void perform('open', ref)
      return
    }
    const action = RECORD_ACTIONS.find(({ like }) => like !== undefined && like === pressed?.id)
    // That one finds the focused record itself.
    if (!action || action.id === 'openBeside') return
    event.preventDefault()
    // A draft, a memo and a note are edited where they open.
    const state = { collection: ref.collection, editable, pinned: false, address: false }
    if (action.offered(state)) {
      if (action.enabled(state)) void perform(action.id, ref)
    } else if (action.id === 'edit') void perform('open', ref)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    // Before the keys of the window, which act on the open record.
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** The record of a row or cell of a list or the matrix. */
function focusedRow(target: EventTarget | null): RecordRef | undefined {
  const focused = recordAt(target)
  return focused?.element.closest(LIST) ? focused.ref : undefined
}

/**
 * Tells which row a person moved the focus to since the record was opened. A row that got the focus otherwise was not meant: after a record was opened by the search,
 * some row of its list has the focus.
 */
function useReachedRow(opened: string | undefined): () => string | undefined {
  const reached = useRef<{ row: string; opened: string | undefined }>(undefined)
  const note = useEffectEvent((row: string) => {
    reached.current = { row, opened }
  })
  useEffect(() => {
    let moved = -Infinity
    const onMove = (event: Event) => {
      const isKey = event instanceof KeyboardEvent
      if (isKey && (event.ctrlKey || event.metaKey || event.altKey)) return
      const isInList = event.target instanceof Element && event.target.closest(LIST) !== null
      if (isInList || (isKey && event.key === 'Tab')) moved = event.timeStamp
    }
    const onFocus = ({ target, timeStamp }: FocusEvent) => {
      const ref = focusedRow(target)
      if (ref && timeStamp - moved < ON_ITS_WAY_MS) note(refKey(ref))
    }
    const capture = { capture: true }
    document.addEventListener('keydown', onMove, capture)
    document.addEventListener('pointerdown', onMove, capture)
    document.addEventListener('focusin', onFocus)
    return () => {
      document.removeEventListener('keydown', onMove, capture)
      document.removeEventListener('pointerdown', onMove, capture)
      document.removeEventListener('focusin', onFocus)
    }
  }, [])
  return () => (reached.current?.opened === opened ? reached.current?.row : undefined)
}
