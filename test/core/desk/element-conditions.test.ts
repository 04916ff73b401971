import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ringOf } from '../../../core/desk/element-conditions'
import type { Conditional } from '../../../core/desk/element-conditions'
import { examples } from '../../helpers/long'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']
/** Packages of up to six elements, with conditions on any of them, on one that is gone, and twice on the same. */
const packages = fc
  .array(fc.array(fc.constantFrom(...NAMES, 'gone'), { maxLength: 4 }), { maxLength: NAMES.length })
  .map((all) => all.map((conditions, index) => of(NAMES[index] ?? '', ...conditions)))

function of(id: string, ...conditionalOnElements: string[]): Conditional {
  return { id, conditionalOnElements }
}

/** Takes away what needs nothing that is left, until nothing more goes: what stays is in a ring, or needs one. */
function isFreeOfRings(elements: readonly Conditional[]): boolean {
  let left = [...elements]
  for (;;) {
    const ids = new Set(left.map(({ id }): string => id))
    const next = left.filter(({ conditionalOnElements = [] }) => conditionalOnElements.some((id) => ids.has(id)))
    if (next.length === left.length) return left.length === 0
    left = next
  }
}

describe('the conditions of a package', () => {
  test('have a ring exactly if some element is in the end conditional on itself, and it is named in its order', () => {
    fc.assert(
      fc.property(packages, (elements) => {
        const ring = ringOf(elements)
        expect(ring === undefined).toBe(isFreeOfRings(elements))
        if (!ring) return
        expect(ring[0]).toBe(ring.at(-1))
        expect(new Set(ring).size).toBe(ring.length - 1)
        for (const [index, id] of ring.slice(0, -1).entries())
          expect(elements.find((one) => one.id === id)?.conditionalOnElements).toContain(ring[index + 1])
      }),
      { numRuns: examples(300) },
    )
  })

  test('may name an element that is gone, and lead to one element from many', () => {
    expect(ringOf([of('a', 'gone'), of('b', 'a'), of('c', 'a', 'b')])).toBeUndefined()
    expect(ringOf([of('a', 'a')])).toEqual(['a', 'a'])
    expect(ringOf([of('a'), of('b', 'c'), of('c', 'd'), of('d', 'b')])).toEqual(['b', 'c', 'd', 'b'])
  })

  test('are followed through a chain of thousands', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => of(String(index), String(index + 1)))
    expect(ringOf(chain)).toBeUndefined()
    expect(ringOf([...chain, of('20000', '0')])).toHaveLength(20_002)
  })
})
