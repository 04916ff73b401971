import { describe, expect, it } from 'vitest'
import { rationalIn, type Rational } from '../../../../core/base/rational'
import { formatRateTerms } from '../../../../core/rates/terms/format-rate-terms'
import { parseRate } from '../../../../core/rates/terms/parse-rate'
import { FREE, ON_VALUE, type Rate, type Term, type TermBase } from '../../../../core/rates/terms/rate'

const exact = (digits: string): Rational => {
  const value = rationalIn(digits)
  if (!value) throw new Error(digits)
  return value
}
const percent = (digits: string, on: TermBase = ON_VALUE): Term => ({ kind: 'adValorem', percent: exact(digits), on })
const money = (digits: string, currency: string, per: string, on: TermBase = ON_VALUE): Term => ({
  kind: 'specific',
  amount: exact(digits),
  currency,
  per,
  on,
})
const of = (content: string): TermBase => ({ kind: 'content', of: content })
const sum = (...terms: Term[]): Rate => ({ how: 'sum', terms })
const choice = (how: 'greater' | 'lesser', ...rates: Rate[]): Rate => ({ how, of: rates })

/** The problem of a text: its code, what was understood, and what was not. */
function problemOf(text: string) {
  const read = parseRate(text)
  if (read.kind !== 'problem') throw new Error(`${text} is a ${read.kind}`)
  const { code, understood, rest, readings } = read.problem
  return readings ? [code, understood, rest, readings] : [code, understood, rest]
}

