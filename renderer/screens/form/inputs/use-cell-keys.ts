import type { KeyboardEvent, RefObject } from 'react'
import { moveOf, type CellKey, type TableMove } from '../../../../core/editing/tables/cell-keys'
import { placeOf } from './table-place'

interface CellKeysOptions {
  group: RefObject<HTMLElement | null>
  columns: number
  rows: number
  isAdded: (row: number) => boolean
  add: () => void
  move: (row: number, by: -1 | 1, column: number) => void
  remove: (row: number, column: number) => void
  select: (row: number, how: 'one' | 'more' | 'to') => void
  focusCell: (row: number, column: number) => HTMLElement | null | undefined
}

/** The keys of a table, as in a spreadsheet: what a key does is told by `moveOf`. */
export function useCellKeys(table: CellKeysOptions) {
  const { group, columns, rows, focusCell } = table
  const focusHead = (row: number) => group.current?.querySelector<HTMLElement>(`[data-head="${row}"]`)?.focus()
  /** Focuses a cell with the caret at the end by which it is entered. */
  const enter = (row: number, column: number, caret: 'start' | 'end' | 'all') => {
    const field = focusCell(row, column)
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    if (caret === 'all') field.select()
    else field.setSelectionRange(caret === 'start' ? 0 : field.value.length, caret === 'start' ? 0 : field.value.length)
  }
  const act = (event: KeyboardEvent, isWanted: (move: TableMove) => boolean) => {
    const at = keyAt(event)
    const move = at && moveOf(at.key)
    if (!at || move === undefined || !isWanted(move)) return
    const { row, column } = at
    event.preventDefault()
    event.stopPropagation()
    const isHead = column < 0
    const vertical = (to: number) => {
      if (to < 0 || to >= rows) return
      if (isHead) focusHead(to)
      else enter(to, column, 'all')
    }
    switch (move) {
      case 'up':
        return vertical(row - 1)
      case 'down':
        return vertical(row + 1)
      case 'left':
        if (column > 0) enter(row, column - 1, 'end')
        else focusHead(row)
        return
      case 'right':
        if (column + 1 < columns) enter(row, column + 1, 'start')
        return
      case 'on':
        // Nothing follows a row that is still empty.
        if (row + 1 < rows) enter(row + 1, column, 'all')
        else if (!table.isAdded(row)) table.add()
        return
      case 'rowUp':
        return table.move(row, -1, Math.max(column, 0))
      case 'rowDown':
        return table.move(row, 1, Math.max(column, 0))
      case 'remove':
        return table.remove(row, Math.max(column, 0))
      case 'select':
        return table.select(row, 'more')
      case 'selectUp':
      case 'selectDown': {
        const to = move === 'selectUp' ? row - 1 : row + 1
        if (to < 0 || to >= rows) return
        table.select(row, 'to')
        table.select(to, 'to')
        return focusHead(to)
      }
    }
  }
  return {
    // A field that finds records would take these keys for its list.
    onKeyDownCapture: (event: KeyboardEvent) => act(event, (move) => OF_ROWS.has(move)),
    onKeyDown: (event: KeyboardEvent) => act(event, (move) => !OF_ROWS.has(move)),
  }
}

/** The moves of whole rows. */
const OF_ROWS: ReadonlySet<TableMove> = new Set(['rowUp', 'rowDown', 'remove'])

/** A key in a cell or on the number of a row (column -1); undefined elsewhere. */
function keyAt(event: KeyboardEvent): { row: number; column: number; key: CellKey } | undefined {
  const { target } = event
  if (!(target instanceof HTMLElement) || event.defaultPrevented) return undefined
  const head = target.dataset.head
  const at = head === undefined ? placeOf(target) : { row: Number(head), column: -1 }
  if (!at) return undefined
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  // A button in a cell, such as one that clears it, keeps its keys.
  if (head === undefined && !isText && !(target instanceof HTMLSelectElement)) return undefined
  const isOpen = target.getAttribute('aria-expanded') === 'true'
  return {
    ...at,
    key: {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      shift: event.shiftKey,
      isTaken: event.nativeEvent.isComposing || isOpen,
      cell: cellOf(target),
      start: isText ? target.selectionStart : null,
      end: isText ? target.selectionEnd : null,
      text: isText ? target.value : '',
    },
  }
}

function cellOf(target: HTMLElement): CellKey['cell'] {
  if (target.dataset.head !== undefined) return 'head'
  if (target instanceof HTMLSelectElement) return 'choice'
  if (target instanceof HTMLTextAreaElement) return target.dataset.line === 'one' ? 'text' : 'lines'
  return target.hasAttribute('aria-haspopup') ? 'list' : 'text'
}
