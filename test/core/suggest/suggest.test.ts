import { describe, expect, it } from 'vitest'
import { rosterOf } from '../../../core/suggest/roster'
import { suggestIn, type SuggestFrom } from '../../../core/suggest/suggest'
import type { Suggestion, SuggestionKind, SuggestionOf } from '../../../core/suggest/suggestion'
import { sampleDesk } from '../../helpers/desks/sample'

const ON = '2025-06-06'
const found = (text: string, from: Partial<SuggestFrom> = {}): Suggestion[] => suggestIn(text, { date: ON, ...from })
const of = <K extends SuggestionKind>(kind: K, text: string, from?: Partial<SuggestFrom>): SuggestionOf<K>[] =>
  found(text, from).filter((one): one is SuggestionOf<K> => one.kind === kind)
const words = (kind: SuggestionKind, text: string) => of(kind, text).map((one) => one.text)

describe('dates in a text', () => {
  it.each([
    ['They met on 6 May 2025.', '6 May 2025', '2025-05-06', false],
    ['They meet in mid-June.', 'mid-June', '2025-06-1X', true],
    ['He spoke on Thursday.', 'Thursday', '2025-06-05', true],
    ['They will meet on Thursday.', 'Thursday', '2025-06-12', true],
    ['Talks resume next week.', 'next week', '2025-06-09/2025-06-15', true],
    ['It is due by the end of July.', 'by the end of July', '../2025-07-31', true],
    ['It is due on Thursday, 12 June 2025.', 'Thursday, 12 June 2025', '2025-06-12', false],
    ['一行は6日に協議した。', '6日', '2025-06-06', true],
    ['来週前半に協議する。', '来週前半', '2025-06-09/2025-06-11', true],
    ['令和7年6月5日に協議した。', '令和7年6月5日', '2025-06-05', false],
    ['停止は7月9日まで続く。', '7月9日まで', '../2025-07-09', true],
  ])('%s', (text, said, edtf, proposed) => {
    expect(of('date', text)).toMatchObject([{ text: said, value: { edtf, proposed } }])
  })

  it('are counted from the day of the source, over the end of a year', () => {
    expect(of('date', 'They met on 30 December.', { date: '2026-01-05' })).toMatchObject([
      { value: { edtf: '2025-12-30' } },
    ])
    expect(of('date', 'It ends by 9 January.', { date: '2025-12-20' })).toMatchObject([
      { value: { edtf: '../2026-01-09' } },
    ])
  })

  it('are not found in percentages, lengths of time, and days that do not exist', () => {
    expect(words('date', 'The rate stays at 10 percent for 45 minutes; they may march on.')).toEqual([])
    expect(words('date', '6日間の協議、90日以内の回答、2025年2月29日の会合、1日当たり、1日3便、2、3日。')).toEqual([])
    expect(words('date', 'They met on Friday, 12 June 2025.')).not.toContain('Friday, 12 June 2025')
  })
})

