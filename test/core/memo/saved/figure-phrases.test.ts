import { expect, it } from 'vitest'
import { figurePhrases, haveFigures } from '../../../../core/memo/saved/figure-phrases'

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

it('knows a figure again with a word before its unit, and not with another unit, power of ten or month', () => {
  const same = [
    ['3 issues are open', '3 new issues are open'],
    ['3 new issues', '3 issues'],
    ['a quota of 500 tonnes', '500 additional tonnes a year'],
  ]
  for (const [one = '', other = ''] of same) expect(haveFigures([other], one), `${one} / ${other}`).toBe(true)
  const others = [
    ['3 issues', '3 new tariffs'],
    ['within 30 days', 'within 30 working days'],
    ['10 dollars', '10 Canadian dollars'],
    ['5 members', '5 former members'],
    ['3 issues', '4 new issues'],
    ['500 tonnes', '500 more million tonnes'],
    ['12 July 2025', '12 August 2025'],
    ['3年', '3月分の年次'],
    ['25%', '25 new lines'],
  ]
  for (const [one = '', other = ''] of others) expect(haveFigures([other], one), `${one} / ${other}`).toBe(false)
})
