import { describe, expect, test } from 'vitest'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { madeFrom, reportDesk, toldIn } from './words-desk'

/** Goods, a rate of nothing, and the level and certainty of a round in selected words. */

const told = (of: CollectionName, text: string) => toldIn(madeFrom(text, of))

describe('the scope of a measure', () => {
  test.each([
    [
      'Chile keeps a duty of 30 percent on butter from outside Europe, which has been in force since 1 July 2024.',
      'Butter from outside Europe',
    ],
    [
      'Chile has charged 10 percent on frozen fish from northern Europe since 1 January 2019.',
      'Frozen fish from northern Europe',
    ],
    ['Chile imposed a 25% duty on steel on 12 March 2025.', 'Steel'],
    ['Cars, trucks and buses from abroad enter Chile free of duty.', 'Cars, trucks and buses from abroad'],
  ])('is the goods that the words name: %s', (text, en) => {
    expect(told('measure', text)).toMatchObject({ scopeWords: en })
  })
  test.each([
    'Chile imposed a 25% duty on 12 March 2025.',
    'Chile imposed a 25% duty on all of them.',
    'Chile imposed a 25% duty on its neighbours.',
    'Chile imposed a 25% duty on New Zealand.',
  ])('is not told by a day, a country or a word for others: %s', (text) => {
    expect(told('measure', text)).not.toHaveProperty('scopeWords')
  })
})

describe('goods that enter free of duty', () => {
  test('carry a rate of nothing of the country that they enter', () => {
    expect(told('measure', 'Cars, trucks and buses from abroad enter Chile free of duty.')).toMatchObject({
      imposer: 'them',
      components: [{ layer: { en: 'Duty' }, rate: '0%', validity: { edtf: '../..' } }],
    })
    expect(told('measure', 'Wine from Peru enters New Zealand duty-free.')).toMatchObject({ imposer: 'us-side' })
  })
  test('are under the ordinary duty if they are from wherever, and not if they are of one origin', () => {
    expect(told('measure', 'Cars, trucks and buses from abroad enter Chile free of duty.')).toMatchObject({
      kind: 'ordinaryDuty',
      targetsAll: true,
    })
    const ofOne = told('measure', 'Wine from Peru enters New Zealand duty-free.')
    expect([ofOne.kind, ofOne.targetsAll]).toEqual([undefined, undefined])
  })
  test.each([
    'Cars do not enter Chile free of duty.',
    'Cars would enter Chile free of duty.',
    'If the deal holds, cars enter Chile free of duty.',
    'Chile wants its wine to enter New Zealand free of duty.',
    'Cars enter Chile free of duty, and wine at 6 percent.',
    'Cars that enter Chile free of duty cost less.',
  ])('are none that only might: %s', (text) => {
    const { imposer, components } = told('measure', text)
    expect([imposer, components]).toEqual([undefined, undefined])
  })
})

test('the goods that a party charges a percentage on name its layer where no duty is named', () => {
  const charged =
    'Chile has charged 10 percent on frozen fish from northern Europe since 1 January 2019, and importers pay.'
  expect(told('measure', charged)).toMatchObject({
    imposer: 'them',
    scopeWords: 'Frozen fish from northern Europe',
    components: [{ layer: { en: 'Frozen fish' }, rate: '10%', validity: { edtf: '2019-01-01/..' } }],
  })
  for (const text of [
    'Chile has spent 10 percent on wages since 1 January 2019.',
    'Chile has charged 10 percent on all of them since 1 January 2019.',
    'Growers pay 10 percent on loans.',
  ])
    expect([text, told('measure', text)]).toEqual([
      text,
      expect.not.objectContaining({ components: expect.anything() }),
    ])
})

describe('goods that carry a rate', () => {
  test.each([
    ['Cars carry 25% on top, other sectors their own levies.', 'Cars'],
    ['Cars, trucks and buses carry an extra 12.5 percent.', 'Cars, trucks and buses'],
    ['Steel attracts 50% at the border.', 'Steel'],
    // The levies are those of others.
    ['Wine carries 9 percent, other goods their own levies.', 'Wine'],
  ])('are its scope, and name the layer where no duty is named: %s', (text, goods) => {
    const rate = /[\d.]+/.exec(text)?.[0]
    expect(told('measure', text)).toMatchObject({
      scopeWords: goods,
      components: [{ layer: { en: goods }, rate: `${rate}%`, validity: { edtf: '../..' } }],
    })
  })
  test.each([
    'The bonds carry 5% interest.',
    'Chile carries 25% of the cost.',
    'Most cars carry 25%.',
    'Cars carry 25% more passengers.',
    'Cars may carry 25%.',
    'Cars carry 25%, trucks 10%.',
  ])('are none where the figure is another, or of nobody knows which: %s', (text) => {
    expect(told('measure', text)).not.toHaveProperty('components')
  })
})

