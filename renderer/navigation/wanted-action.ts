import { useEffect, useEffectEvent } from 'react'
import type { ActionId } from '../../core/actions/actions'
import { refKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import { useActions } from '../actions/action-context'

/** What a person wants to do with a record, whose page opens for it. */
let wanted: { key: string; id: ActionId } | undefined

/** Asks for an action of a record’s page, to be done as soon as it shows. */
export function wantAction(ref: RecordRef, id: ActionId): void {
  wanted = { key: refKey(ref), id }
}

// Whoever does something else meanwhile wants something else.
for (const event of ['pointerdown', 'keydown'])
  window.addEventListener(
    event,
    () => {
      wanted = undefined
    },
    { capture: true },
  )

/** Does, on the page of a record, what was wanted of it. Call it after the actions of the page. */
export function useWantedAction(ref: RecordRef): void {
  const { run } = useActions()
  const key = refKey(ref)
  const take = useEffectEvent((shown: string) => {
    if (wanted?.key !== shown) return
    const { id } = wanted
    wanted = undefined
    run(id)
  })
  useEffect(() => {
    take(key)
  }, [key])
}
