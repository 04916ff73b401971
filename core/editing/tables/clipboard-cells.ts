import { readCsv } from '../../base/csv'
import { guarded, unguarded } from '../../interop/guarded-cell'

/**
 * The cells of a pasted text: rows by lines, cells by tabs, as spreadsheets and copied tables of web pages have them; a cell with a line
 * break is in quotation marks. Empty rows are left out, and every row is as long as the longest.
 */
export function cellsIn(text: string): string[][] {
  const rows = quotedCells(text) ?? plainCells(text)
  const trimmed = rows.map((row) => row.map((cell) => unguarded(cell.trim())))
  const filled = trimmed.filter((row) => row.some((cell) => cell !== ''))
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  return filled.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
}

/** Undefined for a text whose quotation marks are words, as those of a web page are. */
function quotedCells(text: string): string[][] | undefined {
  try {
    const rows = [...readCsv(text, '\t')]
    return rows.some(({ torn }) => torn !== undefined) ? undefined : rows.map(({ cells }) => cells)
  } catch {
    return undefined
  }
}

const plainCells = (text: string) => text.split(/\r\n|[\n\r]/).map((line) => line.split('\t'))

/** Rows of cells as text for a spreadsheet, which takes no cell for a formula. `cellsIn` reads it back. */
export const textOfCells = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quotedCell).join('\t')}\r\n`).join('')

function quotedCell(cell: string): string {
  const safe = guarded(cell)
  return /["\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
