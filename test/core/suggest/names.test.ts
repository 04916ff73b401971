import { describe, expect, it } from 'vitest'
import { regionNames } from '../../../core/model/values/countries'
import { rosterOf } from '../../../core/suggest/roster'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { sampleDesk } from '../../helpers/desks/sample'
import { found, of, words } from './suggestions-in'

const desk = rosterOf(await sampleDesk())

describe('names in a text', () => {
  it('are offered as the record that the desk has', () => {
    const [person] = of('person', 'Treasury Secretary Scott Bessent spoke.', { roster: desk })
    expect(person).toMatchObject({
      text: 'Treasury Secretary Scott Bessent',
      value: { name: 'Scott Bessent', ref: { collection: 'person', id: 'person-bessent' } },
    })
    expect(of('party', 'The U.S. side left.', { roster: desk })).toMatchObject([
      { text: 'U.S. side', value: { code: 'US', ref: { id: 'party-us' } } },
    ])
    expect(of('measure', 'Under Executive Order 14257', { roster: desk })).toMatchObject([
      { value: { number: 'EO 14257', ref: { collection: 'legalInstrument', id: 'eo-14257' } } },
    ])
    expect(of('measure', '相互関税を停止した。', { roster: desk })).toMatchObject([
      { value: { ref: { collection: 'measure', id: 'measure-reciprocal' } } },
    ])
  })

  it('are the same in old and new characters', () => {
    for (const text of ['赤澤亮正氏', '赤沢亮正氏', '赤沢経済再生担当相', '赤澤大臣'])
      expect(of('person', `${text}が訪米した。`, { roster: desk })).toMatchObject([
        { text, value: { ref: { id: 'person-akazawa' } } },
      ])
  })

  it('of the desk are found by the family name alone', () => {
    expect(of('person', 'Bessent met Ryosei Akazawa.', { roster: desk })).toMatchObject([
      { text: 'Bessent', value: { ref: { id: 'person-bessent' } } },
      { text: 'Ryosei Akazawa', value: { ref: { id: 'person-akazawa' } } },
    ])
    expect(words('person', 'Bessent met them.')).toEqual([])
  })

  it('without a desk are new', () => {
    expect(of('person', 'Treasury Secretary Scott Bessent spoke.')[0]?.value).toEqual({
      name: 'Scott Bessent',
      title: 'Treasury Secretary',
    })
  })

  it('of another person with the same family name are not taken for the desk’s', () => {
    expect(of('person', 'Minister Mary Bessent spoke.', { roster: desk })[0]?.value).not.toHaveProperty('ref')
  })

  it('have no title in a form of address', () => {
    expect(of('person', 'Mr. Greer came.')[0]?.value).toEqual({ name: 'Greer' })
  })

  it('are found again by the family name alone', () => {
    expect(words('person', 'Prime Minister Mark Carney came. Carney left.')).toEqual([
      'Prime Minister Mark Carney',
      'Carney',
    ])
  })

  it('are no parts of words', () => {
    expect(found('Busy musicians use Japanese-style cars. 日本車と米国産、大統領府。')).toEqual([])
  })

  it('come from a pattern of the desk too', () => {
    const patterns = [
      { language: 'en', kind: 'measure', phrase: 'Form {digits:number}', type: 'other', number: 'Form #' },
    ] as const
    expect(of('measure', 'File Form 7501 first.', { patterns })).toMatchObject([
      { text: 'Form 7501', value: { type: 'other', number: 'Form 7501' } },
    ])
  })
})

