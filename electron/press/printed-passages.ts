import type { Inline, Line, Page } from 'pdfmake/js/PageElementWriter.js'
import type { RunOrigin } from '../../core/memo/memo-model'
import type { PassageBox } from '../../core/memo/pressed'

/**
 * How far a box is moved below its line, in ems, to centre its text: a line begins high above its letters and ends within their descenders. Boxes of
 * lines of one size still touch without overlapping.
 */
const DROP = 0.12

/** The places of the text from records on the laid-out pages: one box for each stretch of a line with one origin. */
export function printedPassages(pages: readonly Page[]): PassageBox[] {
  return pages.flatMap((page, index) =>
    page.items.flatMap((item) => (item.type === 'line' ? placesOfLine(item.item, index) : [])),
  )
}

function placesOfLine(line: Line, page: number): PassageBox[] {
  const height = line.getHeight()
  return stretches(line.inlines).map(({ from, inlines }): PassageBox => {
    const [first, last] = [inlines[0], inlines.at(-1)] as [Inline, Inline]
    const x = line.x + first.x + first.leadingCut
    const end = line.x + last.x + last.width - last.trailingCut
    const drop = DROP * Math.max(...line.inlines.map((inline) => inline.fontSize))
    return { page, x: round(x), y: round(line.y + drop), width: round(end - x), height: round(height), from }
  })
}

/** Consecutive inlines of one origin, without the blank ones at the ends. */
function stretches(inlines: readonly Inline[]): { from: RunOrigin; inlines: Inline[] }[] {
  const found: { from: RunOrigin; inlines: Inline[]; ended: boolean }[] = []
  for (const inline of inlines) {
    const current = found.at(-1)
    if (!inline.origin) {
      if (current) current.ended = true
    } else if (current && !current.ended && isSame(current.from, inline.origin)) current.inlines.push(inline)
    else found.push({ from: inline.origin, inlines: [inline], ended: false })
  }
  return found.flatMap(({ from, inlines: all }) => {
    const start = all.findIndex(isInk)
    return start < 0 ? [] : [{ from, inlines: all.slice(start, all.findLastIndex(isInk) + 1) }]
  })
}

const isInk = (inline: Inline) => inline.text.replaceAll(/[\s\u200B\u2060]/g, '') !== ''

const isSame = (a: RunOrigin, b: RunOrigin) =>
  a === b || (a.collection === b.collection && a.id === b.id && a.field === b.field)

/** A hundredth of a point is a three-hundredth of a dot of a good printer. */
const round = (points: number) => Math.round(points * 100) / 100
