import { roughWidth, type Shape } from './chart'

/** The time that a chart shows, in epoch milliseconds. */
export interface TimeScale {
  from: number
  until: number
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

/** A mark's words above it, inside the plot. */
export function markLabel(text: string, role: string, x: number, plot: Plot, font: number): Shape {
  const half = roughWidth(text, font) / 2
  const anchor = x - half < plot.left ? 'start' : x + half > plot.right ? 'end' : 'middle'
  return { kind: 'label', role, x, y: plot.top - font * 0.5, anchor, text }
}

/** The lines on an axis of time with their words, and the height of its letters. */
interface TimeAxis {
  ticks: readonly { at: number; label: string }[]
  font: number
}

/** The words of the axis of time, as many as have room. */
export function tickShapes({ ticks, font }: TimeAxis, plot: Plot, x: (at: number) => number): Shape[] {
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
