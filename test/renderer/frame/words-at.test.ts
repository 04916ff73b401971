import { describe, expect, it } from 'vitest'
import { wordsAt } from '../../../renderer/frame/words-at'

const found = (shown: string, text: string, words: string[]) =>
  wordsAt(shown, { field: 'text', text, words }).map(([start, end]) => shown.slice(start, end))

describe('the words of a place in a shown text', () => {
  it('are those of its sentence, even where others come before', () => {
    const shown = 'Japan first.\n\nThe chief   negotiator\nof Japan spoke.'
    const places = wordsAt(shown, {
      field: 'text',
      text: 'The chief negotiator of Japan spoke.',
      words: ['chief', 'negotiator', 'Japan'],
    })
    expect(places.map(([start, end]) => shown.slice(start, end))).toEqual(['chief', 'negotiator', 'Japan'])
    expect(places[2]?.[0]).toBeGreaterThan(shown.indexOf('negotiator'))
  })

  it('include a phrase that goes over the end of a line', () => {
    expect(found('the chief\n  negotiator', 'the chief negotiator', ['chief negotiator'])).toEqual([
      'chief\n  negotiator',
    ])
  })

  it('are found anywhere where the sentence has changed', () => {
    expect(found('今日は赤沢大臣が会見した。', '赤沢は会見した', ['赤沢', '会見'])).toEqual(['赤沢', '会見'])
  })

  it('are none where the field shows them in another form', () => {
    expect(found('6 June 2025', '2025-06-06', ['2025-06-06'])).toEqual([])
    expect(found('', 'Japan', ['Japan', ''])).toEqual([])
  })
})
