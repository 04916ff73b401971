import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box } from '../../../core/charts/chart'
import { timeLine, type TimeLine } from '../../../core/charts/time-line'
import type { TimeLineItem } from '../../../core/charts/time-line-rows'

const DAY = 86_400_000
const anItem = (from: number, until = from, more: Partial<TimeLineItem> = {}): TimeLineItem => ({
  from: from * DAY,
  until: until * DAY,
  lasts: false,
  role: 'law',
  label: 'Order',
  ...more,
})
const draw = (items: readonly TimeLineItem[], more: Partial<TimeLine> = {}) =>
  timeLine({
    from: 0,
    until: 100 * DAY,
    lanes: [{ name: 'Law', items }],
    marks: [],
    ticks: [],
    width: 500,
    font: 10,
    rowsMax: 50,
    focus: 0,
    ...more,
  })
const boxesOf = (drawn: ReturnType<typeof draw>) => drawn.shapes.filter(({ kind }) => kind === 'box') as Box[]

describe('a time line', () => {
  test('draws a day as a pin, days that something may be on as a band, and what lasts as a bar', () => {
    const drawn = draw([anItem(10, 10.5), anItem(20, 40), anItem(50, 80, { lasts: true })])
    expect(boxesOf(drawn).map(({ role }) => role)).toEqual(['law', 'law-about', 'law-span'])
  })

  test('draws what is not fixed as a band, a day and a span alike', () => {
    const drawn = draw([anItem(10, 10.5, { loose: true }), anItem(50, 80, { lasts: true, loose: true })])
    expect(boxesOf(drawn).map(({ role }) => role)).toEqual(['law-about', 'law-about'])
  })

  test('draws an open end up to the edge, and nothing of what is outside', () => {
    const drawn = draw([anItem(60, Infinity), anItem(-Infinity, 20), anItem(120), anItem(-9)])
    const [before, after] = boxesOf(drawn)
    expect(boxesOf(drawn)).toHaveLength(2)
    expect(before?.x).toBe(drawn.plot.left)
    expect((after?.x ?? 0) + (after?.width ?? 0)).toBeCloseTo(drawn.plot.right)
  })

  test('counts what has no row, and cuts a label that has no room', () => {
    const drawn = draw(
      [
        anItem(1, 1, { label: 'A name that is much too long for any line of the picture, and for another one too' }),
        anItem(1),
      ],
      { rowsMax: 1 },
    )
    expect(drawn.left).toEqual([1])
    expect(drawn.shapes).toContainEqual(expect.objectContaining({ text: expect.stringMatching(/^A name.*…$/) }))
  })

  test('cuts the name in a label, and keeps what the label says of it', () => {
    const name = 'A name that is much too long for any line of the picture, and for another one too'
    const drawn = draw([anItem(1, 1, { label: `${name} (date not confirmed)`, name })])
    const labels = drawn.shapes.flatMap((shape) =>
      shape.kind === 'label' && shape.role === 'item' ? [shape.text] : [],
    )
    expect(labels).toEqual([expect.stringMatching(/^A name that.*… \(date not confirmed\)$/)])
  })

  test('leaves a line out where it would go through words', () => {
    const marks = [{ at: 50 * DAY, role: 'entry' }]
    const lines = (items: readonly TimeLineItem[]) => {
      const drawn = draw(items, { marks })
      return {
        drawn,
        ends: drawn.shapes.flatMap((one) =>
          one.kind === 'line' && one.role === 'entry' ? [one.points.map(([, y]) => y)] : [],
        ),
      }
    }
    const clear = lines([anItem(10)])
    expect(clear.ends).toEqual([[clear.drawn.plot.top, clear.drawn.plot.bottom]])
    const crossed = lines([anItem(10), anItem(46, 46, { label: 'An order with a longer name' })])
    expect(crossed.ends).toHaveLength(2)
    const [[top, before] = [], [after, bottom] = []] = crossed.ends
    expect([top, bottom]).toEqual([crossed.drawn.plot.top, crossed.drawn.plot.bottom])
    const y = crossed.drawn.shapes.flatMap((one) =>
      one.kind === 'label' && one.text.startsWith('An order') ? [one.y] : [],
    )[0]
    expect(y).toBeGreaterThan(before ?? Infinity)
    expect(y).toBeLessThan(after ?? -Infinity)
  })

  test('draws what is nearest to the focus where there is no room for all', () => {
    const items = Array.from({ length: 40 }, (_, index) =>
      anItem(index * 2.5, index * 2.5, { label: `Order ${index}` }),
    )
    const near = draw(items, { rowsMax: 1, focus: 80 * DAY })
    const shown = near.places.map(({ item }) => item)
    expect(shown).toContain(32)
    expect(draw(items, { rowsMax: 1, focus: 5 * DAY }).places.map(({ item }) => item)).toContain(2)
    expect(shown).not.toContain(31)
    expect(near.left).toEqual([40 - shown.length])
  })

  test('takes a day of 25 hours for a day', () => {
    const [autumn] = boxesOf(draw([anItem(10, 11 + 1 / 24)]))
    expect(autumn?.role).toBe('law')
  })

  test('puts nothing over anything else, and everything inside its edges', () => {
    const item = fc
      .tuple(
        fc.integer({ min: -50, max: 150 }),
        fc.integer({ min: 0, max: 60 }),
        fc.string({ maxLength: 40 }),
        fc.boolean(),
      )
      .map(([from, days, label, lasts]) => anItem(from, from + days, { label, lasts }))
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), fc.integer({ min: 200, max: 1600 }), (items, width) => {
        const { places, plot } = draw(items, { width })
        for (const [index, one] of places.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(plot.left - 0.1)
          expect(one.x + one.width).toBeLessThanOrEqual(plot.right + 0.1)
          for (const other of places.slice(index + 1))
            expect(one.y !== other.y || one.x + one.width <= other.x || other.x + other.width <= one.x).toBe(true)
        }
      }),
    )
  })
})
