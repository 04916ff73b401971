import type { Virtualizer } from '@tanstack/react-virtual'
import { useRef, type KeyboardEvent } from 'react'
import { foldText } from '../../core/base/fold-text'
import type { ListItem } from './list-item'

/** Letters typed within this many milliseconds make one word. */
const TYPING = 800

/** Handles the keys of a list. */
export function useListKeys(list: {
  items: readonly ListItem<unknown>[]
  /** The folded title of each row; undefined for a heading. */
  names: readonly (string | undefined)[]
  stopIndex: number | undefined
  virtualizer: Virtualizer<HTMLDivElement, Element>
  goTo: (index: number) => void
}): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })
  const { items, names, virtualizer } = list
  const step = (from: number, by: 1 | -1): number | undefined => {
    for (let index = from; index >= 0 && index < items.length; index += by) {
      if (names[index] !== undefined) return index
    }
    return undefined
  }
  const page = (from: number, by: 1 | -1): number | undefined => {
    const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {}
    const target = Math.min(Math.max(from + by * Math.max(1, endIndex - startIndex - 1), 0), items.length - 1)
    return step(target, by) ?? step(target, by === 1 ? -1 : 1)
  }
  const next = (event: KeyboardEvent): number | undefined => {
    const at = list.stopIndex ?? 0
    switch (event.key) {
      case 'ArrowDown':
        return step(at + 1, 1)
      case 'ArrowUp':
        return step(at - 1, -1)
      case 'PageDown':
        return page(at, 1)
      case 'PageUp':
        return page(at, -1)
      case 'Home':
        return step(0, 1)
      case 'End':
        return step(items.length - 1, -1)
      default:
        return typeAhead(event, at)
    }
  }
  /** Finds rows by typed letters; the same letter again steps to the next match. */
  const typeAhead = (event: KeyboardEvent, at: number): number | undefined => {
    if (Array.from(event.key).length !== 1) return undefined
    const fresh = event.timeStamp - typed.current.at > TYPING
    if (fresh && event.key === ' ') return undefined
    const before = fresh ? '' : typed.current.text
    const text = foldText(before + event.key)
    typed.current = { text, at: event.timeStamp }
    const letter = foldText(event.key)
    const repeated = Array.from(text).every((character) => character === letter)
    const wanted = repeated ? letter : text
    const from = repeated ? at + 1 : at
    const begins = (name: string | undefined) => name?.startsWith(wanted) === true
    const after = names.findIndex((name, index) => index >= from && begins(name))
    return after >= 0 ? after : names.findIndex(begins)
  }
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const index = next(event)
    if (index === undefined) return
    event.preventDefault()
    list.goTo(index)
  }
}