describe('figures in a text', () => {
  it.each([
    ['a rate of 27.5 percent', 'percentage', { value: '27.5', unit: 'percent' }],
    ['2割の減', 'percentage', { value: '20', unit: 'percent' }],
    ['0.5ポイント低下', 'percentage', { value: '0.5', unit: 'percentagePoint' }],
    ['10～15％', 'percentage', { from: '10', to: '15', unit: 'percent' }],
    ['worth $550 billion', 'amount', { value: '550000000000', unit: 'USD' }],
    ['1兆2000億円', 'amount', { value: '1200000000000', unit: 'JPY' }],
    ['13万7000台', 'amount', { value: '137000', unit: 'vehicle' }],
    ['€0.1 billion', 'amount', { value: '100000000', unit: 'EUR' }],
    ['$20 to $30 billion', 'amount', { from: '20000000000', to: '30000000000', unit: 'USD' }],
    ['1兆2,000億円', 'amount', { value: '1200000000000', unit: 'JPY' }],
    ['１兆２，０００億円', 'amount', { value: '1200000000000', unit: 'JPY' }],
    ['5億1千万円', 'amount', { value: '510000000', unit: 'JPY' }],
    ['¥5百万', 'amount', { value: '5000000', unit: 'JPY' }],
    ['$3 Billion', 'amount', { value: '3000000000', unit: 'USD' }],
    ['$3B', 'amount', { value: '3000000000', unit: 'USD' }],
    ['Rs 5 crore', 'amount', { value: '50000000', unit: 'INR' }],
    ['マイナス3%', 'percentage', { value: '-3', unit: 'percent' }],
    ['▲0.5％', 'percentage', { value: '-0.5', unit: 'percent' }],
    ['minus 3 percent', 'percentage', { value: '-3', unit: 'percent' }],
  ] as const)('%s', (text, kind, value) => {
    expect(of(kind, text).map((one) => one.value)).toEqual([value])
  })

  it('have a plus with their words, which changes nothing of their value', () => {
    expect(of('percentage', 'It rose by +5%.')).toMatchObject([{ text: '+5%', value: { value: '5' } }])
  })

  it.each(['It fell −5%.', '前年比▲5.2％だった', 'a change of minus 5 percent', 'worth -$5 billion'])(
    'are never the rest of one with a sign: %s',
    (text) => {
      for (const one of [...of('percentage', text), ...of('amount', text)])
        expect(one.value).toMatchObject({ value: expect.stringMatching(/^-/) as string })
    },
  )

  it('are no part of a number that is written in a way of its own', () => {
    expect(words('percentage', 'Version 1.2.3% and 1,23%')).toEqual([])
  })

  it.each([
    '25 000 euros',
    '1 000 000 dollars',
    "1'000 francs",
    '$25 000',
    '$1,5 billion',
    '3.500 euros',
    'a hundred and fifty billion dollars',
    '1 trillion 200 billion won',
    '$2½ billion',
    '$2 and a half billion',
    '$5 hundred million',
    '$3MM',
    'in 2024 dollars',
    '千5億円',
    '2割5分',
    '2、3割',
    '日経平均は500ポイント下落',
  ])('are not a part of one, and not one of two that it may be: %s', (text) => {
    expect([...of('amount', text), ...of('percentage', text), ...of('duration', text)]).toEqual([])
  })

  it.each([
    ['a 90-day pause', '90-day', { iso: 'P90D' }],
    ['three to five weeks', 'three to five weeks', { from: 'P3W', to: 'P5W' }],
    ['1時間30分の会談', '1時間30分', { iso: 'PT1H30M' }],
    ['90日間の停止', '90日間', { iso: 'P90D' }],
  ])('of time: %s', (text, said, value) => {
    expect(of('duration', text)).toMatchObject([{ text: said, value }])
  })
})

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

