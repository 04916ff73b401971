import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateCellText, rateTyped } from '../../../../core/editing/tables/rate-cell'
import { checkField } from '../../../../core/model/schema/check-field'
import { formatRateTerms } from '../../../../core/rates/terms/format-rate-terms'
import { parseRate } from '../../../../core/rates/terms/parse-rate'
import { invalidText } from '../../../../core/text/describe'

const rowOf = (rate: unknown) => ({ id: 'a', layer: { en: 'Steel' }, rate, validity: { edtf: '2025-04-05/..' } })
const checked = (rate: unknown) => checkField('measure', 'components', [rowOf(rate)])

describe('the rate of a layer in one cell', () => {
  it.each([
    ['25%', '25%'],
    ['25 percent', '25%'],
    ['2.5', '2.5%'],
    ['２５％', '25%'],
    ['0', '0%'],
    ['free', 'Free'],
    ['無税', 'Free'],
    ['$1.20/kg', '$1.20/kg'],
    ['13.5¢/kg + 6.3%', '13.5¢/kg + 6.3%'],
    ['13.5¢/kg + 6.3% + 1.9¢/article', '13.5¢/kg + 6.3% + 1.9¢/article'],
    ['33 1/3%', '33 1/3%'],
    ['33⅓%', '33 1/3%'],
    ['minus 0.5%', 'minus 0.5%'],
    ['25% but not less than $1.20/kg', 'the greater of 25% and $1.20/kg'],
    ['the lesser of 5% and 1 yen/kg', 'the lesser of 5% and 1 yen/kg'],
    ['25%又は150円/kgのうち高い方', 'the greater of 25% and 150 yen/kg'],
    ['not known', null],
    ['不明', null],
    ['', null],
  ])('takes %j', (text, rate) => {
    expect(rateTyped(text)).toBe(rate)
    expect(checked(rate)).toBeUndefined()
  })

  it.each([
    ['0.25', /25% or 0.25%/],
    ['見直し中', /says that the rate is not known/],
    ['See 9903.88.15', /refers to another rate/],
    ['Free, under bond', /under a condition/],
    ['The duty provided in the applicable subheading + 25%', /adds 25% to another rate/],
    ['10-15%', /range/],
    ['cheap', /cannot read/],
    ['$1.20/kg and then some', /understands “\$1\.20\/kg”/],
  ])('refuses %j in a sentence, and keeps it as typed', (text, why) => {
    const kept = rateTyped(text)
    expect(rateCellText(kept, 'en')).toBe(text)
    expect(rateCellText(kept, 'ja')).toBe(text)
    const wrong = checked(kept)
    expect(wrong).toMatchObject({ path: 'components[0].rate', reason: 'rate-text', text })
    const says = (language: 'en' | 'ja') => invalidText({ ...wrong }, language)
    expect(says('en')).toMatch(why)
    expect(says('ja')).not.toBe(says('en'))
  })

  it('shows a rate in the language of the window, and reads it back as the same', () => {
    expect(rateCellText('13.5¢/kg + 6.3%', 'ja')).toBe('13.5セント/kg + 6.3%')
    expect(rateCellText('the greater of 25% and 150 yen/kg', 'ja')).toBe('25%又は150円/kgのうち高い方')
    expect(rateCellText('Free', 'ja')).toBe('無税')
    expect(rateCellText(null, 'en')).toBe('')
    const percent = fc
      .tuple(fc.integer({ min: 2, max: 400 }), fc.constantFrom('.5', '.0625', ' 1/3', ''))
      .map((parts) => `${parts.join('')}%`)
    const amount = fc
      .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('¢/kg', '¢/liter', '¢ each', ' JPY/kg', ' EUR/kg'))
      .map(([cents, unit]) => `${cents}${unit}`)
    const text = fc.oneof(
      percent,
      amount,
      fc.tuple(amount, percent).map((terms) => terms.join(' + ')),
      fc
        .tuple(fc.constantFrom('greater', 'lesser'), amount, percent)
        .map(([how, a, b]) => `the ${how} of ${a} and ${b}`),
    )
    fc.assert(
      fc.property(text, fc.constantFrom('en' as const, 'ja' as const), (typed, language) => {
        const rate = rateTyped(typed)
        expect(exact(rate ?? '')).toBe(exact(typed))
        expect(rateTyped(rateCellText(rate, language))).toBe(rate)
        expect(checked(rate)).toBeUndefined()
      }),
    )
  })
})

function exact(text: string): string {
  const read = parseRate(text)
  if (read.kind !== 'rate') throw new Error(`No rate: ${text}`)
  return formatRateTerms(read.rate, 'en')
}
