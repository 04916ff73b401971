import type { KeyboardEvent } from 'react'

/** How many rows Page Up and Page Down move. */
const PAGE = 6

/** A cell by its place in the whole matrix; column 0 has the issues. */
export interface CellPlace {
  row: number
  column: number
}

/** The cell that a key leads to from another, if any, in a matrix of so many rows and columns. */
export function movedTo(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  { row, column }: CellPlace,
  size: { rows: number; columns: number },
): CellPlace | undefined {
  if (event.altKey || event.metaKey || event.shiftKey) return undefined
  const last: CellPlace = { row: size.rows - 1, column: size.columns - 1 }
  const to = (toRow: number, toColumn: number): CellPlace => ({
    row: Math.max(0, Math.min(toRow, last.row)),
    column: Math.max(0, Math.min(toColumn, last.column)),
  })
  if (event.ctrlKey) {
    if (event.key === 'Home') return to(0, 0)
    return event.key === 'End' ? to(last.row, last.column) : undefined
  }
  switch (event.key) {
    case 'ArrowRight':
      return to(row, column + 1)
    case 'ArrowLeft':
      return to(row, column - 1)
    case 'ArrowDown':
      return to(row + 1, column)
    case 'ArrowUp':
      return to(row - 1, column)
    case 'PageDown':
      return to(row + PAGE, column)
    case 'PageUp':
      return to(row - PAGE, column)
    case 'Home':
      return to(row, 0)
    case 'End':
      return to(row, last.column)
    default:
      return undefined
  }
}
