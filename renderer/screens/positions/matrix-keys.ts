import type { KeyboardEvent } from 'react'

/** How many rows Page Up and Page Down move. */
const PAGE = 6

/** The cell that a key leads to from another, if any. `rows` are the keys of all cells, the first. */
export function movedTo(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  rows: readonly (readonly string[])[],
  at: string,
): string | undefined {
  if (event.altKey || event.metaKey || event.shiftKey) return undefined
  const row = rows.findIndex((cells) => cells.includes(at))
  const column = rows[row]?.indexOf(at) ?? -1
  if (column < 0) return undefined
  const last = { row: rows.length - 1, column: (rows[row]?.length ?? 1) - 1 }
  const to = (toRow: number, toColumn: number) =>
    rows[Math.min(Math.max(toRow, 0), last.row)]?.[Math.min(Math.max(toColumn, 0), last.column)]
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
