import { describe, expect, test } from 'vitest'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { madeFrom, reportDesk, toldIn } from './words-desk'

/** The fields of rounds and meetings that selected words of a report of Thursday, 12 March 2026 answer: one answer or none. */

const told = (of: CollectionName, text: string, words = text) => toldIn(madeFrom(text, of, words))
const day = (edtf: string) => ({ edtf })

describe('a round', () => {
  test('has its number, level, date, place and status from the words', () => {
    expect(told('round', 'The fifth technical round was held in Wellington on 10 March 2026.')).toEqual({
      ordinal: 5,
      level: 'working',
      when: day('2026-03-10'),
      place: { en: 'Wellington' },
      status: 'held',
    })
    expect(told('round', '第3回閣僚級協議は3月10日、バルパライソで開かれた。')).toEqual({
      ordinal: 3,
      level: 'ministerial',
      when: day('2026-03-10'),
      place: { en: 'Valparaíso', ja: 'バルパライソ' },
      status: 'held',
    })
    expect(told('round', '両国は第3回協議を10日から12日までサンティアゴで開いた。')).toEqual({
      ordinal: 3,
      when: day('2026-03-10/2026-03-12'),
      place: { en: 'Santiago', ja: 'サンティアゴ' },
      status: 'held',
    })
    expect(told('round', '両国は5月に首脳会談を開く予定だ。')).toEqual({
      level: 'leaders',
      when: day('2026-05'),
    })
  })
  test('has a capital that Parley knows as its place, and never one where somebody only is', () => {
    expect(told('round', 'A fourth round is planned in Canberra in May 2026.')).toEqual({
      ordinal: 4,
      place: { en: 'Canberra', ja: 'キャンベラ' },
      when: day('2026-05'),
    })
    expect(told('round', 'Officials in Canberra want a fourth round.')).not.toHaveProperty('place')
    expect(told('round', 'Experts meet ahead of the talks in Canberra in May.')).not.toHaveProperty('place')
    expect(told('round', 'A fourth round is planned in Canberra or Wellington.')).not.toHaveProperty('place')
    // The last round was in Valparaíso: the words are about another.
    expect(madeFrom('A fourth round is planned.', 'round').values).not.toHaveProperty('place')
  })
  test('has the date and place of a dateline only if it took place there', () => {
    const line = 'WELLINGTON, 11 March 2026 (Southern Wire) – New Zealand and Chile '
    expect(told('round', `${line}held the third round here.`)).toEqual({
      ordinal: 3,
      when: day('2026-03-11'),
      place: { en: 'Wellington' },
      status: 'held',
    })
    expect(told('round', `${line}will hold the third round next.`)).toEqual({ ordinal: 3 })
  })
  test.each([
    'New Zealand and Chile ended the third round in Wellington on Tuesday.',
    'The third round opened in Wellington on 10 March 2026.',
    'The third round concluded on 10 March 2026 in Wellington.',
    'On 10 March 2026, the last day of the third round, they met in Wellington.',
    'WELLINGTON, 11 March 2026 (Southern Wire) – New Zealand and Chile ended the third round here.',
  ])('has no date where the words have only the day on which it ended or began: %s', (text) => {
    expect(told('round', text)).toEqual({
      ordinal: 3,
      ...(/in W|here/.test(text) ? { place: { en: 'Wellington' } } : {}),
    })
  })
  test.each([
    '両国は10日、第3回協議を終えた。',
    '第3回協議は10日に閉幕した。',
    '第3回協議が10日、始まった。',
    '第3回協議の最終日の10日、両国は会談した。',
  ])('so too in Japanese: %s', (text) => {
    expect(told('round', text)).toEqual({ ordinal: 3 })
  })
  test('has all of its days where the words have them', () => {
    expect(told('round', 'The third round ended on 12 March 2026. It was held from 8 to 10 March 2026.')).toMatchObject(
      {
        when: day('2026-03-08/2026-03-10'),
      },
    )
    expect(told('session', 'Ana Rojas and David Clark ended their meeting on 10 March 2026.')).toMatchObject({
      start: day('2026-03-10'),
    })
  })
  test('has no date that is of a statement, of a duty or of another thing', () => {
    for (const text of [
      'On Friday David Clark said that a third round is planned.',
      'クラーク貿易相は11日、第3回協議を開くと述べた。',
      'The third round is about the duty in force since 1 July 2024.',
      'The third round comes before the 9 July 2026 deadline.',
    ])
      expect([text, told('round', text)]).toEqual([text, { ordinal: 3 }])
    // The date of a goal, and that of the meeting before.
    expect(told('round', 'クラーク貿易相は、協議について「4月中の合意を目指す」と述べた。')).toEqual({})
    expect(told('round', '会談は3回目で、前回は2月10日にオンラインで行われた。')).toEqual({ ordinal: 3 })
    expect(told('round', 'The third round ended; the next round is planned for 4 May 2026.')).toEqual({ ordinal: 3 })
    expect(told('round', 'The first round of tariffs hit wine on 2 March 2026.')).toEqual({})
    expect(told('round', 'David Clark said on Tuesday that the third round begins on 4 May 2026.')).toMatchObject({
      when: day('2026-05-04'),
    })
  })
  test('is neither scheduled nor held if the words leave that open', () => {
    expect(told('round', 'A third round may be held in May 2026.')).not.toHaveProperty('status')
    expect(told('round', 'The third round of 10 March 2026 was postponed.')).not.toHaveProperty('status')
    expect(told('round', '第3回協議を5月に開く可能性がある。')).toEqual({ ordinal: 3, when: day('2026-05') })
  })
})

