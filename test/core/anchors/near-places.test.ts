import { describe, expect, it } from 'vitest'
import { fold } from '../../../core/anchors/folded-text'
import { NEAR_MAX, nearPlaceSteps, type LostQuote, type NearPlace } from '../../../core/anchors/near-places'
import { itLong } from '../../helpers/long'

function near(text: string, quote: Partial<LostQuote> & { exact: string }): NearPlace[] {
  const steps = nearPlaceSteps(text, fold(text), { prefix: '', suffix: '', ...quote })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

const FILLER = 'Officials of both sides spoke at length about many other matters of no interest here. '
const MINISTER = 'The minister said that Japan could not accept a tariff of 24 percent on automobile parts.'

describe('the near places of a lost quote', () => {
  it('are first those where its words are, as they would be copied, by the text around them', () => {
    const text = `First. We agreed.\n${FILLER}Second: We\nagreed. Then.`
    const places = near(text, { exact: 'We agreed.', prefix: 'Second: ', suffix: ' Then.' })
    expect(places.map(({ exact, likeness }) => [exact, likeness])).toEqual([
      ['We\nagreed.', 1],
      ['We agreed.', 1],
    ])
  })

  it('find a sentence that was reworded', () => {
    const reworded = 'The minister said Japan cannot accept any tariff of 25 percent on automobile parts.'
    const text = `${FILLER.repeat(50)}${reworded} ${FILLER.repeat(50)}`
    const [first] = near(text, { exact: MINISTER })
    expect(first?.exact).toBe(reworded)
    expect(first?.likeness).toBeGreaterThan(0.7)
    expect(first?.likeness).toBeLessThan(1)
    expect(text.slice(first?.start, first?.end)).toBe(first?.exact)
  })

  it('find a Japanese sentence that was reworded', () => {
    const reworded = '赤澤大臣は、自動車への追加関税の見直しを改めて強く求めた。'
    const text = `${'双方は幅広い課題について意見を交わした。'.repeat(80)}${reworded}${'次回の会合は来月開かれる。'.repeat(80)}`
    const [first] = near(text, { exact: '赤澤大臣は自動車への追加関税の撤廃を強く求めた。' })
    expect(reworded).toContain(first?.exact)
    expect(first?.exact).toContain('自動車への追加関税')
  })

  it('find the two ends of a long passage', () => {
    const passage = Array.from({ length: 400 }, (_none, n) => `Point ${n} is about item ${n * 7}.`).join(' ')
    const changed = passage.replace('Point 200 is', 'Point 200 was never').replace('Point 7 is', 'Point 7 remains')
    const [first] = near(`${FILLER.repeat(20)}${changed} ${FILLER.repeat(20)}`, { exact: passage })
    expect(first?.exact).toBe(changed)
  })

  it('are none where nothing is like it', () => {
    expect(near(FILLER.repeat(100), { exact: '関税の撤廃を強く求めた。' })).toEqual([])
    expect(near('', { exact: MINISTER })).toEqual([])
    expect(near(FILLER, { exact: 'Q' })).toEqual([])
  })

  it('are a few, none over another, the likest first', () => {
    const variants = [24, 25, 26, 27, 28].map((rate) => MINISTER.replace('24', String(rate)).replace('Japan', 'Chile'))
    const places = near(variants.join(' '), { exact: MINISTER })
    expect(places).toHaveLength(NEAR_MAX)
    expect(places[0]?.exact).toContain('24 percent')
    for (const [index, place] of places.entries())
      for (const other of places.slice(index + 1)) {
        expect(place.likeness).toBeGreaterThanOrEqual(other.likeness)
        expect(place.end <= other.start || other.end <= place.start).toBe(true)
      }
  })

  itLong('take work that grows with the text, and not with how often the words are in it', () => {
    // Two million characters of one word, and of the quote's own words: the steps are counted, not the time.
    for (const text of ['tariff '.repeat(300_000), `${MINISTER} `.repeat(25_000)]) {
      const steps = nearPlaceSteps(text, fold(text), { exact: `${MINISTER} tariff tariff`, prefix: '', suffix: '' })
      let count = 0
      for (let step = steps.next(); step.done !== true; step = steps.next()) count += 1
      expect(count).toBeLessThan(200)
    }
  })
})
