import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf } from '../../../core/anchors/find-passage'
import { cutsCharacter, isAnchored, placeAt } from '../../../core/anchors/passage-location'
import { asSourceText } from '../../../core/anchors/source-text'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { AT, STAFF } from '../../helpers/desks/desk-builder'
import { anyText } from '../../helpers/texts/any-text'

const exacts = (text: string, passage: string) => placesOf(text, passage).map(({ exact }) => exact)

describe('a passage in a text', () => {
  it.each([
    ['Remove the\nadditional tariffs.', 'Remove the additional', 'Remove the\nadditional'],
    ['\uFA19崎大\uFA11、\uFA10本氏', '神崎大', '\uFA19崎大'],
    ['神崎大', '\uFA19崎', '神崎'],
    ['Le cafe\u0301 est cher', 'café est', 'cafe\u0301 est'],
    ['Le café est cher', 'cafe\u0301 est', 'café est'],
    ['税率は２４％です', '24%', '２４％'],
    ['ｶﾞｿﾘﾝ税', 'ガソリン', 'ｶﾞｿﾘﾝ'],
    ['a ﬁne', 'fine', 'ﬁne'],
    ['The negotia-\ntions go on', 'negotiations go', 'negotia-\ntions go'],
    ['The negotiations go on', 'negotia-\n  tions go', 'negotiations go'],
    ['The US-\nJapan talks', 'US-Japan talks', 'US-\nJapan talks'],
    ['The COVID-\n19 years', 'COVID-19 years', 'COVID-\n19 years'],
    ['The ne\u00ADgo\u00AD\nti\u200Bations', 'negotiations', 'ne\u00ADgo\u00AD\nti\u200Bations'],
    ['“It’s off” – he said', `"It's off" - he said`, '“It’s off” – he said'],
    ['24\u00A0percent\u202Fof\u3000it', '24 percent of it', '24\u00A0percent\u202Fof\u3000it'],
    ['自動車の\n　関税 は 25 ％', '自動車の関税は25％', '自動車の\n　関税 は 25 ％'],
    ['葛\u{E0100}城市', '葛城市', '葛\u{E0100}城市'],
    ['\u1112\u1161\u11AB국', '한국', '\u1112\u1161\u11AB국'],
    ['قال \u2067الوزير\u2069 ذلك', 'قال الوزير ذلك', 'قال \u2067الوزير\u2069 ذلك'],
  ])('in %j finds %j as the text has it', (text, passage, exact) => {
    expect(exacts(text, passage)).toEqual([exact])
  })

  it.each([
    ['The tariff is 24%.', 'The tariff is 25%'],
    ['chines', 'Linus'],
    ['text', ' '],
    ['text', ''],
    ['', 'text'],
    ['They re-sign it', 'They resign it'],
    ['They resign it', 'They re-sign it'],
    ['é', 'e'],
    ['ﬁne', 'f'],
    ['한국', '하'],
    ['no', 'No'],
  ])('in %j does not find %j', (text, passage) => {
    expect(exacts(text, passage)).toEqual([])
  })

  it('is never a part of another number', () => {
    expect(placesOf('From 25% to 2.5%, then 5% and 5,000.', '5%').map(({ start }) => start)).toEqual([23])
    expect(exacts('25,000 cars', '25')).toEqual([])
    expect(exacts('２５％', '5%')).toEqual([])
    expect(exacts('It was 25. Then 5.', '25.')).toEqual(['25.'])
  })

  it.each([
    ['It fell −5% in May.', '5%', '−5%'],
    ['It fell -5% in May.', '5%', '-5%'],
    ['It fell –5% in May.', '5%', '–5%'],
    ['It rose (+5%).', '5%', '+5%'],
    ['It fell by minus 5%.', '5%', 'minus 5%'],
    ['前年比マイナス５％だった', '５％', 'マイナス５％'],
    ['前年比▲5.2%', '5.2%', '▲5.2%'],
    ['前年比-5%', '5%', '-5%'],
    ['It cost $5 billion.', '5 billion', '$5 billion'],
    ['It cost $5 billion.', '$5', '$5 billion'],
    ['It cost US$5.', '$5', 'US$5'],
    ['It cost −$5.', '$5', '−$5'],
    ['It cost 5 €.', '5', '5 €'],
    ['It cost 5bn.', '5', '5bn'],
    ['5 billion cars', '5', '5 billion'],
    ['5億円', '5', '5億'],
    ['1兆5000億円', '5000億', '1兆5000億'],
    ['二十五％', '五％', '二十五％'],
    ['5% points', '5%', '5% points'],
    ['5%ポイント', '5%', '5%ポイント'],
    ['5 percentage points', '5', '5 percentage points'],
    ['25%', '25', '25%'],
    ['関税は2割', '2', '2割'],
    ['25 000 cars', '25', '25 000'],
    ['.5%', '5%', '.5%'],
  ])('in %j is not %j, which is a part of a figure, but %j', (text, part, figure) => {
    expect(exacts(text, part)).toEqual([])
    expect(exacts(text, figure)).toEqual([figure])
  })

  it.each([
    ['from 10-15%', '15%'],
    ['the COVID-19 years', '19'],
    ['a G-7 meeting', '7'],
    ['- 5% tariff', '5% tariff'],
    ['10 minus 5', '5'],
    ['5 of them', '5'],
    ['in 2025, 300 cars', '300 cars'],
    ['5億円', '5億'],
    ['統一する', '一'],
    ['on May 5, 2025', 'May 5'],
    ['(25%)', '25%'],
    ['USD 5 million', '5 million'],
    ['5 tonnes', '5'],
  ])('in %j may be %j', (text, passage) => {
    expect(exacts(text, passage)).toEqual([passage])
  })

  it('is at each of its places, with the text around it', () => {
    const text = 'We agreed. They left. We agreed.'
    expect(placesOf(text, 'We agreed.').map(({ start, prefix, suffix }) => [start, prefix, suffix])).toEqual([
      [0, '', ' They left. We agreed.'],
      [22, 'We agreed. They left. ', ''],
    ])
  })

  it('is the slice of the text at its place, in whole characters, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % (text.length + 1)
        const passage = text.slice(start, start + (length % 20))
        for (const place of placesOf(text, passage)) {
          expect(text.slice(place.start, place.end)).toBe(place.exact)
          expect(isAnchored(place, text)).toBe(true)
          expect([place.start, place.end].some((at) => cutsCharacter(text, at))).toBe(false)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('is found where it was copied from, unless it is part of a number or of a character', () => {
    const words = fc.array(
      fc.constantFrom('tariff', 'ﬁne', '“no”', '関税', '\u{20BB7}野家', 'عربي', 'cafe\u0301', 'a-\nb'),
      {
        minLength: 1,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, from, count) => {
        const first = from % list.length
        const some = list.slice(first, first + 1 + (count % 5))
        const before = list.slice(0, first).map((word) => `${word}\n`)
        const start = before.join('').length
        const copied = some
          .join(' ')
          .replaceAll('ﬁ', 'fi')
          .replaceAll(/[“”]/g, '"')
          .replaceAll('-\n', '')
          .normalize('NFC')
        expect(placesOf(list.join('\n'), copied)).toContainEqual(
          expect.objectContaining({ start, exact: some.join('\n') }),
        )
      }),
    )
  })
})

describe('a slice of a source’s text', () => {
  it('is a quote that a record can hold, whatever the text was', () => {
    const header = {
      rev: 1,
      createdBy: STAFF,
      createdAt: AT,
      changedBy: STAFF,
      changedAt: AT,
      marking: DEFAULT_MARKING,
    }
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), fc.nat(), fc.nat(), (raw, from, length) => {
        const text = asSourceText(raw)
        expect(asSourceText(text)).toBe(text)
        const start = from % (text.length + 1)
        const end = Math.min(text.length, start + 1 + (length % 40))
        fc.pre(start < end && !cutsCharacter(text, start) && !cutsCharacter(text, end))
        const place = placeAt(text, start, end)
        expect(isAnchored(place, text)).toBe(true)
        fc.pre(/[\p{L}\p{Nd}]/u.test(place.exact))
        const fields = { ...header, id: 'a', source: 's', ...place, motivation: 'highlighting' }
        expect(parseRecord('annotation', fields)).toMatchObject(place)
      }),
      { numRuns: 1000 },
    )
  })
})
