import { describe, expect, test } from 'vitest'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { aMeasure } from '../../helpers/desks/record-fields'
import { madeFrom, NOW, reportDesk, SHA, toldIn } from './words-desk'
import { blankForm } from '../../../core/queries/form'

/** The fields that a form begins with when a record is made from words of a report of Thursday, 12 March 2026: one answer or none. */

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
      status: 'scheduled',
    })
  })
  test('has a capital that Parley knows as its place, and never one where somebody only is', () => {
    expect(told('round', 'A fourth round is planned in Canberra in May 2026.')).toEqual({
      ordinal: 4,
      place: { en: 'Canberra', ja: 'キャンベラ' },
      when: day('2026-05'),
      status: 'scheduled',
    })
    expect(told('round', 'Officials in Canberra want a fourth round.')).not.toHaveProperty('place')
    expect(told('round', 'Experts meet ahead of the talks in Canberra in May.')).not.toHaveProperty('place')
    expect(told('round', 'A fourth round is planned in Canberra or Wellington.')).not.toHaveProperty('place')
    // The last round was in Valparaíso: the words are about another.
    expect(madeFrom('A fourth round is planned.', 'round').values).not.toHaveProperty('place')
  })
  test('has the date and place of a dateline only if it took place there', () => {
    const line = 'WELLINGTON, 11 March 2026 (Southern Wire) – New Zealand and Chile '
    expect(told('round', `${line}ended the third round here.`)).toEqual({
      ordinal: 3,
      when: day('2026-03-11'),
      place: { en: 'Wellington' },
      status: 'held',
    })
    expect(told('round', `${line}will hold the third round next.`)).toEqual({ ordinal: 3 })
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
  test('has the round whose number the words name, and never the last one where they name another', () => {
    expect(told('session', 'In the second round the two met for an hour.')).toMatchObject({
      round: 'second',
      minutes: 60,
    })
    expect(madeFrom('In the ninth round the two met for an hour.', 'session').values).not.toHaveProperty('round')
    expect(madeFrom('The two met for an hour.', 'session')).toMatchObject({
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

describe('a position', () => {
  const of = (text: string) => {
    const { text: _text, ...fields } = told('position', text)
    return fields
  }
  test('has its party, speaker, issue and stance from the words, and the words as its text', () => {
    const text = 'Ana Rojas said that Chile must have free access for its butter.'
    expect(told('position', text)).toEqual({
      text,
      party: 'them',
      speaker: 'membership',
      issue: 'butter',
      stance: 'demand',
      // A person who is named speaks on the record.
      attribution: 'onRecord',
    })
    expect(of('チリはバターの関税撤廃を求めた。')).toEqual({ party: 'them', issue: 'butter', stance: 'demand' })
    expect(of('ニュージーランドは「バターの枠は受け入れられない」と述べた。')).toEqual({
      party: 'us-side',
      issue: 'butter',
      stance: 'oppose',
    })
    expect(of('New Zealand will not accept a quota on butter.')).toMatchObject({ stance: 'oppose', party: 'us-side' })
  })
  test('is conditional where a condition is put on an offer or a refusal, and takes no stance where it is put on a demand', () => {
    expect(of('Chile is ready to open its market, provided that the cap stays.')).toMatchObject({
      stance: 'conditional',
    })
    expect(of('Chile would lower the duty only once the cap is gone.')).toMatchObject({ stance: 'conditional' })
    expect(of('チリは枠の撤廃を条件に開放する用意がある。')).toMatchObject({ stance: 'conditional' })
    expect(of('Unless the cap goes, Chile must keep the duty.')).not.toHaveProperty('stance')
    expect(of('Chile must lower the duty, but will not accept a cap.')).not.toHaveProperty('stance')
    expect(of('Chile has one condition: the duty has to go.')).not.toHaveProperty('stance')
    expect(of('Chile has refused to comment on the cap.')).not.toHaveProperty('stance')
    expect(of('Will Chile accept that it must pay?')).not.toHaveProperty('stance')
    expect(of('Ana Rojas denied that Chile must pay.')).not.toHaveProperty('stance')
  })
  test('has no party where one speaks of another, nor an issue where two are named', () => {
    expect(of('David Clark said that Chile must open its market.')).not.toHaveProperty('party')
    expect(of('New Zealand was told that it must open its market.')).not.toHaveProperty('party')
    expect(of('Chile must pay. New Zealand must pay.')).not.toHaveProperty('party')
    expect(of('Chile insists on its wine labels, and New Zealand insists on its cap.')).not.toHaveProperty('party')
    expect(of('ニュージーランド政府は、チリが提案した枠を拒否した。')).not.toHaveProperty('party')
    expect(of('Chile must open its market for butter and drop its wine labels.')).not.toHaveProperty('issue')
    // The longer label is the one that is named.
    expect(of('Chile must lift its butter quota.')).toMatchObject({ issue: 'issue' })
  })
  test('keeps what its source answers, and says so', () => {
    expect(madeFrom('Chile must pay.', 'position')).toMatchObject({
      values: { attribution: 'reported', validFrom: { edtf: '2026-03-12' } },
      filled: { attribution: 'source', validFrom: 'source', party: 'words' },
    })
  })
})

describe('a measure', () => {
  const layer = (en: string, basisPoints: number, edtf: string) => ({
    id: 'first',
    layer: { en },
    kind: 'adValorem',
    basisPoints,
    validity: { edtf },
  })
  test('has its imposer, issue, title and first rate from the words', () => {
    expect(told('measure', 'Chile keeps a duty of 12.5 percent on butter, in force since 1 July 2024.')).toEqual({
      title: { en: 'Duty on butter' },
      imposer: 'them',
      issues: ['butter'],
      components: [layer('Duty', 1250, '2024-07-01/..')],
    })
    expect(told('measure', 'New Zealand imposed a 25% tariff on wine, which took effect on 5 January 2026.')).toEqual({
      imposer: 'us-side',
      title: { en: 'Tariff on wine' },
      components: [layer('Tariff', 2500, '2026-01-05/..')],
    })
    expect(told('measure', 'チリはバターに0.29%の関税を課しており、2024年7月1日に発効した。')).toEqual({
      imposer: 'them',
      issues: ['butter'],
      components: [{ ...layer('', 29, '2024-07-01/..'), layer: { ja: '関税' } }],
    })
    expect(told('measure', 'チリの対日関税、ワインに対する8%の関税はニュージーランドが課した。')).not.toHaveProperty(
      'imposer',
    )
  })
  test('has a rate that is announced only, or not known, where the words have no date', () => {
    expect(told('measure', 'Chile announced reciprocal tariffs of 10 percent.')).toEqual({
      imposer: 'them',
      kind: 'reciprocalTariff',
      title: { en: 'Reciprocal tariffs' },
      components: [layer('Tariff', 1000, '../..')],
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
      'Wine carries 9 percent, other goods their own levies.',
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

describe('a date to count down to', () => {
  test('has its date and its grounds from the words', () => {
    expect(told('milestone', 'Both ministers aim for a first package by mid-June 2026.')).toEqual({
      when: { edtf: '2026-06-1X', words: { en: 'mid-June 2026' } },
      basis: 'reported',
    })
    expect(told('milestone', 'The dairy agreement expires on 30 September 2026.')).toEqual({
      when: day('2026-09-30'),
      basis: 'fixed',
    })
    expect(told('milestone', '両国は9月30日までの合意を目指す。')).toEqual({
      when: day('2026-09-30'),
      basis: 'reported',
    })
    expect(told('milestone', '現行協定は2026年9月30日に失効する。')).toEqual({
      when: day('2026-09-30'),
      basis: 'fixed',
    })
  })
  test('has no date of two, nor one that says since when, and no grounds of two', () => {
    expect(told('milestone', 'The quota expires on 1 June or 1 July 2026.')).toEqual({ basis: 'fixed' })
    expect(told('milestone', 'The ban has been in force since 1 May 2025.')).toEqual({})
    expect(told('milestone', 'The quota expires 180 days after it took effect on 3 November 2025.')).toEqual({
      basis: 'fixed',
    })
    expect(told('milestone', 'They aim to sign before the deadline.')).toEqual({})
    expect(told('milestone', 'Exports could start in April 2026.')).toEqual({ when: day('2026-04') })
  })
})

describe('a readout, a package and a commitment', () => {
  test('have their party from who speaks or acts, and their date', () => {
    expect(
      told('readout', 'The New Zealand government said that the meeting on 1 July 2025 dealt with butter.'),
    ).toEqual({
      issuedBy: 'us-side',
      session: 'session',
    })
    expect(told('readout', 'チリ政府は、7月1日の会談で取り上げたと発表した。')).toEqual({ issuedBy: 'them' })
    expect(told('proposal', 'Chile tabled a package on 10 March 2026.')).toEqual({
      by: 'them',
      tabled: day('2026-03-10'),
    })
    expect(told('proposal', 'チリは3月10日、新たな案を提示した。')).toEqual({ by: 'them', tabled: day('2026-03-10') })
    const english = 'New Zealand agreed to publish its butter figures by 30 April 2026.'
    expect(told('commitment', english)).toEqual({
      owedBy: ['us-side'],
      issue: 'butter',
      text: english,
      due: day('2026-04-30'),
    })
    expect(told('commitment', 'チリは4月30日までに統計を公表すると約束した。')).toMatchObject({
      owedBy: ['them'],
      due: day('2026-04-30'),
    })
  })
  test('have no party where two act, nor a date that may be that of an answer', () => {
    expect(told('commitment', 'New Zealand and Chile agreed to publish.')).not.toHaveProperty('owedBy')
    expect(told('proposal', 'On 10 March 2026 New Zealand refused the package that Chile had tabled.')).toEqual({
      by: 'them',
    })
  })
})

describe('the words', () => {
  test('are whole: half a figure, half a word and a text that has changed say nothing', () => {
    const text = 'Chile keeps a duty of 12.5 percent. The eleventh round was held.'
    expect(told('measure', text, '5 percent')).toEqual({})
    expect(told('round', text, 'leventh round was')).toEqual({})
    const from = { source: 'report', sha256: 'e'.repeat(64), start: 0, end: text.length }
    const desk = reportDesk(text).text(from.sha256, text).desk()
    expect(blankForm(desk, 'measure', {}, NOW, from).filled).toEqual({})
    const gone = { ...from, source: 'gone', sha256: SHA }
    expect(blankForm(reportDesk(text).desk(), 'measure', {}, NOW, gone).filled).toEqual({})
  })
  test('never replace a value that is given', () => {
    const text = 'The fifth technical round.'
    const from = { source: 'report', sha256: SHA, start: 0, end: text.length }
    const form = blankForm(reportDesk(text).desk(), 'round', { ordinal: 7 }, NOW, from)
    expect([form.values.ordinal, form.filled]).toMatchObject([7, { level: 'words' }])
    expect(form.filled).not.toHaveProperty('ordinal')
  })
})
