import { VisuallyHidden } from '@mantine/core'
import { useEffect, useEffectEvent, useState, type KeyboardEvent, type RefObject } from 'react'
import { useTexts } from '../text/text-context'
import classes from './reorder.module.css'

/** The row of an item of a list that can be put in order: an element with this attribute, within the list. */
const ITEM = 'data-item'
/** The part of an item by which it is dragged. */
const GRIP = 'data-grip'
/** How far a pointer moves, in pixels, before it drags. */
const DRAG_PX = 5

/** The keys that move an item to the place before and after. */
const KEYS = { rows: ['ArrowUp', 'ArrowDown'], line: ['ArrowLeft', 'ArrowRight'] } as const

/** A list that a person puts in order. */
export interface OrderedList {
  group: RefObject<HTMLElement | null>
  /** How many items can be moved; their rows are counted from 0. */
  count: number
  /** What an item is called, for screen readers. */
  name: (row: number) => string
  /** Moves an item to the place of another one, as one edit. */
  move: (from: number, to: number) => void
  /** Rows that are no items yet, and stay where they are. */
  isFixed?: (row: number) => boolean
  /** True if `move` also moves the focus. */
  movesFocus?: boolean
  /** `line` if the items follow one another as words do, such as the pills of a field; by default each has a row of its own. */
  flow?: 'rows' | 'line'
}

/**
 * Puts the items of a list in order: by dragging an item's grip, or by Alt+↑ and Alt+↓ from anywhere in an item (in a line Alt+← and Alt+→), so that the focus goes
 * along with it. Esc cancels a drag. Gives what the list says of the last move, the move itself, and the handler of the keys.
 */
export function useReorder(list: OrderedList): {
  said: string
  move: (from: number, to: number) => void
  onKeyDown: (event: KeyboardEvent) => void
} {
  const { t } = useTexts()
  const [said, setSaid] = useState('')
  const isItem = (row: number) => row >= 0 && row < list.count && list.isFixed?.(row) !== true
  const move = (from: number, to: number) => {
    if (from === to || !isItem(from) || !isItem(to)) return
    const name = list.name(from)
    const control = controlIn(list.group.current, from)
    list.move(from, to)
    setSaid(t('order.moved', { what: name, place: to + 1, count: list.count }))
    if (control !== undefined && list.movesFocus !== true) focusAgain(list.group, to, control)
  }
  const [back, onward] = KEYS[list.flow ?? 'rows']
  useDrag(list.group, list.flow ?? 'rows', move)
  return {
    said,
    move,
    onKeyDown: (event) => {
      const by = event.key === back ? -1 : event.key === onward ? 1 : 0
      if (by === 0 || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented)
        return
      // A choice opens its list by these keys.
      if (event.target instanceof HTMLSelectElement || event.nativeEvent.isComposing) return
      const from = rowAt(event.target, list.group.current)
      if (from === undefined) return
      event.preventDefault()
      event.stopPropagation()
      move(from, from + by)
    },
  }
}

/** The grip of an item: what it is dragged by, and a stop of the Tab key for those who move it by keys. */
export function Grip({ name }: { name: string }) {
  const { t } = useTexts()
  return (
    <button
      type="button"
      className={classes.grip}
      data-grip
      aria-label={t('order.grip', { what: name })}
      title={t('order.hint')}
    />
  )
}

/** What a list says of the last move, for screen readers. */
export function OrderSaid({ said }: { said: string }) {
  return <VisuallyHidden role="status">{said}</VisuallyHidden>
}

/** The row of the item, of this list and not of one within it, that something is in. */
function rowAt(target: EventTarget | null, group: HTMLElement | null): number | undefined {
  if (!group || !(target instanceof Element)) return undefined
  const row = itemsOf(group)
    .find((item) => item.contains(target))
    ?.getAttribute(ITEM)
  return row ? Number(row) : undefined
}

/** The items of a list, without those of lists within them. */
function itemsOf(group: HTMLElement): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(`[${ITEM}]`)].filter((item) => {
    const outer = item.parentElement?.closest(`[${ITEM}]`)
    return !outer || !group.contains(outer)
  })
}

/** The item of a list at a row, and not one of a list inside another item. */
export const itemAt = (group: HTMLElement | null, row: number) =>
  group ? itemsOf(group).find((item) => item.getAttribute(ITEM) === String(row)) : undefined

