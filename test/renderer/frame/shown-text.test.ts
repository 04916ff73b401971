import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stretch } from '../../../core/base/text-pieces'
import { findSteps } from '../../../core/search/find-in-text'
import { endsOf, join, type Piece } from '../../../renderer/frame/shown-text'

const piece = (text: string, apart = false): Piece<string> => ({ text, apart, node: text })
const lineBreak: Piece<string> = { text: '\n', apart: false, node: undefined }

function find(pieces: readonly Piece<string>[], words: string) {
  const shown = join(pieces)
  const places: Stretch[] = []
  // oxlint-disable-next-line no-unused-vars -- the work is in the steps
  for (const _step of findSteps(shown.text, words, places));
  return places.map((place) => endsOf(shown, place))
}

describe('the words of a text as it shows', () => {
  it('are found across its nodes and lines, however they are written, and not across two blocks', () => {
    const text = [piece('A ２４', true), piece('% tar'), piece('iff'), lineBreak, piece('on Cars'), piece('rate', true)]
    expect(find(text, '24% tariff')).toEqual([{ from: 'A ２４', at: 2, to: 'iff', until: 3 }])
    expect(find(text, 'TARIFF ON')).toEqual([{ from: '% tar', at: 2, to: 'on Cars', until: 2 }])
    expect(find(text, 'cars rate')).toEqual([])
    expect(find(text, 'carsrate')).toEqual([])
  })

  it('are in the nodes that have them, wherever the text is cut', () => {
    const cut = fc.array(fc.constantFrom('ab', 'a', 'b', 'ba b', '関税', 'x'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(cut, (texts) => {
        const pieces = texts.map((text, node) => ({ text, apart: false, node }))
        const shown = join(pieces)
        const places: Stretch[] = []
        // oxlint-disable-next-line no-unused-vars -- the work is in the steps
        for (const _step of findSteps(shown.text, 'ab', places));
        for (const place of places) {
          const ends = endsOf(shown, place)
          if (!ends) throw new Error('no place')
          const { from, at, to, until } = ends
          const own = texts.slice(from, to + 1)
          const last = own.length - 1
          const words = own.map((text, index) => text.slice(index === 0 ? at : 0, index === last ? until : undefined))
          expect(words.join('')).toBe('ab')
        }
      }),
    )
  })
})
