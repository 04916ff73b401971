import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import { itemLines } from '../../../../core/editing/list-items'

type Field = HTMLInputElement | HTMLTextAreaElement

/** The row of an item that an event of the list came from, and the field of it in which one types; undefined elsewhere, such as on a button. */
export function typedAt(event: { target: EventTarget }): { row: number; field: Field } | undefined {
  const { target } = event
  const isText = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  const row = isText ? target.closest<HTMLElement>('[data-item]')?.dataset.item : undefined
  return isText && row !== undefined ? { row: Number(row), field: target } : undefined
}

/**
 * Does this key go on from a field of text? Enter does, but not where it confirms a conversion or chooses from an open list, nor with Shift, which begins a new
 * line, nor with Ctrl, which saves the form.
 */
export function isGoingOn(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.nativeEvent.isComposing || event.defaultPrevented) return false
  return !(event.target instanceof Element) || event.target.getAttribute('aria-expanded') !== 'true'
}

/** The row, of a list of items, and the field in it from which Enter goes on. */
export const rowEnded = (event: KeyboardEvent) => (isGoingOn(event) ? typedAt(event) : undefined)

/** The texts that a paste of several lines into a text of a list makes, one for each item: what was selected is replaced. Undefined for any other paste. */
export function textsPasted(event: ClipboardEvent): { row: number; field: Field; texts: string[] } | undefined {
  const at = typedAt(event)
  if (!(at?.field instanceof HTMLTextAreaElement)) return undefined
  const lines = itemLines(event.clipboardData.getData('text/plain'))
  if (lines.length < 2) return undefined
  const { field, row } = at
  const before = field.value.slice(0, field.selectionStart)
  const after = field.value.slice(field.selectionEnd)
  const texts = lines.map((line, index) => {
    const begun = index === 0 ? before + line : line
    return index === lines.length - 1 ? begun + after : begun
  })
  return { row, field, texts }
}

/** Focuses a field of a list once it shows: the first that `wanted` selects in the group. Returns how to ask for it. */
export function useFocusSoon<G extends HTMLElement>() {
  const group = useRef<G>(null)
  const wanted = useRef<string>(undefined)
  useEffect(() => {
    if (wanted.current === undefined) return
    const field = group.current?.querySelector<HTMLElement>(wanted.current)
    if (!field) return
    wanted.current = undefined
    field.focus()
  })
  return {
    group,
    /** Call it before the state changes: the field takes the focus after the next drawing that has it. */
    focusSoon: (selector: string) => {
      wanted.current = selector
    },
  }
}

/** The control of a field in an item. */
export const CONTROL = ':is(input:not([type="hidden"]), textarea:not([aria-hidden]), select)'