describe('a rate by itself', () => {
  it.each<[string, Rate]>([
    ['25%', sum(percent('25'))],
    ['25 percent', sum(percent('25'))],
    ['25 per cent', sum(percent('25'))],
    ['25 % ad valorem', sum(percent('25'))],
    ['25.0%.', sum(percent('25'))],
    ['25パーセント', sum(percent('25'))],
    ['２５％', sum(percent('25'))],
    ['従価25%', sum(percent('25'))],
    ['関税25％', sum(percent('25'))],
    ['25% tariff', sum(percent('25'))],
    ['25 percent ad valorem rate of duty', sum(percent('25'))],
    ['33 1/3%', sum(percent('100/3'))],
    ['33⅓%', sum(percent('100/3'))],
    ['33-1/3 percent', sum(percent('100/3'))],
    ['½%', sum(percent('0.5'))],
    ['1/3%', sum(percent('1/3'))],
    ['0 5/8%', sum(percent('0.625'))],
    ['minus 0.5%', sum(percent('-0.5'))],
    ['-0.5%', sum(percent('-0.5'))],
    ['−0.5%', sum(percent('-0.5'))],
    ['▲0.5％', sum(percent('-0.5'))],
    ['マイナス0.5%', sum(percent('-0.5'))],
    ['0.3464%', sum(percent('0.3464'))],
    ['27,5%', sum(percent('27.5'))],
    ['3割5分', sum(percent('35'))],
    ['２割', sum(percent('20'))],
    ['一割二分五厘', sum(percent('12.5'))],
    ['$1.20/kg', sum(money('1.2', 'USD', 'kg'))],
    ['US$1.20 per kilogram', sum(money('1.2', 'USD', 'kg'))],
    ['13.5¢/kg', sum(money('0.135', 'USD', 'kg'))],
    ['12 1/2¢/kg', sum(money('0.125', 'USD', 'kg'))],
    ['EUR 1.20/100 kg', sum(money('1.2', 'EUR', '100 kg'))],
    ['0.25 EUR/kg', sum(money('0.25', 'EUR', 'kg'))],
    ['150円/kg', sum(money('150', 'JPY', 'kg'))],
    ['¥1,500/㎏', sum(money('1500', 'JPY', 'kg'))],
    ['1キログラムにつき150円', sum(money('150', 'JPY', 'kg'))],
    ['75¢ each', sum(money('0.75', 'USD', 'each'))],
    ['75セント/個', sum(money('0.75', 'USD', 'each'))],
    ['$1/1,000 pins + 35%', sum(money('1', 'USD', '1,000 pins'), percent('35'))],
    ['$5/“drum”', sum(money('5', 'USD', 'drum'))],
    ['free', FREE],
    ['Free', FREE],
    ['duty-free', FREE],
    ['無税', FREE],
  ])('reads %s', (text, rate) => {
    expect(parseRate(text)).toEqual({ kind: 'rate', rate })
  })

  it.each<[string, Rate]>([
    [
      '13.5¢/kg + 6.3% + 1.9¢/article',
      sum(money('0.135', 'USD', 'kg'), percent('6.3'), money('0.019', 'USD', 'article')),
    ],
    ['$3.50 each + 55%', sum(money('3.5', 'USD', 'each'), percent('55'))],
    ['15.4¢/kg +40%', sum(money('0.154', 'USD', 'kg'), percent('40'))],
    ['4% minus 0.5%', sum(percent('4'), percent('-0.5'))],
    ['4% マイナス 0.5%', sum(percent('4'), percent('-0.5'))],
    ['3.1% on the movement + 4.2% on the battery', sum(percent('3.1', of('movement')), percent('4.2', of('battery')))],
    [
      '3.9% on the movement and case+ 5.3% on the battery',
      sum(percent('3.9', of('movement and case')), percent('5.3', of('battery'))),
    ],
    ['2.1¢/kg on entire contents of container', sum(money('0.021', 'USD', 'kg', of('entire contents of container')))],
    ['39.9¢/kg of total sugars + 6%', sum(money('0.399', 'USD', 'kg', of('total sugars')), percent('6'))],
    [
      '8.8¢/kg on copper content + 3.3¢/kg on lead content',
      sum(money('0.088', 'USD', 'kg', of('copper')), money('0.033', 'USD', 'kg', of('lead'))),
    ],
    ['2.5% on the value of the lead content', sum(percent('2.5', of('lead')))],
    ['50% on the aluminium content', sum(percent('50', of('aluminum')))],
    ['50%（鉄鋼の含有分）', sum(percent('50', of('steel')))],
    ['10% on the “frame, without its 2 wheels” content', sum(percent('10', of('frame, without its 2 wheels')))],
    ['3 percent of the fair retail value', sum(percent('3', { kind: 'words', words: 'fair retail value' }))],
    [
      '$2.25 each + 15¢/jewel over 7 + 60% on the case',
      sum(money('2.25', 'USD', 'each'), money('0.15', 'USD', 'jewel over 7'), percent('60', of('case'))),
    ],
  ])('reads the terms of %s', (text, rate) => {
    expect(parseRate(text)).toEqual({ kind: 'rate', rate })
  })

  const dollar = sum(money('1', 'USD', 'kg'))
  const two = sum(money('2', 'USD', 'kg'))
  const quarter = sum(percent('25'))
  it.each<[string, Rate]>([
    ['the greater of 25% and $1/kg', choice('greater', quarter, dollar)],
    ['The higher of 25% or $1/kg', choice('greater', quarter, dollar)],
    ['the lesser of 25%, $1/kg and $2/kg', choice('lesser', quarter, dollar, two)],
    ['25% or $1/kg, whichever is the higher', choice('greater', quarter, dollar)],
    ['25% or $1/kg whichever is lower', choice('lesser', quarter, dollar)],
    ['25% but not less than $1/kg', choice('greater', quarter, dollar)],
    ['25%, but not to exceed $2/kg', choice('lesser', quarter, two)],
    ['25% but not less than $1/kg nor more than $2/kg', choice('lesser', choice('greater', quarter, dollar), two)],
    ['25% min. 1 USD/kg', choice('greater', quarter, dollar)],
    ['the greater of 25% and ($1/kg + 5%)', choice('greater', quarter, sum(money('1', 'USD', 'kg'), percent('5')))],
    [
      '25% + $1/kg or 5%, whichever is higher',
      choice('greater', sum(percent('25'), money('1', 'USD', 'kg')), sum(percent('5'))),
    ],
    ['25%又は1ドル/kgのうちいずれか高い税率', choice('greater', quarter, dollar)],
    ['25%と1kgにつき1ドルのいずれか低い方', choice('lesser', quarter, dollar)],
    ['25%（ただし、1ドル/kgを下限とする）', choice('greater', quarter, dollar)],
    [
      'the greater of (the lesser of 25% and $2/kg) and $1/kg',
      choice('greater', choice('lesser', quarter, two), dollar),
    ],
  ])('reads the choice in %s', (text, rate) => {
    expect(parseRate(text)).toEqual({ kind: 'rate', rate })
  })

  it('reads what the schedule takes off for each degree of sugar, down to its floor', () => {
    const text =
      '3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg'
    const degrees = 'each degree under 100 degrees (and fractions of a degree in proportion)'
    expect(parseRate(text)).toEqual({
      kind: 'rate',
      rate: choice(
        'greater',
        sum(money('0.036606', 'USD', 'kg'), money('-0.00020668', 'USD', 'kg', { kind: 'words', words: degrees })),
        sum(money('0.03143854', 'USD', 'kg')),
      ),
    })
  })
})