describe('sentences in a text', () => {
  it('state positions', () => {
    expect(of('position', 'Japan will not lower tariffs unless the US does.')).toMatchObject([
      { value: { stance: 'oppose', cue: { text: 'will not lower' } } },
    ])
    expect(of('position', '米側は引き下げに応じない。日本側は撤廃を求めた。')).toMatchObject([
      { value: { stance: 'oppose' } },
      { value: { stance: 'demand' } },
    ])
    expect(words('position', 'Payments will not exceed the limit. Will Japan demand a cut?')).toEqual([])
  })

  it('deny claims', () => {
    expect(words('denial', 'He denied that a deal was near.')).toHaveLength(1)
    expect(words('denial', '大臣は報道を否定した。')).toHaveLength(1)
    expect(words('denial', '大臣は可能性を否定しなかった。')).toEqual([])
  })

  it('say who said what to whom', async () => {
    const text = 'Treasury Secretary Scott Bessent told reporters on Friday that talks would go on.'
    expect(of('statement', text, { roster: rosterOf(await sampleDesk()) })).toMatchObject([
      {
        text,
        value: {
          speaker: { text: 'Treasury Secretary Scott Bessent', ref: { id: 'person-bessent' } },
          verb: { text: 'told' },
          hearer: { text: 'reporters' },
          words: { text: 'talks would go on' },
        },
      },
    ])
    expect(of('statement', '赤沢氏は記者団に対し、「進展があった」と述べた。')).toMatchObject([
      { value: { speaker: { text: '赤沢氏' }, hearer: { text: '記者団' }, words: { text: '進展があった' } } },
    ])
    expect(of('statement', 'According to the ministry, no date is fixed.')).toMatchObject([
      { value: { speaker: { text: 'the ministry' }, words: { text: 'no date is fixed' } } },
    ])
    expect(of('statement', '赤沢氏によると、協議は2時間に及んだ。')).toMatchObject([
      { value: { speaker: { text: '赤沢氏' }, words: { text: '協議は2時間に及んだ' } } },
    ])
    expect(of('statement', '“We are in a fog,” said Prime Minister Mark Carney.')).toMatchObject([
      { value: { speaker: { text: 'Prime Minister Mark Carney' }, words: { text: 'We are in a fog' } } },
    ])
  })
  it.each([
    ['An aide to Scott Bessent said the talks had failed.', 'An aide to Scott Bessent'],
    ['Critics of Minister Ryosei Akazawa said it would hurt.', 'Critics of Minister Ryosei Akazawa'],
    ['Bessent’s deputy said progress was made.', 'Bessent’s deputy'],
    ['Bessent and Akazawa said they agreed.', 'Bessent and Akazawa'],
    ['“We agree,” said Bessent’s spokesman.', 'Bessent’s spokesman'],
    ['“We agree,” said Bessent and Akazawa.', 'Bessent and Akazawa'],
    ['According to Bessent’s aide, the talks failed.', 'Bessent’s aide'],
    ['Japan’s opposition leader said it is bad.', 'Japan’s opposition leader'],
    ['Japan and the U.S. said they would agree.', 'Japan and the U.S.'],
    ['Critics in Japan said it is bad.', 'Critics in Japan'],
    ['赤沢氏とベッセント氏は、合意したと述べた。', '赤沢氏とベッセント氏'],
  ])('by somebody else than the record that the words name: %s', (text, speaker) => {
    const [only, ...others] = of('statement', text, { roster: desk })
    expect(others).toEqual([])
    expect(only?.value.speaker.text).toBe(speaker)
    expect(only?.value.speaker).not.toHaveProperty('ref')
  })

  it.each([
    'Neither Japan nor the United States said the talks failed.',
    'Bessent did not say whether Akazawa said that.',
    'Bessent never said that.',
    'After meeting Scott Bessent in Washington Akazawa said progress was made.',
    'If Bessent said that, it is wrong.',
    'Akazawa, flanked by Bessent, Lutnick and Greer, said it was done.',
    'Akazawa, speaking beside Lutnick, Bessent, and others, said it was done.',
    'The minister, according to Bloomberg, came late.',
    '赤沢大臣によると、ベッセント長官は譲歩しないと述べた。',
    'ベッセント氏は「合意」と述べたが、赤沢氏は否定した。',
    'ベッセント氏が「合意」と述べたことについて、赤沢氏は否定した。',
    '日本は米国が要求したと述べていない。',
    '農産物は対象外だと先方が説明した。',
    '赤沢氏は首相と話した。',
    '赤沢氏は首相に電話した。',
  ])('by nobody where that is not certain: %s', (text) => {
    expect(of('statement', text, { roster: desk })).toEqual([])
  })

  it.each([
    ['When asked about steel, Mr Reynolds said there was no change.', 'Mr Reynolds', 'there was no change'],
    ['At a hearing, Greer told senators that the pause would end.', 'Greer', 'the pause would end'],
    [
      'Duties on cars will fall, Greer said on Monday after a call that lasted an hour.',
      'Greer',
      'Duties on cars will fall',
    ],
    ['In Geneva talks will resume, Greer said on Friday.', 'Greer', 'In Geneva talks will resume'],
    ['Under the deal, the ministry said, cars would be taxed at 15%.', 'the ministry', 'cars would be taxed at 15%'],
    ['“No,” Greer said, “the rates stay where they are”.', 'Greer', 'the rates stay where they are'],
    ['“A fair deal,” Greer said, adding that it took time.', 'Greer', 'A fair deal'],
    ['In a “frank” call, Greer said that time was short.', 'Greer', 'time was short'],
    ['The “frank” talks will go on, Greer said.', 'Greer', 'The “frank” talks will go on'],
    ['Ishiba on Monday said the tariffs were high.', 'Ishiba', 'the tariffs were high'],
    ['The statement of 5 May said the tariffs were high.', 'The statement of 5 May', 'the tariffs were high'],
    ['The Minister thanked Mr Greer and said that time was short.', 'The Minister', 'time was short'],
    ['Minister Yeo met Secretary Lutnick and explained that time was short.', 'Minister Yeo', 'time was short'],
    [
      'Ishiba told envoys that talks were hard, three diplomats said.',
      'three diplomats',
      'Ishiba told envoys that talks were hard',
    ],
    [
      'The deal, announced on Sunday, sets a tariff, the Commission said in a statement.',
      'the Commission',
      'The deal, announced on Sunday, sets a tariff',
    ],
    [
      'The diplomat said Greer had told envoys that it was done.',
      'The diplomat',
      'Greer had told envoys that it was done',
    ],
    ['When he was told of it, Greer said that it was done.', 'Greer', 'it was done'],
    [
      'Mr Yeo thanked Mr Greer for his visit, and the Minister said that time was short.',
      'the Minister',
      'time was short',
    ],
    ['My right hon. Friend said that the deal protects jobs.', 'My right hon. Friend', 'the deal protects jobs'],
    ['ホワイトハウスは、大統領が命令に署名したと発表した。', 'ホワイトハウス', '大統領が命令に署名した'],
    ['「合意は近い」と赤沢氏は語った。', '赤沢氏', '合意は近い'],
    ['米側は譲歩を求めていないと財務省幹部は語った。', '財務省幹部', '米側は譲歩を求めていない'],
    ['中国商務省の報道官は、対抗措置を取ると表明した。', '中国商務省の報道官', '対抗措置を取る'],
    ['政府高官は「まだ霧の中だ」と話した。', '政府高官', 'まだ霧の中だ'],
    ['政府高官は記者団に合意は近いと述べた。', '政府高官', '合意は近い'],
    ['赤沢氏は「断言することは控える」と述べるにとどめた。', '赤沢氏', '断言することは控える'],
    ['大臣は、厳しくなることは確かだと語る。', '大臣', '厳しくなることは確かだ'],
    ['先方より、夏までに結論を出したい旨発言があった。', '先方', '夏までに結論を出したい'],
    ['首相は「日米関係は揺るがない」と強調。', '首相', '日米関係は揺るがない'],
    ['According to two people close to the talks, it covers cars.', 'two people close to the talks', 'it covers cars'],
    ['The finance minister, Mr. Akazawa, said it covers cars.', 'Mr. Akazawa', 'it covers cars'],
    ['An aide to the minister, Mr. Akazawa, said it covers cars.', 'An aide to the minister', 'it covers cars'],
  ])('with the words that the speaker says: %s', (text, speaker, said) => {
    expect(of('statement', text)).toMatchObject([{ value: { speaker: { text: speaker }, words: { text: said } } }])
  })

  it.each([
    ['An official told Reuters the deal was close.', 'Reuters', 'the deal was close'],
    ['Greer told the House of Commons that it was done.', 'the House of Commons', 'it was done'],
    ['Greer informed the ministry of Japan’s concern.', 'the ministry', 'of Japan’s concern'],
    ['Merz warned Brussels against a new duty.', 'Brussels', 'against a new duty'],
  ])('to the hearer and nobody else: %s', (text, hearer, said) => {
    expect(of('statement', text)).toMatchObject([{ value: { hearer: { text: hearer }, words: { text: said } } }])
  })

  it('with no words where they stand in another sentence', () => {
    const [only] = of('statement', '「合意は近い」。赤沢氏はそう語った。')
    expect(only?.value).toMatchObject({ speaker: { text: '赤沢氏' } })
    expect(only?.value).not.toHaveProperty('words')
  })

  it('to no hearer where a page is written to', () => {
    const [only] = of('statement', 'トランプ大統領は自身のSNSに「合意は近い」と投稿した。')
    expect(only?.value).toMatchObject({ words: { text: '合意は近い' } })
    expect(only?.value).not.toHaveProperty('hearer')
  })

  it.each([
    'That said, the parties remain far apart.',
    'The said duties shall apply from 1 August.',
    'The terms stated in Annex II apply to all goods.',
    'An aide met Mr Greer and said it was done.',
    'I have been advised by the Secretary that steel imports fell.',
    'It has been reported that the talks were off.',
    'Can you confirm what Greer told you?',
    'Please tell them we said no.',
    'Greer and Lutnick met Mr Yeo and said it was done.',
  ])('and none where nobody says anything, or nobody can tell who does: %s', (text) => {
    expect(of('statement', text)).toEqual([])
  })

  it.each([
    ['米国は日本が譲歩すると述べたと赤沢氏は説明した。', '赤沢氏', 'person-akazawa'],
    ['会談では、赤沢氏が「合意は近い」と述べた。', '赤沢氏', 'person-akazawa'],
    ['6日、赤沢氏は進展があったと述べた。', '赤沢氏', 'person-akazawa'],
    ['トランプ大統領が求めているとして、赤沢氏は反対すると述べた。', '赤沢氏', 'person-akazawa'],
    ['赤沢氏は記者団に対し、日本は譲歩しないと述べた。', '赤沢氏', 'person-akazawa'],
    ['A U.S. official said it was bad.', 'A U.S. official', 'party-us'],
    ['Bessent has repeatedly said that trade is fair.', 'Bessent', 'person-bessent'],
  ])('by the subject: %s', (text, speaker, id) => {
    expect(of('statement', text, { roster: desk })).toMatchObject([
      { value: { speaker: { text: speaker, ref: { id } } } },
    ])
  })
})
