import { cutFigure, endsInFigure, FIGURE_AROUND } from '../../../core/anchors/cut-figure'
import { figurePattern } from '../../../core/anchors/figure-pattern'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf } from '../../../core/anchors/find-passage'
import { cutsCharacter, isAnchored, placeAt } from '../../../core/anchors/passage-location'
import { asSourceText } from '../../../core/anchors/source-text'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { AT, STAFF } from '../../helpers/desks/desk-builder'
import { anyText } from '../../helpers/texts/any-text'
import { examples } from '../../helpers/long'

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
    // fractions
    ['a duty of 2½% on', '½%', '2½%'],
    ['a duty of 2½% on', '2', '2½%'],
    ['a duty of 1/2% on', '2%', '1/2%'],
    ['a duty of 33 1/3% on', '1/3%', '33 1/3%'],
    ['a duty of 33 1/3% on', '33', '33 1/3%'],
    ['a duty of 2-1/2 percent on', '1/2 percent', '2-1/2 percent'],
    ['a duty of 2 and a half percent on', '2', '2 and a half percent'],
    ['関税は2½％', '½％', '2½％'],
    // in words
    ['a ten percent duty', 'ten', 'ten percent'],
    ['a ten-percent duty', 'ten', 'ten-percent'],
    ['Twenty-five per cent of it', 'five per cent', 'Twenty-five per cent'],
    ['Twenty-five per cent of it', 'Twenty-five', 'Twenty-five per cent'],
    ['one hundred and ten percent', 'ten percent', 'one hundred and ten percent'],
    ['two and a half percent', 'half percent', 'two and a half percent'],
    ['half a percentage point', 'percentage point', 'half a percentage point'],
    ['five hundred thousand cars', 'five hundred', 'five hundred thousand'],
    ['two-thirds of it', 'two', 'two-thirds'],
    ['seven point five percent', 'five percent', 'seven point five percent'],
    // thousands
    ['1 234 567 cars', '234 567', '1 234 567'],
    ['1 234 567 cars', '1 234', '1 234 567'],
    ['1\u00A0234\u00A0567 cars', '567', '1\u00A0234\u00A0567'],
    ['1\u2009234\u2009567 cars', '1', '1\u2009234\u2009567'],
    ['12 345.5 tonnes', '345.5', '12 345.5'],
    // Japanese
    ['関税は3割5分だ', '3割', '3割5分'],
    ['関税は三割五分だ', '三割', '三割五分'],
    ['2割の関税', '2', '2割'],
    ['数十億円', '十億', '数十億'],
    ['五%の関税', '五', '五%'],
    ['五パーセントの関税', '五', '五パーセント'],
    ['約10～25％に', '25％', '10～25％'],
    // scales and units
    ['5 crore rupees', '5', '5 crore'],
    ['5 lakh rupees', '5', '5 lakh'],
    ['5 lakh crore rupees', '5 lakh', '5 lakh crore'],
    ['$5 mln', '$5', '$5 mln'],
    ['5 bn cars', '5', '5 bn'],
    ['5k cars', '5', '5k'],
    ['$5 M of it', '$5', '$5 M'],
    ['rose 5 pct in May', '5', '5 pct'],
    ['rose 5 pp in May', '5', '5 pp'],
    ['rose 5 points in May', '5', '5 points'],
    ['rose 5 bps in May', '5', '5 bps'],
    ['rose 50 basis points in May', '50', '50 basis points'],
    // powers
    ['10² cars', '10', '10²'],
    ['1e6 cars', '1', '1e6'],
    ['1.5 × 10⁶ cars', '1.5', '1.5 × 10⁶'],
    // other hyphens, a blank after a currency's country, ranges
    ['a 25\u2011percent duty', '25', '25\u2011percent'],
    ['twenty\u2011five percent', 'five percent', 'twenty\u2011five percent'],
    ['It cost US $5.', '$5', 'US $5'],
    ['from 10-25% on', '25%', '10-25%'],
    ['from 10-25% on', '10', '10-25%'],
    ['from 10% - 25% on', '25%', '10% - 25%'],
    ['$5–10 billion', '$5', '$5–10 billion'],
  ])('in %j is not %j, which is a part of a figure, but %j', (text, part, figure) => {
    expect(exacts(text, part)).toEqual([])
    expect(exacts(text, figure)).toEqual([figure])
  })

  it.each([
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
    ['from 2024-25 on', '25'],
    ['on 5–6 June 2025', '6 June 2025'],
    ['on 6/7/2025', '2025'],
    ['It paid 10, 25 and 300.', '25'],
    ['on 5 May 2025 300 cars', '300 cars'],
    ['one of them', 'one'],
    ['One minister', 'minister'],
    ['A $5 duty', '$5'],
    ['some of ten, five of six', 'five of six'],
    ['分割する', '割'],
    ['関税を2割る', '2'],
    ['a point of order', 'point'],
    ['a five point plan', 'plan'],
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
      { numRuns: examples(1000) },
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

describe('a place inside a figure', () => {
  const token = fc.constantFrom(
    ...'5 25 1 234 000 .5 % ％ percent per\u00A0cent points bps $ US$ US\u00A0$ € − - – + ▲ minus マイナス 2½ ½ 1/2 10² × 10⁶ e6 k bn crore 割 5分 三 二十 億 数十億 ポイント one twenty five hundred and a half the of , . ; 、 。 （ ） ~ ～ to COVID'.split(
      ' ',
    ),
    ' ',
    '\n',
  )
  it('is found however far apart text may not be looked at, wherever it is in a long text', () => {
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 12 }), fc.nat(), (tokens, where) => {
        const text = tokens.join('')
        const at = where % (text.length + 1)
        // The whole of a short text, without any short cut.
        const plain = [...text.matchAll(figurePattern())].find(
          ({ 0: figure, index }) => index < at && at < index + figure.length,
        )
        if (text.length <= FIGURE_AROUND) expect([text, at, cutFigure(text, at)]).toEqual([text, at, plain?.[0]])
        const stretch = [text, at, endsInFigure(text, 0, at)]
        if (text.length <= FIGURE_AROUND) expect(stretch).toEqual([text, at, plain !== undefined])
      }),
      { numRuns: examples(3000) },
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
      { numRuns: examples(1000) },
    )
  })
})
