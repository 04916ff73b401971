import type { LayoutNode } from 'pdfmake/js/LayoutBuilder.js'
import type { Inline } from 'pdfmake/js/PageElementWriter.js'

/** Heights of text before it is placed, in points, for the choice of where a page begins. */

/** The height of a heading, rounded up to whole lines. */
export function headingHeight(item: LayoutNode, width: number): number {
  if (item.stack) return wholeHeight(item, width)
  const inlines = item._inlines ?? []
  const lines = Math.max(1, Math.ceil(inlines.reduce((sum, inline) => sum + inline.width, 0) / (width * 0.9)))
  return lines * lineHeight(inlines) + margins(item)
}

/** The height of a node with all that is in it, about. */
export function wholeHeight(item: LayoutNode, width: number): number {
  const tallest = (nodes: readonly LayoutNode[], widthOf: (node: LayoutNode) => number) =>
    Math.max(0, ...nodes.map((node) => wholeHeight(node, widthOf(node))))
  const inner = (): number => {
    if (item.stack) return item.stack.reduce((sum, node) => sum + wholeHeight(node, width), 0)
    if (item.columns) {
      const fixed = item.columns.reduce((sum, node) => sum + fixedWidth(node), 0)
      const stars = item.columns.filter((node) => fixedWidth(node) === 0).length
      return tallest(item.columns, (node) => fixedWidth(node) || (width - fixed) / Math.max(stars, 1))
    }
    if (item.ul) return item.ul.reduce((sum, node) => sum + wholeHeight(node, width - LIST_GAP), 0)
    if (item.table) {
      const share = width / Math.max(item.table.widths.length, 1) - FRAME_PADDING
      return item.table.body.reduce((sum, row) => sum + tallest(row, () => share) + FRAME_PADDING, 0)
    }
    const inlines = item._inlines ?? []
    return inlines.length === 0 ? 1 : lineCount(inlines, width) * lineHeight(inlines)
  }
  return inner() + margins(item)
}

const fixedWidth = ({ width }: LayoutNode): number => (typeof width === 'number' ? width : 0)

/** The height of a caption of at most two lines. A longer one is a paragraph. */
export function captionHeight(item: LayoutNode, width: number): number | undefined {
  const [number, text] = item.columns ?? []
  const numberWidth = typeof number?.width === 'number' ? number.width : 0
  const inlines = text?._inlines ?? []
  const lines = lineCount(inlines, width - numberWidth)
  return lines > 2 ? undefined : lines * lineHeight(inlines) + (text ? margins(text) : 0)
}

/** The height of the first of some points, up to two lines of it, or of a table's head and first row. */
export function firstHeight(item: LayoutNode, width: number): number {
  const left = item._margin?.[0] ?? 0
  const [point] = item.ul ?? []
  if (point) {
    const inlines = point._inlines ?? []
    return Math.min(2, lineCount(inlines, width - left)) * lineHeight(inlines)
  }
  const { table } = item
  if (!table) return 0
  const rows = table.body.slice(0, 2).map((row) =>
    Math.max(
      0,
      ...row.map(({ _inlines: inlines = [], _margin }, column) => {
        const share = Number.parseFloat(String(table.widths[column]?.width)) / 100
        return (
          lineCount(inlines, share * (width - left) - CELL_PADDING - (_margin?.[2] ?? 0)) * lineHeight(inlines) +
          ROW_PADDING
        )
      }),
    ),
  )
  return (item._margin?.[1] ?? 0) + rows.reduce((sum, height) => sum + height, 0)
}

/** Room at the right of a cell, and above and below a row with its rule, as the tables of memos have it. */
const CELL_PADDING = 6
const ROW_PADDING = 5
/** Room around the content of a frame, and left of the items of a list. */
const FRAME_PADDING = 18
const LIST_GAP = 12

/** How many lines inlines take in a width, filled one after another as pdfmake does. */
function lineCount(inlines: readonly Inline[], width: number): number {
  let lines = 1
  let used = 0
  for (const inline of inlines) {
    if (used > 0 && used + inline.width - inline.trailingCut > width) {
      lines += 1
      used = 0
    }
    lines += Math.max(0, Math.ceil(inline.width / Math.max(width, 1)) - 1)
    used = inline.lineEnd ? Infinity : used + (inline.width % Math.max(width, 1))
  }
  return lines
}

const lineHeight = (inlines: readonly Inline[]) => Math.max(0, ...inlines.map((inline) => inline.height))

const margins = (item: LayoutNode) => (item._margin?.[1] ?? 0) + (item._margin?.[3] ?? 0)
