import type { Pressed } from '../../core/memo/pressed'

/** Where the pages stand in the column that they are scrolled in, in CSS pixels. */

export type PageSize = Pressed['pages'][number]

/** Above, between and beside the pages. */
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

/** The page at a height of the column, or the one above it: its number, from 0. */
export function pageAt(stretches: readonly Stretch[], y: number): number {
  return Math.max(
    0,
    stretches.findLastIndex(({ top }) => top <= y),
  )
}

/**
 * What is at a height of the column, at another scale: the same share of the same page, so that what a person looks at stays
 * before their eyes.
 */
export function sameHeight(before: readonly Stretch[], after: readonly Stretch[], y: number): number {
  const page = Math.min(pageAt(before, y), after.length - 1)
  const [old, now] = [before[page], after[page]]
  if (!old || !now) return y
  return now.top + (Math.min(y - old.top, old.height) / old.height) * now.height + Math.max(0, y - old.top - old.height)
}