test('a measure is of national security where the words give that as its reason', () => {
  expect(told('measure', 'Cars carry 25% on top; the reason given is national security.')).toMatchObject({
    kind: 'nationalSecurityTariff',
  })
  expect(told('measure', 'Chile charges 25% on grounds of national security.')).toMatchObject({
    kind: 'nationalSecurityTariff',
  })
  expect(told('measure', 'チリは安全保障を理由に25%の関税を課した。')).toMatchObject({ kind: 'nationalSecurityTariff' })
  expect(told('measure', 'Chile charges 25%; its national security adviser spoke.')).not.toHaveProperty('kind')
})

describe('a round', () => {
  test('has the level of those who meet', () => {
    expect(told('round', 'This round was the ministers’ fifth.')).toMatchObject({ ordinal: 5, level: 'ministerial' })
    expect(told('round', 'Ana Rojas and David Clark intend to hold a round.')).toMatchObject({ level: 'ministerial' })
  })
  test('has no level of one person, of one side, or of posts that differ', () => {
    expect(told('round', 'Ana Rojas intends to hold a round.')).not.toHaveProperty('level')
    const text = 'Ana Rojas and Eva Reid hold a round.'
    const desk = reportDesk(text)
      .add('person', 'reid', { names: { en: 'Eva Reid' } })
      .add('post', 'reid-post', { party: 'us-side', title: { en: 'Prime Minister' } })
      .add('membership', 'reid-term', { person: 'reid', post: 'reid-post', from: { edtf: '2024-01-01' } })
      .desk()
    expect(toldIn(madeFrom(text, 'round', text, desk))).not.toHaveProperty('level')
  })
  test.each([
    'He left open whether another round will follow.',
    'It is open whether a sixth round follows.',
    '第6回協議を開くかは未定だ。',
  ])('is possible where the words leave open whether it comes: %s', (text) => {
    expect(told('round', text)).toMatchObject({ status: 'possible' })
  })
  test.each([
    'Ana Rojas and David Clark intend to hold a round.',
    'Ana Rojas and David Clark hope to meet in May.',
    'Around then Ana Rojas and David Clark intend to talk; where, the report does not say.',
    'アナ・ロハス貿易相とデービッド・クラーク貿易相は会談する意向だ。',
  ])('is possible, as a meeting is, where somebody only intends it: %s', (text) => {
    expect(told('round', text)).toMatchObject({ status: 'possible', level: 'ministerial' })
    expect(told('session', text)).toMatchObject({
      status: 'possible',
      participants: ['membership', 'clark-term'],
    })
  })
  test.each([
    'Ana Rojas and David Clark met, and intend to talk again.',
    'Ana Rojas and David Clark do not intend to talk.',
    'Ana Rojas and David Clark plan to meet on 5 May 2026.',
    'ロハス貿易相とクラーク貿易相は会談する意向を否定した。',
  ])('is not where they met, will not, or have a day: %s', (text) => {
    expect(told('session', text).status).not.toBe('possible')
  })
  test.each([
    'Ana Rojas and David Clark met on 10 March 2026; how long, the report does not say.',
    'Ana Rojas and David Clark met on 10 March 2026, and where, the report does not say.',
    'アナ・ロハス貿易相とデービッド・クラーク貿易相は3月10日に会談したが、場所は明らかにされていない。',
  ])('is told although the report leaves something out: %s', (text) => {
    expect(told('session', text)).toMatchObject({ start: { edtf: '2026-03-10' }, status: 'held' })
  })
  test.each([
    'Ana Rojas and David Clark met on 10 March 2026; the ministry does not say so.',
    'The report does not say that Ana Rojas and David Clark met on 10 March 2026.',
  ])('is in doubt where the report does not say that it was: %s', (text) => {
    expect(told('session', text)).toEqual({})
  })
  test('is not possible where they leave another thing open', () => {
    expect(told('round', 'The fifth round left open whether the duty stays.')).not.toHaveProperty('status')
  })
})

test('a date that somebody hopes to settle something by is a target that is reported', () => {
  expect(told('milestone', 'Each hopes to settle something by mid-June 2026.')).toMatchObject({ basis: 'reported' })
  expect(told('milestone', 'Growers hope for rain; the quota runs out on 1 June 2026.')).not.toMatchObject({
    basis: 'reported',
  })
})

test('a package has the title that the words call it by', () => {
  expect(told('proposal', 'New Zealand’s package, as the report lists it: more wine; less paper.')).toMatchObject({
    by: 'us-side',
    title: { en: 'New Zealand’s package' },
  })
  expect(told('proposal', 'New Zealand refused Chile’s package.')).not.toHaveProperty('title')
})