describe('a rate that is given by another one', () => {
  it.each<[string, string, string]>([
    ['The duty provided in the applicable subheading + 25%', 'The duty provided in the applicable subheading', '25%'],
    [
      'The duty provided in the applicable subheading plus 7.5%',
      'The duty provided in the applicable subheading',
      '7.5%',
    ],
    ['The duty rate provided in such subheading minus 0.5%', 'The duty rate provided in such subheading', 'minus 0.5%'],
    ['MFN + 25%', 'MFN', '25%'],
    ['最恵国税率＋25％', '最恵国税率', '25%'],
    ['+25%', '+', '25%'],
    ['an additional duty of 25 percent', 'an additional duty of', '25%'],
    ['追加関税25%', '追加関税', '25%'],
  ])('adds in %s', (text, words, plus) => {
    const read = parseRate(text)
    expect(read).toMatchObject({ kind: 'relative', words })
    if (read.kind === 'relative') expect(formatRateTerms(read.plus, 'en')).toBe(plus)
  })

  it.each<[string, string, { from: string; to: string }[]]>([
    ['See 9903.88.15', 'lines', [{ from: '99038815', to: '99038815' }]],
    [
      'See 9915.04.80, 9915.04.86 and 9823.04.01-9823.04.54',
      'lines',
      [
        { from: '99150480', to: '99150480' },
        { from: '99150486', to: '99150486' },
        { from: '98230401', to: '98230454' },
      ],
    ],
    ['See additional U.S. note 1', 'words', []],
    ['No change', 'applicable', []],
    ['The duty provided in the applicable subheading', 'applicable', []],
    ['The rate applicable in the absence of this heading', 'applicable', []],
    ['The rate applicable to the article of which it is an accessory', 'words', []],
    ['A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)', 'words', []],
  ])('refers in %s', (text, to, lines) => {
    expect(parseRate(text)).toEqual({ kind: 'reference', to, words: text, lines })
  })

  it('keeps the condition of a free line, and never gives it as free', () => {
    const text = 'Free, under bond, as prescribed in U.S. note 1 to this subchapter'
    expect(parseRate(text)).toEqual({ kind: 'conditional', rate: FREE, condition: text.slice('Free, '.length) })
  })
})

