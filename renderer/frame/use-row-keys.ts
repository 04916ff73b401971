import { useEffect, useEffectEvent } from 'react'
import { RECORD_ACTIONS } from '../../core/actions/record-actions'
import { refKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import { actionOfKey, useActions } from '../actions/action-context'
import { recordAt } from '../navigation/new-window'
import type { DoWithRecord } from './use-record-actions'

/**
 * In a list or the matrix, the keys of what can be done with the open record do it with the record that has the focus, if that is another one. What the record
 * cannot have is not done with the open one instead.
 */
export function useRowKeys(opened: RecordRef | undefined, perform: DoWithRecord): void {
  const { editable } = useActions().state
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return
    const focused = recordAt(event.target)
    if (!focused?.element.closest('[data-pane="list"]')) return
    const { ref } = focused
    if (opened && refKey(opened) === refKey(ref)) return
    const pressed = actionOfKey(event)
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
