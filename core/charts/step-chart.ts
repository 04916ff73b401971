import { roughWidth, roundScale, type Chart, type Place, type Shape } from './chart'
import { markShapes, placeOf, rounded, tickShapes, type Plot, type TimeAxis } from './time-axis'

/**
 * From an instant on (epoch milliseconds), a value that holds until the next step. Both ends are the same where it is known; without them
 * nobody knows more than that it is not known.
 */
export interface ChartStep {
  from: number
  low?: number | undefined
  high?: number | undefined
}

/** A series; of only a part of the chart's time, if it says from when or until when. */
export interface StepSeries {
  role: string
  steps: readonly ChartStep[]
  from?: number
  until?: number
}

export interface StepChart extends TimeAxis {
  /** Drawn in their order: the last is on top. */
  series: readonly StepSeries[]
  height: number
  /** A value of the scale in words: "25%". */
  figure: (value: number) => string
}

/** Draws values over time as steps: a known value is a line, a value that is not known a box over all that it may be. */
export function stepChart(asked: StepChart): Chart & { plot: Plot } {
  const { from, until, series, width, height, font } = asked
  const values = series.flatMap(({ steps }) => steps.flatMap(({ low, high }) => [low ?? [], high ?? []].flat()))
  const { end, step } = roundScale(Math.max(...values, 0) * 1.05)
  // Where nobody knows a value, a scale would make figures up.
  const figures =
    values.length === 0 ? [] : Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step)
  const left = Math.ceil(Math.max(0, ...figures.map((value) => roughWidth(asked.figure(value), font)))) + font
  const plot = { left, right: width - font * 0.5, top: font * 1.6, bottom: height - font * 2 }
  const x = (at: number) => placeOf(at, asked, plot)
  const y = (value: number) => rounded(plot.bottom - (value / end) * (plot.bottom - plot.top))
  const shapes: Shape[] = []
  for (const value of figures) {
    shapes.push({
      kind: 'line',
      role: value === 0 ? 'axis' : 'grid',
      points: [
        [plot.left, y(value)],
        [plot.right, y(value)],
      ],
    })
    shapes.push({
      kind: 'label',
      role: 'figure',
      x: plot.left - font * 0.5,
      y: y(value) + font * 0.36,
      anchor: 'end',
      text: asked.figure(value),
    })
  }
  if (figures.length === 0)
    shapes.push({
      kind: 'line',
      role: 'axis',
      points: [
        [plot.left, plot.bottom],
        [plot.right, plot.bottom],
      ],
    })
  shapes.push(...tickShapes(asked, plot, x))
  for (const { role, steps, ...own } of series) {
    const time = { from: Math.max(from, own.from ?? from), until: Math.min(until, own.until ?? until) }
    shapes.push(...seriesShapes(role, steps, { ...time, x, y, plot }))
  }
  shapes.push(...markShapes(asked, plot))
  return { width, height, shapes, plot }
}

interface Scales {
  from: number
  until: number
  x: (at: number) => number
  y: (value: number) => number
  plot: Plot
}

function seriesShapes(role: string, steps: readonly ChartStep[], { from, until, x, y, plot }: Scales): Shape[] {
  const shapes: Shape[] = []
  let line: Place[] = []
  const endLine = () => {
    if (line.length > 1) shapes.push({ kind: 'line', role, points: line })
    line = []
  }
  steps.forEach(({ from: at, low, high }, index) => {
    const end = steps[index + 1]?.from ?? until
    if (end <= from || at >= until) return
    const [start, stop] = [x(Math.max(at, from)), x(Math.min(end, until))]
    if (low !== undefined && low === high) {
      line.push([start, y(low)], [stop, y(low)])
      return
    }
    endLine()
    const isKnown = low !== undefined && high !== undefined
    const [top, bottom] = isKnown ? [y(high), y(low)] : [plot.top, plot.bottom]
    shapes.push({
      kind: 'box',
      role: `${role}-unknown`,
      x: start,
      y: top,
      width: Math.max(1, stop - start),
      height: Math.max(2, bottom - top),
    })
  })
  endLine()
  return shapes
}
