import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PassageBox } from '../../../core/memo/pressed'
import { pageAt, sameHeight, stretchesOf } from '../../../renderer/pages/page-geometry'
import { highlighted, passageAt, passagesOf } from '../../../renderer/pages/passages'
import { nextStep, percentOf, scaleOf, turned } from '../../../renderer/pages/zoom'

const A4 = { width: 595.28, height: 841.89 }
const place = (id: string, field: string, page: number, x: number, y: number): PassageBox => ({
  page,
  x,
  y,
  width: 100,
  height: 12,
  from: { collection: 'issue', id, field },
})

describe('the zoom of the pages', () => {
  it('fits the available width, up to 125 percent', () => {
    expect(scaleOf('width', A4.width, A4.width)).toBeCloseTo(1)
    expect(percentOf(scaleOf('width', 5000, A4.width))).toBe(125)
    expect(scaleOf('width', -20, A4.width)).toBeGreaterThan(0)
    expect(percentOf(scaleOf(100, 10, A4.width))).toBe(100)
  })

  it('steps from 50 to 300 percent from any starting point, and stops at both ends', () => {
    expect([nextStep(83, 1), nextStep(83, -1), nextStep(300, 1), nextStep(50, -1)]).toEqual([90, 80, 300, 50])
    expect([nextStep(20, -1), nextStep(20, 1)]).toEqual([50, 50])
    expect([turned(100, -100) > 100, turned(100, 100) < 100, turned(290, -900), turned(60, 900)]).toEqual([
      true,
      true,
      300,
      50,
    ])
  })
})

describe('the column of pages', () => {
  it('knows the page at each height', () => {
    const stretches = stretchesOf([A4, A4, A4], 1)
    expect([0, 500, 870, 2000, 9999].map((y) => pageAt(stretches, y))).toEqual([0, 0, 0, 2, 2])
    expect(pageAt(stretches, 875)).toBe(1)
  })

  it('keeps the same point in view at any other zoom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (scale, page, share) => {
          const pages = Array.from({ length: 5 }, () => A4)
          const [before, after] = [stretchesOf(pages, 1), stretchesOf(pages, scale)]
          const y = (before[page]?.top ?? 0) + share * A4.height
          const found = sameHeight(before, after, y)
          expect(found).toBeCloseTo((after[page]?.top ?? 0) + share * A4.height * scale, 5)
          expect(sameHeight(after, before, found)).toBeCloseTo(y, 5)
        },
      ),
    )
  })
})

describe('passages', () => {
  const passages = passagesOf([
    place('a', 'text', 0, 10, 10),
    place('a', 'text', 0, 10, 22),
    place('b', 'text', 0, 120, 22),
    place('a', 'title', 0, 10, 40),
    place('a', 'title', 1, 10, 10),
  ])

  it('join the lines of one origin on a page', () => {
    expect(passages.map(({ page, from, boxes }) => [page, from.id, from.field, boxes.length])).toEqual([
      [0, 'a', 'text', 2],
      [0, 'b', 'text', 1],
      [0, 'a', 'title', 1],
      [1, 'a', 'title', 1],
    ])
    expect(passages.map(({ index }) => index)).toEqual([0, 1, 2, 3])
  })

  it('are found by a point', () => {
    const at = (x: number, y: number) => passageAt(passages.slice(0, 3), x, y)?.index
    expect([at(15, 30), at(130, 30), at(115, 30), at(9.5, 12), at(15, 60)]).toEqual([0, 1, undefined, 0, undefined])
  })

  it('are highlighted by field, or by record if the field is not printed', () => {
    const marked = (field: string) => [...highlighted(passages, { collection: 'issue', id: 'a', field })]
    expect(marked('title')).toEqual([2, 3])
    expect(marked('note')).toEqual([0, 2, 3])
    expect(highlighted(passages, undefined).size).toBe(0)
  })
})
