/** A key in a table, with what it would do to the text of its cell. Positions of the caret are in UTF-16 units; null where there is no text. */
export interface CellKey {
  key: string
  ctrl: boolean
  alt: boolean
  shift: boolean
  /** True while the key goes into a conversion of an input method, or chooses from an open list. */
  isTaken: boolean
  /** `head` is the number of a row, `list` a field that a key opens, `lines` a text that may have several lines. */
  cell: 'text' | 'lines' | 'choice' | 'list' | 'head'
  start: number | null
  end: number | null
  text: string
}

/** A move in a table: to another cell, of a row, or of the rows that are selected. */
export type TableMove =
  'up' | 'down' | 'left' | 'right' | 'on' | 'rowUp' | 'rowDown' | 'remove' | 'select' | 'selectUp' | 'selectDown'

/**
 * The move that a key makes in a table, as in a spreadsheet; undefined if the key belongs to the text of the cell, to its list or to the
 * form. The arrows leave a text only at its ends.
 */
export function moveOf(key: CellKey): TableMove | undefined {
  const { ctrl, alt, shift, isTaken } = key
  if (isTaken) return undefined
  if (ctrl) return key.key === 'Delete' && !alt && !shift ? 'remove' : undefined
  if (alt) {
    if (shift) return undefined
    return key.key === 'ArrowUp' ? 'rowUp' : key.key === 'ArrowDown' ? 'rowDown' : undefined
  }
  if (key.cell === 'head') return headMove(key)
  if (shift) return undefined
  if (key.key === 'Enter') return 'on'
  return arrowMove(key)
}

function headMove({ key, shift }: CellKey): TableMove | undefined {
  if (key === ' ' || key === 'Enter') return 'select'
  if (key === 'ArrowUp') return shift ? 'selectUp' : 'up'
  if (key === 'ArrowDown') return shift ? 'selectDown' : 'down'
  return key === 'ArrowRight' && !shift ? 'right' : undefined
}

function arrowMove({ key, cell, start, end, text }: CellKey): TableMove | undefined {
  // A chosen text is left by the arrows only once the caret is in it.
  const isCaret = start === end
  if (key === 'ArrowLeft') return cell === 'choice' || (isCaret && (start ?? 0) === 0) ? 'left' : undefined
  if (key === 'ArrowRight')
    return cell === 'choice' || (isCaret && (end ?? text.length) === text.length) ? 'right' : undefined
  // A list opens by the arrow, and a choice changes by it.
  if (cell === 'choice' || cell === 'list') return undefined
  const at = start ?? 0
  if (key === 'ArrowUp') return cell === 'text' || !text.slice(0, at).includes('\n') ? 'up' : undefined
  if (key === 'ArrowDown') return cell === 'text' || !text.slice(end ?? 0).includes('\n') ? 'down' : undefined
  return undefined
}
