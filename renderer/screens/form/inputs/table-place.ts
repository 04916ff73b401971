/** The row and the column of a cell that something is in. */
export function placeOf(target: EventTarget): { row: number; column: number } | undefined {
  if (!(target instanceof Element)) return undefined
  const cell = target.closest<HTMLElement>('[data-cell]')
  const row = cell?.closest<HTMLElement>('[data-item]')?.dataset.item
  return cell && row !== undefined ? { row: Number(row), column: Number(cell.dataset.cell) } : undefined
}
