import { describe, expect, test } from 'vitest'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { aMeasure } from '../../helpers/desks/record-fields'
import { madeFrom, reportDesk, toldIn } from './words-desk'

/** The fields of a measure that selected words answer: one answer or none. */

const told = (of: CollectionName, text: string, words = text) => toldIn(madeFrom(text, of, words))
const day = (edtf: string) => ({ edtf })

describe('a measure', () => {
  const layer = (en: string, rate: string, edtf: string) => ({
    id: 'first',
    layer: { en },
    rate,
    validity: { edtf },
  })
  test('has its imposer, issue, title and first rate from the words', () => {
    expect(told('measure', 'Chile keeps a duty of 12.5 percent on butter, in force since 1 July 2024.')).toEqual({
      title: { en: 'Duty on butter' },
      imposer: 'them',
      issues: ['butter'],
      scopeWords: 'Butter',
      components: [layer('Duty', '12.5%', '2024-07-01/..')],
    })
    expect(told('measure', 'New Zealand imposed a 25% tariff on wine, which took effect on 5 January 2026.')).toEqual({
      imposer: 'us-side',
      title: { en: 'Tariff on wine' },
      scopeWords: 'Wine',
      components: [layer('Tariff', '25%', '2026-01-05/..')],
    })
    expect(told('measure', 'チリはバターに0.29%の関税を課しており、2024年7月1日に発効した。')).toEqual({
      imposer: 'them',
      issues: ['butter'],
      components: [{ ...layer('', '0.29%', '2024-07-01/..'), layer: { ja: '関税' } }],
    })
    expect(told('measure', 'チリの対日関税、ワインに対する8%の関税はニュージーランドが課した。')).not.toHaveProperty(
      'imposer',
    )
  })
  test.each([
    'Chile imposed a 25% duty on steel on 12 March 2025.',
    'Chile imposed on 12 March 2025 a 25% duty on steel.',
    'On 12 March 2025 Chile imposed a 25% duty on steel.',
    'On 12 March 2025, the Chilean government imposed a 25% duty on steel.',
    'Chile’s 25% duty on steel took effect on 12 March 2025.',
    'Chile’s 25% duty on steel entered into force on 12 March 2025.',
    'Chile’s 25% duty on steel came into effect at 12:01 a.m. on 12 March 2025.',
    'Since 12 March 2025 Chile has charged a 25 percent duty on steel.',
    'Chile put a 25% duty on steel into effect on 12 March 2025.',
    'On 12 March 2025 Chile’s 25 percent duty on steel took effect.',
  ])('begins on the day on which the words say that it was imposed or took effect: %s', (text) => {
    expect(told('measure', text)).toMatchObject({
      imposer: 'them',
      components: [layer('Duty', '25%', '2025-03-12/..')],
    })
    expect(told('measure', text)).toMatchObject({ title: { en: 'Duty on steel' } })
  })
  test.each([
    'チリは2025年3月12日、鉄鋼に25%の関税を発動した。',
    'チリは2025年3月12日に鉄鋼に25%の関税を課した。',
    'チリの25%の関税は2025年3月12日に発効した。',
    '2025年3月12日、チリは鉄鋼への25%の関税を発動した。',
    'チリは鉄鋼への25%の関税を2025年3月12日に発効させた。',
    '2025年3月12日以降、チリは鉄鋼に25%の関税を課している。',
  ])('so too in Japanese: %s', (text) => {
    const components = [{ ...layer('', '25%', '2025-03-12/..'), layer: { ja: '関税' } }]
    expect(told('measure', text)).toMatchObject({ imposer: 'them', components })
  })
  test('has the day of its announcement apart', () => {
    const both = 'Chile announced on 3 March 2025 a 25% duty on steel, which took effect on 12 March 2025.'
    const [first] = told('measure', both).components as object[]
    expect(first).toEqual({ ...layer('Duty', '25%', '2025-03-12/..'), announced: day('2025-03-03') })
    const [only] = told('measure', 'チリは2025年3月3日、25%の関税を課すと発表した。').components as object[]
    expect(only).toMatchObject({ validity: day('../..'), announced: day('2025-03-03') })
  })
  test.each([
    'Chile imposed a 25% duty on steel and on 12 March 2025 met New Zealand.',
    'On 12 March 2025 Chile met New Zealand, which had imposed a 25% duty.',
    'Chile imposed a 25% duty on goods shipped on 12 March 2025.',
    'Chile imposed a 25% duty on steel after the talks on 12 March 2025.',
    'Chile will impose a 25% duty on steel on 12 May 2026.',
    'チリは2025年3月12日に協議し、25%の関税を課した。',
    '2025年3月12日の会合の後、チリは25%の関税を課した。',
    'チリは2025年3月12日に25%の関税を発動すると発表した。',
  ])('has no rate beside the day of another thing: %s', (text) => {
    expect(told('measure', text)).not.toHaveProperty('components')
  })
  test('has a rate that is announced only, or not known, where the words have no date', () => {
    expect(told('measure', 'Chile announced reciprocal tariffs of 10 percent.')).toEqual({
      imposer: 'them',
      kind: 'reciprocalTariff',
      title: { en: 'Reciprocal tariffs' },
      components: [layer('Tariff', '10%', '../..')],
    })
  })
  test('has no rate from two figures, a change, a share, or beside a date of which nobody says what it dates', () => {
    for (const text of [
      'The duty on cheese was cut from 10 to 6 percent.',
      'The duty rises from 6 percent to 9 percent.',
      'Trade fell by 12 percent after the duty.',
      'A 10 percent share of the duty goes to Chile.',
      'The duty is 9 percent in the report of 3 March 2026.',
      'Chile keeps a duty of more than 9 percent.',
      'Wine carries 9 percent more, other goods their own levies.',
      '関税は30%以上になる。',
    ])
      expect([text, told('measure', text)]).toEqual([
        text,
        expect.not.objectContaining({ components: expect.anything() }),
      ])
  })
  test('has no imposer where a party suffers or rejects it', () => {
    for (const text of [
      'Chile rejected reciprocal tariffs of 10 percent.',
      'A 10 percent tariff on Chile is ready.',
      'In Chile, importers pay a 6% duty.',
      'New Zealand and Chile impose a 6% duty.',
      'チリは30%の関税を課された。',
    ])
      expect([text, told('measure', text)]).toEqual([text, expect.not.objectContaining({ imposer: expect.anything() })])
  })
})

test('a measure has the imposer of the other ones only where the words name no party', () => {
  const text = 'Chile pays a duty of 6 percent. The duty is low.'
  const desk = reportDesk(text)
    .add('measure', 'other', aMeasure([], [], { imposer: 'us-side' }))
    .desk()
  expect(madeFrom(text, 'measure', 'The duty is low.', desk)).toMatchObject({
    values: { imposer: 'us-side' },
    filled: { imposer: 'otherMeasures' },
  })
  expect(madeFrom(text, 'measure', text, desk).values).not.toHaveProperty('imposer')
})
