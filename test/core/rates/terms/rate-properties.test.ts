import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isZero, rational } from '../../../../core/base/rational'
import { formatRateTerms } from '../../../../core/rates/terms/format-rate-terms'
import { parseRate } from '../../../../core/rates/terms/parse-rate'
import type { Rate, Term, TermBase } from '../../../../core/rates/terms/rate'
import { parseSpecialColumn } from '../../../../core/rates/terms/special-column'
import { UNITS } from '../../../../core/rates/terms/units'
import { examples } from '../../../helpers/long'

const value = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.constantFrom(1n, 2n, 3n, 7n, 10n, 64n, 1000n, 12345n))
  .map(([over, under]) => rational(over, under))
const anyText = fc.string({ unit: 'grapheme', maxLength: 12 })
const base: fc.Arbitrary<TermBase> = fc.oneof(
  fc.constant<TermBase>({ kind: 'value' }),
  fc
    .oneof(
      anyText,
      fc.constantFrom('steel', 'aluminium', 'movement', 'movement and case', 'the steel', 'value of lead', '”', '“'),
    )
    .map((of) => ({ kind: 'content', of }) as const),
  fc
    .oneof(anyText, fc.constantFrom('fair retail value', 'entire set', '“25%”'))
    .map((words) => ({ kind: 'words', words }) as const),
)
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ kind: fc.constant('adValorem' as const), percent: value, on: base }),
  fc.record({
    kind: fc.constant('specific' as const),
    amount: value,
    currency: fc.constantFrom('USD', 'JPY', 'EUR', 'GBP', 'CNY', 'KRW', 'CHF'),
    per: fc.oneof(fc.constantFrom(...UNITS.map(({ id }) => id)), anyText),
    on: base,
  }),
)
const sum = fc.array(term, { maxLength: 3 }).map((terms): Rate => ({ how: 'sum', terms }))
const rate: fc.Arbitrary<Rate> = fc.letrec<{ rate: Rate }>((tie) => ({
  rate: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    sum,
    fc.record({
      how: fc.constantFrom('greater' as const, 'lesser' as const),
      of: fc.array(tie('rate'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).rate

/** Pieces of rates, and of texts around them. */
const PIECES = [
  '0',
  '1',
  '2',
  '25',
  '6.3',
  '33 1/3',
  '1,250',
  '⅓',
  '２',
  '割',
  '三',
  '%',
  '％',
  ' percent',
  '¢',
  '$',
  '円',
  ' EUR',
  '/kg',
  '/m2',
  ' each',
  ' + ',
  ' minus ',
  '-',
  ' ',
  '.',
  ',',
  ' on the steel content',
  '（鉄鋼の含有分）',
  ' or ',
  ' and ',
  ', whichever is the higher',
  'のうち高い方',
  'the greater of ',
  ' but not less than ',
  'Free',
  '無税',
  '(',
  ')',
  'See ',
  '9903.88.15',
  'MFN + ',
  ' until 5 June',
  '1kgにつき',
  '/1,000',
  'Q',
]
const pieced = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(''))

describe('rates', () => {
  it('are read back from their words as they were, in both languages, whatever they hold', () => {
    fc.assert(
      fc.property(rate, fc.constantFrom('en' as const, 'ja' as const), (made, language) => {
        expect(parseRate(formatRateTerms(made, language))).toEqual({ kind: 'rate', rate: made })
      }),
      { numRuns: examples(2_000) },
    )
  })

  it('have every digit that was typed, however many', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{0,29}$/), fc.stringMatching(/^\d{1,29}$/), (whole, places) => {
        const percent = rational(BigInt(whole + places), 10n ** BigInt(places.length))
        expect(parseRate(`${whole}.${places}%`)).toEqual({
          kind: 'rate',
          rate: { how: 'sum', terms: [{ kind: 'adValorem', percent, on: { kind: 'value' } }] },
        })
      }),
    )
  })

  it('keep their terms in the order in which they were written', () => {
    fc.assert(
      fc.property(
        fc.array(
          term.filter((one) => !isZero(one.kind === 'adValorem' ? one.percent : one.amount)),
          { minLength: 1, maxLength: 4 },
        ),
        (terms) => {
          const text = terms.map((one) => formatRateTerms({ how: 'sum', terms: [one] }, 'en')).join(' + ')
          expect(parseRate(text)).toEqual({ kind: 'rate', rate: { how: 'sum', terms } })
        },
      ),
    )
  })

  it('leave no digit of their text unused: without it, the text is another rate or none', () => {
    let rates = 0
    fc.assert(
      fc.property(pieced, (text) => {
        const read = parseRate(text)
        if (read.kind !== 'rate') return
        rates += 1
        for (const { index, 0: digit } of text.matchAll(/[1-9２⅓三]/g)) {
          // "1kgにつき" and "kgにつき" are the same.
          if (digit === '1' && text.startsWith('1kgにつき', index)) continue
          expect(parseRate(text.slice(0, index) + text.slice(index + 1))).not.toEqual(read)
        }
      }),
      { numRuns: examples(8_000) },
    )
    expect(rates).toBeGreaterThan(0)
  })

  it('are refused with all of the text accounted for: what was understood, and the rest', () => {
    fc.assert(
      fc.property(pieced, (text) => {
        const read = parseRate(text)
        if (read.kind !== 'problem') return
        const { understood, rest } = read.problem
        // Nothing but blanks and the writing of one character in others may differ.
        if (!/[⅓２％（）]/.test(text)) expect(`${understood}${rest}`.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        expect(
          understood === '' || parseRate(understood).kind !== 'problem' || /^(?:See|MFN|\+)/.test(understood),
        ).toBe(true)
      }),
      { numRuns: examples(5_000) },
    )
  })

  it.each([
    '(',
    '25% or (',
    'the greater of (',
    '25% but not less than (',
    '25%（ただし、',
    '“',
    '1/',
    '25% + ',
    'See 9903.88.15, ',
  ])('never throw on a text of %j alone', (piece) => {
    for (const times of [50, 5_000]) expect(parseRate(piece.repeat(times)).kind).not.toBe('rate')
    expect(parseSpecialColumn(`${piece}(A)`.repeat(5_000)).problem?.code).toBe('tooLong')
  })

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), pieced), (text) => {
        expect(() => [parseRate(text), parseSpecialColumn(text)]).not.toThrow()
      }),
      { numRuns: examples(2_000) },
    )
  })
})
