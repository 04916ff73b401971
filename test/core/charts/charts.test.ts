import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundScale, type Box, type Line } from '../../../core/charts/chart'
import { stackedBar } from '../../../core/charts/stacked-bar'
import { stepChart, type StepChart } from '../../../core/charts/step-chart'
import { timeAt } from '../../../core/charts/time-axis'

const boxes = (shapes: readonly { kind: string }[]) => shapes.filter(({ kind }) => kind === 'box') as Box[]
const lines = (shapes: readonly { kind: string; role?: string }[], role: string) =>
  shapes.filter((shape) => shape.kind === 'line' && shape.role === role) as Line[]

describe('a scale', () => {
  test.each([
    [27.5, 30, 10],
    [145, 150, 50],
    [4, 4, 1],
    [0, 1, 0.2],
  ])('with room for %d ends at %d, in steps of %d', (most, end, step) => {
    expect(roundScale(most)).toEqual({ end, step })
  })

  test('has room for any value, and at most six lines above nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10_000, noNaN: true }), (most) => {
        const { end, step } = roundScale(most)
        expect(end).toBeGreaterThanOrEqual(most)
        expect(end / step).toBeLessThanOrEqual(6)
      }),
    )
  })
})

describe('a stacked bar', () => {
  const size = { width: 1000, height: 40, most: 27.5, font: 13 }

  test('gives each part its share of the whole', () => {
    const [base, extra] = boxes(
      stackedBar(
        [
          { title: 'Ordinary duty: 2.5%', figure: '2.5%', value: 2.5 },
          { title: 'Automobiles: 25%', figure: '25%', value: 25 },
        ],
        size,
      ).shapes,
    )
    expect((extra?.width ?? 0) / (base?.width ?? 1)).toBeCloseTo(10, 5)
    expect(extra?.x).toBeGreaterThanOrEqual((base?.x ?? 0) + (base?.width ?? 0))
    expect((extra?.x ?? 0) + (extra?.width ?? 0)).toBeLessThanOrEqual(size.width)
  })

  test('writes a part’s name only where it has room', () => {
    const { shapes } = stackedBar(
      [
        { title: 'A name that is far too long for its part: 0.1%', figure: '0.1%', value: 0.1 },
        { title: 'Automobiles: 27.4%', figure: '27.4%', value: 27.4 },
      ],
      size,
    )
    expect(shapes.flatMap((shape) => (shape.kind === 'label' ? [shape.text] : []))).toEqual(['Automobiles: 27.4%'])
  })

  test('shows a part of unknown size as one, never as nothing, and leaves out a part of nothing', () => {
    const drawn = boxes(
      stackedBar(
        [
          { title: 'Free: 0%', figure: '0%', value: 0 },
          { title: 'Quota: not known', figure: 'not known', value: undefined },
        ],
        size,
      ).shapes,
    )
    expect(drawn.map(({ role, width }) => [role, width > 20])).toEqual([['unknown', true]])
  })

  test('stays inside its width, whatever its parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -5, max: 300 }), { nil: undefined }), { maxLength: 20 }),
        (values) => {
          const most = values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0)
          const parts = values.map((value) => ({ title: 'A layer', figure: `${value}%`, value }))
          for (const { x, width } of boxes(stackedBar(parts, { ...size, most }).shapes)) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x + width).toBeLessThanOrEqual(size.width + 0.001)
          }
        },
      ),
    )
  })
})

describe('a step chart', () => {
  const asked: StepChart = {
    from: 0,
    until: 100,
    series: [
      {
        role: 'law',
        steps: [
          { from: 0, low: 2.5, high: 2.5 },
          { from: 40, low: 27.5, high: 27.5 },
          { from: 60, low: 10, high: 20 },
          { from: 80 },
        ],
      },
    ],
    marks: [{ at: 50, role: 'entry', label: '6 June' }],
    ticks: [
      { at: 0, label: 'Jan' },
      { at: 50, label: 'Feb' },
    ],
    width: 600,
    height: 200,
    font: 12,
    figure: (value) => `${value}%`,
  }

  test('draws a known value as a line and an unknown one as a box over all that it may be', () => {
    const { shapes, plot } = stepChart(asked)
    const [law, ...others] = lines(shapes, 'law')
    expect(others).toEqual([])
    expect(law?.points).toHaveLength(4)
    const [range, nothing] = boxes(shapes)
    expect(range).toMatchObject({ role: 'law-unknown' })
    expect(range?.height).toBeLessThan(plot.bottom - plot.top)
    expect(nothing).toMatchObject({ role: 'law-unknown', y: plot.top, height: plot.bottom - plot.top })
    const points = law?.points ?? []
    // Up is more.
    expect(points[2]?.[1]).toBeLessThan(points[0]?.[1] ?? 0)
  })

  test('turns a place back into its time, and never leaves the time it shows', () => {
    const { shapes, plot } = stepChart(asked)
    const [mark] = lines(shapes, 'entry')
    expect(timeAt(mark?.points[0]?.[0] ?? 0, asked, plot)).toBeCloseTo(50, 0)
    expect(timeAt(-50, asked, plot)).toBe(0)
    expect(timeAt(5000, asked, plot)).toBe(100)
  })

  test('has no figures on its axis where nobody knows a value', () => {
    const unknown = stepChart({ ...asked, series: [{ role: 'law', steps: [{ from: 0 }] }] })
    expect(unknown.shapes.filter(({ role }) => role === 'figure' || role === 'grid')).toEqual([])
    expect(lines(unknown.shapes, 'axis')).toHaveLength(1)
    expect(boxes(unknown.shapes)).toHaveLength(1)
    // A rate of nothing is a value.
    const free = stepChart({ ...asked, series: [{ role: 'law', steps: [{ from: 0, low: 0, high: 0 }] }] })
    expect(free.shapes.filter(({ role }) => role === 'figure').length).toBeGreaterThan(1)
  })

  test('writes no two words of the axis over each other', () => {
    const ticks = Array.from({ length: 40 }, (_, index) => ({ at: index * 2.5, label: `Month ${index}` }))
    const places = stepChart({ ...asked, ticks }).shapes.flatMap((shape) =>
      shape.kind === 'label' && shape.role === 'time' ? [shape.x] : [],
    )
    expect(places.length).toBeGreaterThan(3)
    for (const [index, x] of places.entries()) if (index > 0) expect(x - (places[index - 1] ?? 0)).toBeGreaterThan(48)
  })
})
