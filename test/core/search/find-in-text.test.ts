import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../core/base/fold-text'
import type { Stretch } from '../../../core/base/text-pieces'
import { foundInText } from '../../../core/queries/source-reading'
import { findSteps } from '../../../core/search/find-in-text'

function find(text: string, words: string): Stretch[] {
  const found: Stretch[] = []
  // oxlint-disable-next-line no-unused-vars -- the work is in the steps
  for (const _step of findSteps(text, words, found));
  return found
}
const wordsAt = (text: string, words: string) => find(text, words).map(({ start, end }) => text.slice(start, end))

describe('finding words in a text', () => {
  it('finds them however they are written and wherever lines break', () => {
    expect(wordsAt('The Tariff, the ＴＡＲＩＦＦ and the\ntariff.', 'the tariff')).toEqual([
      'The Tariff',
      'the ＴＡＲＩＦＦ',
      'the\ntariff',
    ])
    expect(wordsAt('赤沢氏と赤澤氏', '赤澤')).toEqual(['赤沢', '赤澤'])
    expect(wordsAt('Café cafe\u0301', 'cafe')).toEqual(['Café', 'cafe\u0301'])
    expect(find('text', '  ')).toEqual([])
    expect(find('text', 'none')).toEqual([])
  })

  it('finds each of many places in a long text once, even where two pieces meet', () => {
    const words = fc.constantFrom('ab a', 'aba', 'a b', 'b\na')
    const unit = fc.constantFrom('a', 'b', ' ', '\n', 'ab a')
    fc.assert(
      fc.property(fc.array(unit, { minLength: 50, maxLength: 3000 }), fc.nat(2200), words, (units, pad, wanted) => {
        const text = 'x'.repeat(1900 + pad) + units.join('')
        const line = foldText(wanted).replaceAll(/\s+/g, ' ')
        const plain = text.replaceAll(/\s+/g, ' ')
        let count = 0
        for (let at = plain.indexOf(line); at >= 0; at = plain.indexOf(line, at + line.length)) count += 1
        const found = find(text, wanted)
        // Where places might overlap, the choice of the first may differ; never by more than one per meeting of pieces.
        expect(Math.abs(found.length - count)).toBeLessThanOrEqual(Math.ceil(text.length / 1000))
        for (const [index, { start, end }] of found.entries()) {
          expect(text.slice(start, end).replaceAll(/\s+/g, ' ')).toBe(line)
          expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('counts exactly where places cannot overlap', () => {
    const text = 'Tariffs on cars stay at 25 percent. '.repeat(4000)
    expect(find(text, 'cars stay')).toHaveLength(4000)
    expect(find('自動車関税は維持される。'.repeat(5000), '関税')).toHaveLength(5000)
  })

  it('goes to the next place, to the one before, and around', () => {
    const found = find('a-a-a-', 'a')
    const at = (place: number, by: 1 | -1) =>
      foundInText(found, { at: place, by, near: { start: 1, end: 3 } }, 9).place?.number
    expect([at(0, 1), at(1, 1), at(5, 1), at(0, -1), at(4, -1)]).toEqual([1, 2, 1, 3, 2])
    expect(foundInText(found, { at: 0, by: 1, near: { start: 1, end: 3 } }, 3)).toMatchObject({
      count: 3,
      more: true,
      near: [{ start: 2, end: 3 }],
    })
    expect(foundInText([], { at: 0, by: 1, near: { start: 0, end: 9 } }, 9)).toEqual({
      count: 0,
      more: false,
      near: [],
    })
  })
})
