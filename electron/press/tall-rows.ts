import type { Content } from 'pdfmake/interfaces'
import type { LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
import type { Line } from 'pdfmake/js/PageElementWriter.js'

/** The rows of tables that are taller than a page, each by its block and its place there: only these break between pages. */
export type TallRows = ReadonlySet<string>

/** The name of a row, from 0, of a block of the memo. */
export const rowKey = (block: number, row: number): string => `${block}/${row}`

/** A part of a table: rows that do not break, or one that does. */
export interface TablePart<R> {
  rows: { row: R; key: string }[]
  breaks: boolean
}

/** A table in parts around its tall rows; whole if it has none. */
export function tableParts<R>(rows: readonly R[], block: number, tall: TallRows): TablePart<R>[] {
  const parts: TablePart<R>[] = []
  for (const [index, row] of rows.entries()) {
    const key = rowKey(block, index)
    const breaks = tall.has(key)
    const last = parts.at(-1)
    if (last && !breaks && !last.breaks) last.rows.push({ row, key })
    else parts.push({ rows: [{ row, key }], breaks })
  }
  return parts.length > 0 ? parts : [{ rows: [], breaks: false }]
}

/** The row that some laid-out lines are of, if one of them is. */
export function rowOf(lines: readonly Line[]): string | undefined {
  return lines.map(({ leaf }) => leaf?.rowKey).find((key) => key !== undefined)
}

/** Names the row that a cell is of. */
export const inRow = (key: string): Pick<LayoutNode, 'rowKey'> => ({ rowKey: key })

/** The parts of a table one under another. */
export const inParts = (parts: Content[]): Content => (parts.length === 1 && parts[0] ? parts[0] : { stack: parts })