describe('a text that is no rate', () => {
  it.each([
    ['', ['empty', '', '']],
    [' \u200B ', ['empty', '', '']],
    ['見直し中', ['notKnown', '', '見直し中']],
    ['TBD', ['notKnown', '', 'TBD']],
    ['未定', ['notKnown', '', '未定']],
    ['0.25', ['shareOrPercent', '', '0.25', ['25%', '0.25%']]],
    ['1', ['shareOrPercent', '', '1', ['100%', '1%']]],
    ['25', ['bareNumber', '', '25', ['25%', '25 USD/kg']]],
    ['1,250%', ['thousandOrDecimal', '', '1,250%', ['1250', '1.250']]],
    ['1,250 EUR/t', ['thousandOrDecimal', '', '1,250 EUR/t', ['1250', '1.250']]],
    ['$1.20', ['unitMissing', '', '$1.20']],
    ['25% + $5/drum', ['unitUnknown', '25%', '+ $5/drum']],
    ['$5/M', ['unitUnknown', '', '$5/M']],
    ['$5/ton', ['unitUnknown', '', '$5/ton']],
    ['10-25%', ['range', '', '10-25%']],
    ['10% to 25%', ['range', '', '10% to 25%']],
    ['10～25%', ['range', '', '10~25%']],
    ['See 9919.04.10, 99.19.04.14', ['lineForm', '', 'See 9919.04.10, 99.19.04.14']],
    ['about 25%', ['nothingUnderstood', '', 'about 25%']],
    ['up to 25%', ['nothingUnderstood', '', 'up to 25%']],
    ['9903.88.15', ['nothingUnderstood', '', '9903.88.15']],
    ['331⁄3%', ['nothingUnderstood', '', '331/3%']],
    ['①25%', ['nothingUnderstood', '', '①25%']],
    ['5分', ['nothingUnderstood', '', '5分']],
    ['25%²', ['notUnderstood', '25%', '²']],
    ['25% 1/', ['notUnderstood', '25%', '1/']],
    ['25% unless Japanese', ['notUnderstood', '25%', 'unless Japanese']],
    ['25% on steel from 5 June', ['notUnderstood', '25%', 'on steel from 5 June']],
    ['25% on copper and lead content', ['notUnderstood', '25%', 'on copper and lead content']],
    ['25% on not more than the steel content', ['notUnderstood', '25%', 'on not more than the steel content']],
    ['25% or 30%', ['notUnderstood', '25%', 'or 30%']],
    ['25% less 10%', ['notUnderstood', '25%', 'less 10%']],
    ['25% but more than $2/kg', ['notUnderstood', '25%', 'but more than $2/kg']],
    ['MFN + 25', ['nothingUnderstood', 'MFN +', '25']],
    [
      'The duty is the rate provided elsewhere or 25%',
      ['nothingUnderstood', '', 'The duty is the rate provided elsewhere or 25%'],
    ],
    ['The rate applicable to steel is 25%', ['nothingUnderstood', '', 'The rate applicable to steel is 25%']],
    ['MFN minus 2% + 1%', ['notUnderstood', 'MFN', '2% + 1%']],
    ['5/8%', ['nothingUnderstood', '', '5/8%']],
    ['12 10/20%', ['nothingUnderstood', '', '12 10/20%']],
    ['- 25%', ['nothingUnderstood', '', '- 25%']],
    ['–25%', ['nothingUnderstood', '', '–25%']],
    ['(25%)', ['nothingUnderstood', '', '(25%)']],
    ['25% min 10%', ['notUnderstood', '25%', 'min 10%']],
    ['the greater of 25% and $1/kg + 5%', ['nothingUnderstood', '', 'the greater of 25% and $1/kg + 5%']],
    ['25% but not less than $1/kg + 5%', ['notUnderstood', '25%', 'but not less than $1/kg + 5%']],
    ['25% tariff on steel', ['notUnderstood', '25% tariff', 'on steel']],
    ['37% /', ['notUnderstood', '37%', '/']],
  ])('refuses %j', (text, problem) => {
    expect(problemOf(text)).toEqual(problem)
  })

  it('refuses a text that is far too long', () => {
    expect(problemOf('25% + '.repeat(2_000))[0]).toBe('tooLong')
  })
})