describe('a country that the desk took from the list', () => {
  const partiesIn = (code: string, text: string) => {
    const party = { kind: 'country', code, names: regionNames(code) ?? {}, members: [] }
    const roster = rosterOf(smallDesk().add('party', 'taken', party).desk())
    return of('party', text, { roster }).map((one) => one.value)
  }
  it.each([
    [
      'GB',
      ['英国', 'イギリス', '連合王国', '英国政府', '英政府', '英'],
      ['the UK', 'the U.K.', 'Britain', 'the United Kingdom', 'Great Britain'],
    ],
    [
      'US',
      ['米国', 'アメリカ', '合衆国', 'アメリカ合衆国', '米政府', '米国側'],
      ['the US', 'the U.S.', 'America', 'the United States', 'the USA'],
    ],
    ['KR', ['韓国', '大韓民国', '韓国政府', '韓'], ['South Korea', 'Korea', 'the Republic of Korea']],
    ['DE', ['ドイツ', '独政府', 'ドイツ連邦共和国', '独'], ['Germany', 'the Federal Republic of Germany']],
    ['FR', ['フランス', '仏政府', 'フランス共和国', '仏'], ['France']],
    ['EU', ['欧州連合', 'ＥＵ', 'EU'], ['the EU', 'the E.U.', 'the European Union']],
    ['CN', ['中国', '中華人民共和国', '中国政府', '中国側'], ['China', 'the People’s Republic of China']],
    ['JP', ['日本', '日本国', '日本政府', '日本側'], ['Japan', 'the Japanese government']],
    ['AU', ['オーストラリア', '豪州', '豪政府'], ['Australia']],
    ['HK', ['香港'], ['Hong Kong']],
  ])('is found by each name that people use for it: %s', (code, japanese, english) => {
    const texts = [
      ...japanese.map((name) => `10日、${name}は受け入れないと述べた。`),
      ...english.map((name) => `On Monday ${name} rejected it.`),
    ]
    for (const text of texts)
      expect([text, partiesIn(code, text)]).toEqual([text, [{ code, ref: { collection: 'party', id: 'taken' } }]])
  })
  it('is not found in words that only have its sign', () => {
    for (const text of ['米は5トンだ。', '英語は難しい。', '独自の案だ。', '中は空だ。', 'It told us of the eu.'])
      for (const code of ['US', 'GB', 'DE', 'CN', 'EU']) expect([text, partiesIn(code, text)]).toEqual([text, []])
  })
})

describe('a title', () => {
  it.each([
    ['The Office of the United States Trade Representative published it.', []],
    ['A note from the Prime Minister’s Office was short.', []],
    ['The Minister for Trade Policy and Economic Security came.', ['Minister for Trade Policy and Economic Security']],
    [
      'the Secretary of Homeland Security and the Secretary of State',
      ['Secretary of Homeland Security', 'Secretary of State'],
    ],
    ['I, as President of the United States of America, order it.', ['President of the United States of America']],
    ['農林水産大臣と農水相、商務長官が会談した。', ['農林水産大臣', '農水相', '商務長官']],
    ['大統領補佐官が来た。', ['大統領補佐官']],
  ])('is read whole, and is no person and no office: %s', (text, posts) => {
    expect(words('post', text)).toEqual(posts)
    expect(words('person', text)).toEqual([])
  })

  it.each([
    ['Prime Minister Sir Alan Webb came.', ['Prime Minister Sir Alan Webb']],
    ['Its finance minister, Hélène Marchand, came.', ['Hélène Marchand']],
    ['From: Tomas Lindqvist\nTo: Maria Ferrante', ['Tomas Lindqvist', 'Maria Ferrante']],
    ['ロッシ次席交渉官が来た。', ['ロッシ次席交渉官']],
  ])('goes with the name beside it: %s', (text, persons) => {
    expect(words('person', text)).toEqual(persons)
  })
})

describe('a measure', () => {
  it.each([
    ['section 118 of the budget report', []],
    ['section 232 of the Trade Expansion Act of 1962', ['section 232 of the Trade Expansion Act of 1962']],
    ['section 301 of title 3, United States Code', ['section 301 of title 3, United States Code']],
    ['The Committee on Trade and the Windsor Framework met.', ['Windsor Framework']],
    ['In September, the Packaging Levy Act 2023 came.', ['Packaging Levy Act 2023']],
    ['Japan Seeks Trade Deal', []],
    ['the steel tariff quotas', []],
    ['the steel tariffs', ['steel tariffs']],
    ['二国間協定と同法第8条を見る。', []],
  ])('has its own words alone: %s', (text, measures) => {
    expect(words('measure', text)).toEqual(measures)
  })
})

describe('a Japanese name', () => {
  it('of two characters is not cut for a country before the title', () => {
    expect(of('person', '田中局長が話した。').map(({ value }) => [value.name, value.title])).toEqual([['田中', '局長']])
    expect(of('person', '駐米大使が話した。')).toEqual([])
  })
  it('of an agreement is none where it only points back', () => {
    expect(of('measure', '本協定は同協定に代わる。')).toEqual([])
    expect(of('measure', '日米貿易協定が発効した。')).toHaveLength(1)
  })
})
