import { roughWidth, type Shape } from './chart'

/** The time that a chart shows, in epoch milliseconds. */
export interface TimeScale {
  from: number
  until: number
}

/** The request that all charts over time share. */
export interface TimeAxis extends TimeScale {
  /** Instants with a line from top to bottom. */
  marks: readonly { at: number; role: string; label?: string }[]
  /** The lines on the axis of time, and their words. */
  ticks: readonly { at: number; label: string }[]
  width: number
  /** The height of the letters. */
  font: number
}

/** The part of a chart in which its values are. */
export interface Plot {
  left: number
  right: number
  top: number
  bottom: number
}

/** The place of an instant, rounded to a tenth. */
export const placeOf = (at: number, { from, until }: TimeScale, { left, right }: Plot) =>
  rounded(left + ((at - from) / (until - from)) * (right - left))

/** The instant that a place of a chart stands for, within its time. */
export function timeAt(x: number, { from, until }: TimeScale, { left, right }: Plot): number {
  const part = Math.min(1, Math.max(0, (x - left) / (right - left)))
  return from + part * (until - from)
}

export const rounded = (value: number) => Math.round(value * 10) / 10

/** The part of a chart's height that words take. */
export interface Band {
  top: number
  bottom: number
}

/**
 * The marks of a chart: each a line from top to bottom with its words above it; nothing of one outside the time that is shown. A line is left out where it would go
 * through words: `wordsAt` gives the bands of those at a place, from the top.
 */
export function markShapes(asked: TimeAxis, plot: Plot, wordsAt: (x: number) => readonly Band[] = () => []): Shape[] {
  return asked.marks.flatMap(({ at, role, label }): Shape[] => {
    if (at < asked.from || at > asked.until) return []
    const x = placeOf(at, asked, plot)
    const bands = wordsAt(x)
    const ends = [...bands.map(({ top }) => top), plot.bottom]
    const lines = ends.flatMap((bottom, index): Shape[] => {
      const top = index === 0 ? plot.top : (bands[index - 1]?.bottom ?? plot.top)
      if (bottom <= top) return []
      return [
        {
          kind: 'line',
          role,
          points: [
            [x, top],
            [x, bottom],
          ],
        },
      ]
    })
    return label === undefined ? lines : [...lines, markLabel(label, role, x, plot, asked.font)]
  })
}

/** A mark's words above it, inside the plot. */
function markLabel(text: string, role: string, x: number, plot: Plot, font: number): Shape {
  const half = roughWidth(text, font) / 2
  const anchor = x - half < plot.left ? 'start' : x + half > plot.right ? 'end' : 'middle'
  return { kind: 'label', role, x, y: plot.top - font * 0.5, anchor, text }
}

/** The words of the axis of time, as many as have room. */
export function tickShapes(
  { ticks, font }: Pick<TimeAxis, 'ticks' | 'font'>,
  plot: Plot,
  x: (at: number) => number,
): Shape[] {
  const shapes: Shape[] = []
  let free = -Infinity
  for (const { at, label } of ticks) {
    const place = x(at)
    if (place < plot.left - 1 || place > plot.right) continue
    shapes.push({
      kind: 'line',
      role: 'tick',
      points: [
        [place, plot.bottom],
        [place, plot.bottom + font * 0.4],
      ],
    })
    const half = roughWidth(label, font) / 2
    if (place - half < free || place + half > plot.right + font) continue
    shapes.push({ kind: 'label', role: 'time', x: place, y: plot.bottom + font * 1.5, anchor: 'middle', text: label })
    free = place + half + font
  }
  return shapes
}
