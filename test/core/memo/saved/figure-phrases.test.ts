import { expect, it } from 'vitest'
import { figurePhrases } from '../../../../core/memo/saved/figure-phrases'

it('takes a number with its month, its powers of ten, its currency and its unit', () => {
  const cases: [string, string[]][] = [
    ['12 July 2025', ['12 July', 'July 2025']],
    ['mid-June 2025', ['June 2025']],
    ['A quota of 500 tonnes.', ['500 tonnes']],
    ['500 million tonnes of steel', ['500 million tonnes']],
    ['1,250.5 per cent', ['1,250.5 %']],
    ['between 3 and 5 rounds', ['3', '5 rounds']],
    ['$500 billion, €20', ['$ 500 billion', '€ 20']],
    ['2025年7月12日', ['2025 年', '7 月', '12 日']],
    ['500万トンの枠', ['500 万 トン']],
    ['No figure.', []],
  ]
  for (const [text, phrases] of cases) expect(figurePhrases(text), text).toEqual(phrases)
})
