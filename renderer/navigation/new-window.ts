import { refOfKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import { ask } from '../client/bridge'

/** The element of a row, cell, hit or link that opens a record names the record by this attribute. */
export const RECORD = 'data-record'

/** The record that an element stands for, and its element; undefined if it stands for none. */
export function recordAt(target: EventTarget | null): { ref: RecordRef; element: HTMLElement } | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(`[${RECORD}]`) : null
  const key = element?.getAttribute(RECORD)
  return element && key ? { ref: refOfKey(key), element } : undefined
}

/** Opens a record in a window of its own. */
export function openInNewWindow(ref: RecordRef): void {
  void ask('app:new-window', { ref: { collection: ref.collection, id: ref.id } })
}