describe('a meeting', () => {
  test('has its day, length, form and people from the words', () => {
    expect(told('session', 'Ana Rojas and David Clark met for 75 minutes on Tuesday by video.')).toEqual({
      start: day('2026-03-10'),
      minutes: 75,
      format: 'video',
      participants: ['membership', 'clark-term'],
      status: 'held',
    })
    expect(told('session', 'アナ・ロハス貿易相とデービッド・クラーク貿易相は10日、約75分間会談した。')).toEqual({
      start: day('2026-03-10'),
      minutes: 75,
      participants: ['membership', 'clark-term'],
      status: 'held',
    })
  })
  test('has a place of its own where the words name it', () => {
    const place = { en: 'Canberra', ja: 'キャンベラ' }
    expect(told('session', 'Ana Rojas and David Clark met in Canberra on 10 March 2026.')).toMatchObject({ place })
    expect(
      told('session', 'アナ・ロハス貿易相とデービッド・クラーク貿易相は10日、キャンベラで会談した。'),
    ).toMatchObject({ place })
    expect(told('session', 'David Clark met officials from Canberra on 10 March 2026.')).not.toHaveProperty('place')
  })
  test('has the round whose number the words name, and never the last one where they name another', () => {
    expect(told('session', 'In the second round the two met for an hour.')).toMatchObject({
      round: 'second',
      minutes: 60,
    })
    expect(madeFrom('In the ninth round the two met for an hour.', 'session').values).not.toHaveProperty('round')
    expect(madeFrom('The two met for an hour on 10 February 2026.', 'session')).toMatchObject({
      values: { round: 'second' },
      filled: { round: 'lastRound' },
    })
  })
  test('has no length that is a limit, a delay, or more or less than a figure', () => {
    for (const text of [
      'The two met for more than two hours.',
      'Trucks wait for 48 hours at the port.',
      'The meeting began with a delay of 30 minutes.',
      '会談は2時間以上に及んだ。',
      '審査に90分かかる。',
    ])
      expect([text, told('session', text)]).toEqual([text, {}])
  })
  test('has no date of a meeting that is only agreed, beside the length of the one that was held', () => {
    expect(told('session', 'ロハス貿易相は電話で30分間協議し、5月に会談することで一致した。')).toEqual({
      minutes: 30,
      format: 'call',
      participants: ['membership'],
    })
  })
  test('has no relative date where the day of the report is not known', () => {
    const text = 'Ana Rojas and David Clark met on Tuesday.'
    for (const issued of [null, { edtf: '2026-03' }])
      expect(toldIn(madeFrom(text, 'session', text, reportDesk(text, issued).desk()))).toEqual({
        participants: ['membership', 'clark-term'],
      })
  })
  test('has no person who only tells of it', () => {
    expect(told('session', 'Ana Rojas told reporters that she had met David Clark.')).toEqual({
      participants: ['clark-term'],
    })
  })
  test('is of the round that was made from the same words', () => {
    const text = 'David Clark will travel. Ana Rojas and David Clark intend to talk. They met before.'
    const words = 'Ana Rojas and David Clark intend to talk.'
    const start = text.indexOf(words)
    const builder = reportDesk(text)
      .add('round', 'third', { talk: 'talk', level: 'ministerial', when: day('2026-05'), status: 'possible' })
      .add('annotation', 'mark', {
        source: 'report',
        motivation: 'highlighting',
        exact: words,
        prefix: text.slice(0, start).slice(-32),
        suffix: text.slice(start + words.length).slice(0, 32),
        start,
        end: start + words.length,
      })
      .add('evidence', 'link', {
        annotation: 'mark',
        about: { collection: 'round', id: 'third' },
        field: 'level',
        role: 'supports',
      })
    const of = (selected: string) => madeFrom(text, 'session', selected, builder.desk())
    expect(of(words)).toMatchObject({ values: { round: 'third' }, filled: { round: 'sameWords' } })
    expect(of('They met before.').values).not.toHaveProperty('round')
  })
  test('begins with the people of the same source where the words name nobody', () => {
    const text = 'David Clark is minister. Ana Rojas is his counterpart. They met for an hour.'
    const builder = reportDesk(text)
    for (const [index, [name, id]] of (
      [
        ['Ana Rojas', 'membership'],
        ['David Clark', 'clark-term'],
      ] as const
    ).entries()) {
      const start = text.indexOf(name)
      builder
        .add('annotation', `mark-${index}`, {
          source: 'report',
          motivation: 'highlighting',
          exact: name,
          prefix: text.slice(0, start).slice(-32),
          suffix: text.slice(start + name.length).slice(0, 32),
          start,
          end: start + name.length,
        })
        .add('evidence', `link-${index}`, {
          annotation: `mark-${index}`,
          about: { collection: 'membership', id },
          field: 'post',
          role: 'supports',
        })
    }
    expect(madeFrom(text, 'session', 'They met for an hour.', builder.desk())).toMatchObject({
      values: { participants: ['clark-term', 'membership'] },
      filled: { participants: 'sameSource' },
    })
    expect(madeFrom(text, 'session', 'Ana Rojas is his counterpart.', builder.desk())).toMatchObject({
      values: { participants: ['membership'] },
      filled: { participants: 'words' },
    })
  })
})
