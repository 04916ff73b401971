import { describe, expect, test } from 'vitest'
import { madeFrom, toldIn } from './words-desk'

/** The fields of a position that selected words answer: one answer or none. */

const told = (of: 'position', text: string) => toldIn(madeFrom(text, of))

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
    // An agreement of both sides is the position of neither.
    for (const text of [
      'New Zealand and Chile agreed that the duty on butter stays.',
      'Both sides agreed to keep the duty on butter.',
      'The two ministers agreed that the cap stays.',
      '両国はバターの関税の維持に同意した。',
      'ニュージーランドとチリは関税の維持に同意した。',
    ])
      expect([text, of(text)]).toEqual([text, expect.not.objectContaining({ stance: expect.anything() })])
    expect(of('Chile agreed to keep the duty on butter.')).toMatchObject({ stance: 'accept', party: 'them' })
    expect(of('チリは関税の維持に同意した。')).toMatchObject({ stance: 'accept', party: 'them' })
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
  test('is that of the party whose capital or name it begins with, in the stance that its beginning names', () => {
    for (const [text, fields] of [
      // Each side's own words for it come before the colon, and other cues after it.
      [
        'Wellington’s repeated condition: any agreement has to serve both.',
        { party: 'us-side', stance: 'conditional' },
      ],
      ['Wellington repeated an old demand: Chile should lift the cap.', { party: 'us-side', stance: 'demand' }],
      ['Chile’s main demand is that New Zealand must lift the cap.', { party: 'them', stance: 'demand' }],
      ['Santiago blames labels for low sales of its wine.', { party: 'them' }],
      ['Santiago will not accept a cap.', { party: 'them', stance: 'oppose' }],
      ['ウェリントン側の従来の条件は、双方に役立つことだ。', { party: 'us-side', stance: 'conditional' }],
      ['サンティアゴは枠の撤廃を求めた。', { party: 'them', stance: 'demand' }],
    ] as const)
      expect([text, of(text)]).toEqual([text, fields])
  })
  test.each([
    'Wellington is windy.',
    'Wellington residents want lower prices.',
    'Wellington wants a cap, and Santiago wants none.',
    'Officials in Wellington want a cap.',
    'Canberra wants a cap.',
    'Wellington wants a cap. Santiago wants none.',
    'Wellington may want a cap.',
    'Wellington wants a cap, Ana Rojas said.',
    'Wellington dropped its demand: the cap stays.',
    'サンティアゴは雨だった。',
  ])('has no party from a city where no government of the desk speaks alone: %s', (text) => {
    expect(of(text)).not.toHaveProperty('party')
  })
  test('keeps what its source answers, and says so', () => {
    expect(madeFrom('Chile must pay.', 'position')).toMatchObject({
      values: { attribution: 'reported', validFrom: { edtf: '2026-03-12' } },
      filled: { attribution: 'source', validFrom: 'source', party: 'words' },
    })
  })
})
