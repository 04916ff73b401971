import { useEffect, useEffectEvent } from 'react'
import type { ActionId } from '../../core/actions/actions'
import { refKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import { useActions } from '../actions/action-context'

/** An action that waits for the page of its record to open. */
let wanted: { key: string; id: ActionId } | undefined

/** Runs an action of a record’s page as soon as the page shows. */
export function wantAction(ref: RecordRef, id: ActionId): void {
  wanted = { key: refKey(ref), id }
}

// Any other key or click cancels it.
for (const event of ['pointerdown', 'keydown'])
  window.addEventListener(
    event,
    () => {
      wanted = undefined
    },
    { capture: true },
  )

/** Replies wait for the notes, which come after the page. */
const WITH_NOTES: ReadonlySet<ActionId> = new Set(['reply'])

/** Runs the action that waits for this record’s page, or for the notes on it. Call it after that part of the page has registered its actions. */
export function useWantedAction(ref: RecordRef, part: 'page' | 'notes', isThere = true): void {
  const { run } = useActions()
  const key = refKey(ref)
  const take = useEffectEvent((shown: string) => {
    if (wanted?.key !== shown || WITH_NOTES.has(wanted.id) !== (part === 'notes')) return
    const { id } = wanted
    wanted = undefined
    run(id)
  })
  useEffect(() => {
    if (isThere) take(key)
  }, [key, isThere])
}