const CONTROLS = 'button, input:not([type="hidden"]), textarea:not([aria-hidden]), select, summary'

/** The number of the focused control among those of an item; undefined if the focus is elsewhere. */
function controlIn(group: HTMLElement | null, row: number): number | undefined {
  const at = [...(itemAt(group, row)?.querySelectorAll(CONTROLS) ?? [])].indexOf(
    document.activeElement ?? document.body,
  )
  return at < 0 ? undefined : at
}

/** Focuses the same control of an item, once the items are drawn in their new order. */
function focusAgain(group: RefObject<HTMLElement | null>, row: number, control: number): void {
  requestAnimationFrame(() => {
    const item = itemAt(group.current, row)
    item?.querySelectorAll<HTMLElement>(CONTROLS)[control]?.focus()
    item?.scrollIntoView({ block: 'nearest' })
  })
}

/** Drags an item by its grip; a line shows where it would go. */
function useDrag(
  group: RefObject<HTMLElement | null>,
  flow: 'rows' | 'line',
  move: (from: number, to: number) => void,
): void {
  const drop = useEffectEvent(move)
  useEffect(() => {
    const list = group.current
    if (!list) return undefined
    let from: number | undefined
    let to: number | undefined
    let start = { x: 0, y: 0 }
    let isDragging = false
    const mark = (row: number | undefined) => {
      for (const item of itemsOf(list)) item.removeAttribute('data-drop-line')
      if (row === undefined || from === undefined || row === from) return
      itemAt(list, row)?.setAttribute('data-drop-line', row > from ? 'after' : 'before')
    }
    const end = () => {
      mark(undefined)
      list.removeAttribute('data-dragging')
      from = undefined
      isDragging = false
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', end)
      window.removeEventListener('keydown', onKey, { capture: true })
    }
    const onMove = (event: PointerEvent) => {
      const moved = flow === 'line' ? event.clientX - start.x : 0
      if (!isDragging && Math.max(Math.abs(moved), Math.abs(event.clientY - start.y)) < DRAG_PX) return
      isDragging = true
      list.setAttribute('data-dragging', '')
      to = flow === 'line' ? placeNear(list, event.clientX, event.clientY) : rowNear(list, event.clientY)
      mark(to)
    }
    const onUp = () => {
      const [first, last, was] = [from, to, isDragging]
      end()
      if (!was) return
      // The click that ends a drag is none on the grip.
      window.addEventListener('click', stop, { capture: true, once: true })
      setTimeout(() => window.removeEventListener('click', stop, { capture: true }))
      if (first !== undefined && last !== undefined) drop(first, last)
    }
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end()
    }
    const onDown = (event: PointerEvent) => {
      const grip = event.target instanceof Element ? event.target.closest(`[${GRIP}]`) : null
      const row = grip && event.button === 0 ? rowAt(grip, list) : undefined
      if (row === undefined || event.defaultPrevented) return
      event.stopPropagation()
      from = row
      to = row
      start = { x: event.clientX, y: event.clientY }
      window.addEventListener('pointermove', onMove)
      window.addEventListener('pointerup', onUp)
      window.addEventListener('pointercancel', end)
      window.addEventListener('keydown', onKey, { capture: true })
    }
    list.addEventListener('pointerdown', onDown)
    return () => {
      end()
      list.removeEventListener('pointerdown', onDown)
    }
  }, [group, flow])
}

const stop = (event: Event) => {
  event.preventDefault()
  event.stopPropagation()
}

/** The row whose item is at a height of the window, or the nearest. */
function rowNear(list: HTMLElement, y: number): number | undefined {
  const items = itemsOf(list)
  const found = items.find((item) => y <= item.getBoundingClientRect().bottom) ?? items.at(-1)
  const row = found?.getAttribute(ITEM)
  return row ? Number(row) : undefined
}

/** The row whose item is at a point of the window, or the nearest, where items follow one another in lines. */
function placeNear(list: HTMLElement, x: number, y: number): number | undefined {
  const items = itemsOf(list).map((item) => ({ item, box: item.getBoundingClientRect() }))
  const inLine = items.find(({ box }) => y <= box.bottom) ?? items.at(-1)
  const line = items.filter(({ box }) => inLine && box.top < inLine.box.bottom && box.bottom > inLine.box.top)
  const found = line.find(({ box }) => x <= box.right) ?? line.at(-1)
  const row = found?.item.getAttribute(ITEM)
  return row ? Number(row) : undefined
}
