import type { Virtualizer } from '@tanstack/react-virtual'
import { useRef, type KeyboardEvent } from 'react'
import { foldText } from '../../core/base/fold-text'
import type { ListItems } from './list-items'
import type { Selection } from './use-selection'

/** Letters typed within this many milliseconds make one word. */
const TYPING = 800

/** The next place from `from` on that is no heading. A place that is on its way counts as a row. */
export function rowFrom(items: ListItems<unknown>, from: number, by: 1 | -1): number | undefined {
  for (let index = from; index >= 0 && index < items.length; index += by) {
    const item = items.at(index)
    if (!item || 'row' in item) return index
  }
  return undefined
}

/** Handles the keys of a list. `goTo` gets a place, and the direction to look on in if a heading is there. */
export function useListKeys(list: {
  items: ListItems<unknown>
  /** The row that the keys move from: also one that is on its way. */
  from: () => number | undefined
  virtualizer: Virtualizer<HTMLDivElement, Element>
  goTo: (index: number, by: 1 | -1) => void
  /** If several rows can be selected: the place to which a move has led. */
  selecting?: { selection: Selection; reached: () => number | undefined; remove: () => void } | undefined
}): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })
  const { items, virtualizer, goTo } = list
  const step = (from: number, by: 1 | -1) => {
    const index = rowFrom(items, from, by)
    if (index !== undefined) goTo(index, by)
  }
  const page = (from: number, by: 1 | -1) => {
    const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {}
    const target = Math.min(Math.max(from + by * Math.max(1, endIndex - startIndex - 1), 0), items.length - 1)
    const back = by === 1 ? -1 : 1
    if (rowFrom(items, target, by) === undefined) step(target, back)
    else step(target, by)
  }
  const moves: Record<string, (at: number) => void> = {
    ArrowDown: (at) => step(at + 1, 1),
    ArrowUp: (at) => step(at - 1, -1),
    PageDown: (at) => page(at, 1),
    PageUp: (at) => page(at, -1),
    Home: () => step(0, 1),
    End: () => step(items.length - 1, -1),
  }
  /** Finds rows by typed letters; the same letter again steps to the next match. */
  const typeAhead = (event: KeyboardEvent, at: number): boolean => {
    if (Array.from(event.key).length !== 1) return false
    const fresh = event.timeStamp - typed.current.at > TYPING
    if (fresh && event.key === ' ') return false
    const before = fresh ? '' : typed.current.text
    const text = foldText(before + event.key)
    const now = { text, at: event.timeStamp }
    typed.current = now
    const letter = foldText(event.key)
    const repeated = Array.from(text).every((character) => character === letter)
    items
      .find(repeated ? letter : text, repeated ? at + 1 : at)
      .then((index) => {
        // Another letter was typed meanwhile, and looks for more.
        if (index !== undefined && typed.current === now) goTo(index, 1)
      })
      // The list itself says what is wrong with the desk.
      .catch(() => undefined)
    return true
  }
  /** Ctrl+Space or Shift+Space selects a row, Ctrl+A all of them, Shift with a move those on its way, Esc none; Delete deletes them. */
  const select = (event: KeyboardEvent, at: number): boolean => {
    if (!list.selecting || event.altKey || event.nativeEvent.isComposing) return false
    const { selection, reached, remove } = list.selecting
    const mod = event.ctrlKey || event.metaKey
    const item = items.at(at)
    if (event.key === ' ' && mod !== event.shiftKey) {
      if (item && 'row' in item) selection.toggle(item.key, at)
    } else if (mod && !event.shiftKey && event.key.toLowerCase() === 'a') selection.all()
    else if (event.key === 'Escape') return selection.clear()
    else if (selection.keys.size > 0 && !event.shiftKey && event.key === (mod ? 'Backspace' : 'Delete')) remove()
    else if (event.shiftKey && !mod && moves[event.key]) {
      moves[event.key]?.(at)
      selection.rangeTo(reached() ?? at, at)
    } else return false
    return true
  }
  return (event) => {
    if (select(event, list.from() ?? 0)) {
      event.preventDefault()
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const at = list.from() ?? 0
    const move = moves[event.key]
    if (move) {
      list.selecting?.selection.moved()
      move(at)
    } else if (!typeAhead(event, at)) return
    event.preventDefault()
  }
}
