import { describe, expect, it } from 'vitest'
import { rosterOf } from '../../../core/suggest/roster'
import { sampleDesk } from '../../helpers/desks/sample'
import { of, words } from './suggestions-in'

const desk = rosterOf(await sampleDesk())

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
    expect(words('denial', 'He did not say when the talks would go on.')).toEqual([])
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
    'I am told that Greer will come.',
    'A survey said to be ready was held back.',
    'Quick notes from the second day.',
    'His claims that trade is fair are wrong.',
    'The Minister has said nothing about steel.',
    'He said so in March.',
    'She told the cabinet growth could slow.',
    'Both leaders agreed that talks would go on.',
    'The panel concluded that imports had risen.',
    '米側は税率を下げるという。',
    '大統領が何と言ったかは、米側に尋ねてほしい。',
    '関税は不当だと述べたブラジルは、提訴した。',
    '経済産業省は10日、調査の結果を発表した。',
    '業界団体が「壊滅的だ」と訴えるなか、政府は支援策を発表した。',
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

describe('the words of a statement', () => {
  const said = (text: string) => of('statement', text).map(({ value }) => [value.speaker.text, value.words?.text])
  it.each([
    // Quoted words that are only a part of what was said.
    ['Officials said both sides had “much work to do”.', 'Officials', 'both sides had “much work to do”'],
    [
      'The envoy told lawmakers that talks were "at a delicate stage".',
      'The envoy',
      'talks were "at a delicate stage"',
    ],
    ['The chancellor said that, if talks failed, they would act.', 'The chancellor', 'if talks failed, they would act'],
    // The place where they were said.
    ['The two sides said in a joint statement they would meet.', 'The two sides', 'they would meet'],
    ['石田首相は上院で証言し、関税は手段だと語った。', '石田首相', '関税は手段だ'],
    ['石田首相は記者団の取材に応じ、関税は手段だと語った。', '石田首相', '関税は手段だ'],
    // Their name.
    ['経団連の会長は、合意を歓迎するとのコメントを発表した。', '経団連の会長', '合意を歓迎する'],
    ['石田首相は10日、関税を引き上げる考えを示した。', '石田首相', '関税を引き上げる'],
    // The speaker in an apposition, and the verb within a sentence.
    ['The trade commissioner, Peter Vos, said the bloc was ready.', 'Peter Vos', 'the bloc was ready'],
    ['"No deal", the ministry\'s spokesman, Li Wen, told a briefing.', 'Li Wen', 'No deal'],
    ['石田首相は「時間はない」と強調し、合意を求めた。', '石田首相', '時間はない'],
    ['石田首相は国会で「国益を守る」と答弁した。', '石田首相', '国益を守る'],
    ['港湾新聞は、両国が合意すると報じた。', '港湾新聞', '両国が合意する'],
  ])('are those, without what stands around them: %s', (text, speaker, all) => {
    expect(said(text)).toEqual([[speaker, all]])
  })
  it.each([
    // The words end where the sentence goes on to something else.
    ['China said that the rules were broken; the US replied that they had failed.', 'China', 'the rules were broken'],
    [
      'Several members said that a pause was welcome, and others asked for time.',
      'Several members',
      'a pause was welcome',
    ],
    ['The envoy said India would not sign, adding that talks went on.', 'The envoy', 'India would not sign'],
    ['Sources said a deal was near, but warned that farm goods remained.', 'Sources', 'a deal was near'],
    ['Our contact said the list is final and asked us not to share it.', 'Our contact', 'the list is final'],
    ['The envoy said that the call; “it was long; and hard”, was over.', 'The envoy', 'the call'],
    ['The envoy said that it was “long; and hard”.', 'The envoy', 'it was “long; and hard”'],
    // Quoted words that are only a part of what was said.
    ['Greer said India “never bends”.', 'Greer', 'India “never bends”'],
    ['Greer called the offer “a joke”.', 'Greer', 'a joke'],
    ['The call was “friendly but firm”, the spokeswoman said.', 'the spokeswoman', 'The call was “friendly but firm”'],
    // Who speaks stands elsewhere, or has more words.
    ['They met on Tuesday, said two officials.', 'two officials', 'They met on Tuesday'],
    [
      'A U.S. official who was in the room said the call was short.',
      'A U.S. official who was in the room',
      'the call was short',
    ],
    ['The US side (two people) said that time was short.', 'The US side', 'time was short'],
    ['He thanked her for the visit and noted that trade had grown.', 'He', 'trade had grown'],
    ['Officials in Tokyo say the talks are hard.', 'Officials in Tokyo', 'the talks are hard'],
    ['関係者によると、米側は税率を下げるという。', '関係者', '米側は税率を下げる'],
    ['先方の話では、税率は下がるとのこと。', '先方', '税率は下がる'],
    ['昨日の電話で先方は、窓口が変わると説明した。', '先方', '窓口が変わる'],
    ['記者から「合意は近いか」と問われ、大臣は「まだだ」と答えた。', '大臣', 'まだだ'],
    ['先方は「別の話だ」と繰り返した。', '先方', '別の話だ'],
    ['ルラ氏は『屈しない』と反論した。', 'ルラ氏', '屈しない'],
    ['ルラ氏は、書簡で日本に関税を課すと通告した。', 'ルラ氏', '日本に関税を課す'],
  ])('are those and no others: %s', (text, speaker, all) => {
    expect(said(text)).toEqual([[speaker, all]])
  })

  it.each([
    ['He told lawmakers India would not sign.', 'lawmakers'],
    ['He told a group of students that the duties must go.', 'a group of students'],
    ['ルラ氏は、「扉は開いている」と記者団に語った。', '記者団'],
    ['日本側は、撤廃が必要である旨を米側に伝えた。', '米側'],
  ])('have a hearer: %s', (text, hearer) => {
    expect(of('statement', text)).toMatchObject([{ value: { hearer: { text: hearer } } }])
  })

  it('have none in an interview', () => {
    const [only] = of('statement', '財務相は地元テレビの取材に「報復は最後だ」と述べた。')
    expect(only?.value).toMatchObject({ words: { text: '報復は最後だ' } })
    expect(only?.value).not.toHaveProperty('hearer')
  })

  it.each([
    '- ',
    '• ',
    '・',
    '(1) ',
    'Mr Douglas Hale: ',
    'Mr Hale (Leeds North): ',
    'BRUSSELS — ',
    'GENEVA, May 12 (Newswire) - ',
    '【ハノイ＝田辺】',
    '答　',
  ])('stand in a sentence without what comes before it: %s', (before) => {
    const sentence = 'The Minister said that steel was safe.'
    expect(words('statement', before + sentence)).toEqual([sentence])
  })

  it('are none of a law, which nobody says', () => {
    expect(said('Section 3 of the order states that the duty applies.')).toEqual([])
    expect(said('Article 5 of the Agreement says that duties fall.')).toEqual([])
  })
  it('are those of a person whose name is no part of the title', () => {
    const text = 'Vice Minister for International Affairs Hiro Tanaka said we go on.'
    expect(of('person', text).map(({ value }) => value.name)).toEqual(['Hiro Tanaka'])
    expect(of('person', '官房長官は、検討していると説明した。')).toEqual([])
  })
})
