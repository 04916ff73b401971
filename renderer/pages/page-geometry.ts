import type { Pressed } from '../../core/memo/pressed'

/** A page's size in points; the functions below give its place in the scrolling column, in CSS pixels. */
export type PageSize = Pressed['pages'][number]

/** The space above, between and beside the pages. */
export const GAP = 16

export interface Stretch {
  top: number
  height: number
}

/** Each page's stretch of the column at a scale. */
export function stretchesOf(pages: readonly PageSize[], scale: number): Stretch[] {
  let top = GAP
  return pages.map((page) => {
    const stretch = { top, height: page.height * scale }
    top += stretch.height + GAP
    return stretch
  })
}

/** The number of the page at a height of the column, or of the one above it, from 0. */
export function pageAt(stretches: readonly Stretch[], y: number): number {
  return Math.max(
    0,
    stretches.findLastIndex(({ top }) => top <= y),
  )
}

/** The height of the same point at another scale: the same share of the same page, so that the view stays on what the person reads. */
export function sameHeight(before: readonly Stretch[], after: readonly Stretch[], y: number): number {
  const page = Math.min(pageAt(before, y), after.length - 1)
  const [old, now] = [before[page], after[page]]
  if (!old || !now) return y
  return now.top + (Math.min(y - old.top, old.height) / old.height) * now.height + Math.max(0, y - old.top - old.height)
}
