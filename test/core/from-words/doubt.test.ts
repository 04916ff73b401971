import { describe, expect, it } from 'vitest'
import { madeFrom, toldIn } from './words-desk'

/** Sentences from which a form is not filled in, since what they seem to say is not so, or is of something else. */

const told = (of: Parameters<typeof madeFrom>[1], words: string) => toldIn(madeFrom(words, of))

describe('a round or a meeting is not filled in from words', () => {
  it.each([
    'The third round, planned for 4 March 2026, never took place.',
    '第3回協議は3月10日に開かれる予定だったが、行われなかった。',
    'The ministerial round was not held in Wellington on 10 March 2026.',
    'The talks were to have been held in Wellington on 10 March 2026.',
    'No fourth round will be held in Canberra in May 2026.',
    'New Zealand denied that a third round was held on 10 March 2026.',
    'A rumour of a third round on 4 May 2026 was false.',
    'The round, the first in two years, was held in Wellington.',
    'The twenty-first round was held on 10 March 2026.',
    'The second-to-last round was held on 10 March 2026.',
    'Unlike in 2019, the fourth round was held in Wellington.',
    '第3回協議の議事録は3月10日に送られた。',
    'The minister met farmers in Wellington on 10 March 2026 ahead of the third round.',
  ])('%s', (words) => {
    expect(told('round', words)).toEqual({})
  })

  it.each([
    'David Clark and Ana Rojas did not meet on 10 March 2026.',
    'David Clark refused to meet Ana Rojas on 10 March 2026.',
    'Without David Clark, negotiators met on 10 March 2026.',
    'An aide to David Clark met Ana Rojas on 10 March 2026.',
    'The meeting was delayed by 30 minutes.',
    'The talks ran 30 minutes late.',
    '会談は予定より30分短かった。',
    'David Clark met Ana Rojas on 10 or 11 March 2026.',
  ])('%s', (words) => {
    expect(told('session', words)).toEqual({})
  })

  it('at a place of their own, as of the last round', () => {
    const inRound = (words: string) => madeFrom(words, 'session').values.round
    expect(inRound('David Clark and Ana Rojas met on 10 February 2026.')).toBe('second')
    expect(inRound('David Clark and Ana Rojas met in Wellington on 10 February 2026.')).toBeUndefined()
  })

  it('outside the days of the last round, as of it', () => {
    expect(madeFrom('David Clark and Ana Rojas met on 10 March 2026.', 'session').values.round).toBeUndefined()
  })

  it('that were to come, as held', () => {
    const words = 'David Clark and Ana Rojas are to meet on 13 March 2026.'
    expect(told('session', words)).not.toHaveProperty('status')
    expect(told('session', words)).toHaveProperty('start')
  })
})

describe('neither are', () => {
  it.each([
    'チリは10%の関税を課していない。',
    'チリは10%の関税を課すと脅した。',
    'Chile announced it would not apply the 10 percent duty on wine.',
    'Chile imposed a tariff of half of 10 percent on wine.',
    'Chile lifted the 10 percent duty on wine.',
  ])('a measure: %s', (words) => {
    expect(told('measure', words)).toEqual({})
  })

  it.each([
    'The truce does not expire on 4 May 2026.',
    '期限は5月4日の翌日だ。',
    '5月4日の期限は延長された。',
    'Chile denied a deadline of 4 May 2026.',
  ])('a milestone: %s', (words) => {
    expect(told('milestone', words)).toEqual({})
  })

  it('a commitment or a proposal', () => {
    for (const words of ['Chile agreed to nothing by 4 May 2026.', 'チリは5月4日までに公表すると約束していない。'])
      expect(Object.keys(told('commitment', words))).toEqual(['text'])
    expect(told('proposal', 'Chile offered no quota on 10 March 2026.')).toEqual({})
    expect(told('proposal', 'Chile offered condolences on 10 March 2026.')).toEqual({})
  })
})

describe('a position has no stance', () => {
  it.each([
    'チリは割当に反対しない。',
    'チリは割当を求めていない。',
    'New Zealand does not oppose the quota.',
    'Chile no longer opposes the quota.',
    'New Zealand did not reject the butter quota.',
    'The quota, which New Zealand rejected in 2019, is now accepted, Chile said.',
    'ニュージーランドは、チリが割当を拒否したと述べた。',
    'David Clark said Ana Rojas had rejected the butter offer.',
  ])('that its words take back or give to another: %s', (words) => {
    expect(told('position', words)).not.toHaveProperty('stance')
  })

  it('and no speaker who held the post before', () => {
    const words = 'Former minister David Clark said the butter quota must go.'
    expect(told('position', words)).not.toHaveProperty('speaker')
    expect(told('position', words)).not.toHaveProperty('party')
  })

  it('that is certain where an offer has an if', () => {
    expect(told('position', 'Chile is ready to open its market if the cap stays.')).toMatchObject({
      stance: 'conditional',
    })
  })
})

describe('a position has no party', () => {
  it.each([
    '赤井経産相は、チリが受け入れないと述べた。',
    '赤井経産相は「チリは受け入れられない」と述べた。',
    '経産相は、チリは受け入れないと強調した。',
    '農業団体は、チリが撤廃しなければ反対すると表明した。',
    '赤井経産相は、チリが関税を緩和すれば受け入れる用意があると述べた。',
    'チリは撤廃を求めた、と赤井氏は述べた。',
    '枠は撤廃すべきだとチリは求めた、と赤井氏は述べた。',
    '日本商工会議所は、チリが拒否すると予想した。',
    '関係者によると、チリは撤廃を求めた。',
    '関係者の話では、チリは撤廃を求めた。',
    '赤井経産相は、チリは受け入れないとの見方だ。',
    '同氏は、チリが拒否したと明かした。',
    'Minister Yuki Akai said Chile would not accept the quota.',
    'Chile must open its market, Minister Yuki Akai said.',
    'Yuki Akai said that Chile insists on the quota.',
    'Yuki Akai believes that Chile will not accept the quota.',
    'Yuki Akai insists Chile must open its market.',
    'The union fears that Chile rejects the quota.',
    'Officials said Chile must lift the duty.',
    'He said that Chile will not accept a quota.',
    'According to Yuki Akai, Chile will not accept a quota.',
    'In Yuki Akai’s view, Chile must open its market.',
    'In the view of the union, Chile must open its market.',
    'Chile’s rejection, Yuki Akai said, means that Chile will not accept a quota.',
    'Officials said the duty stays. Chile rejected the quota.',
  ])('where one who is not on the desk speaks of it: %s', (words) => {
    expect(told('position', words)).not.toHaveProperty('party')
  })

  it('but that of one who is, or that acts itself, whoever else is named after it', () => {
    for (const words of [
      'チリは赤井経産相の提案を拒否した。',
      'チリ政府は、受け入れられないと述べた。',
      'アナ・ロハス貿易相は、チリは受け入れられないと述べた。',
      'Ana Rojas said that Chile will not accept a quota.',
      'Chile rejected the quota that Yuki Akai had offered.',
      'Chile said that it will not accept a quota.',
      'On Monday, Chile rejected the quota.',
      'A spokesman for the Chilean government said that it will not accept a quota.',
    ])
      expect([words, told('position', words).party]).toEqual([words, 'them'])
  })
})

describe('words of what was not, might be, or was taken back', () => {
  it.each([
    ['position', 'It is wrong to say that New Zealand rejected the quota.'],
    ['position', 'Had Chile rejected the quota, the talks would have ended.'],
    ['position', 'Chile would reject any quota if asked, analysts think.'],
    ['position', 'Nobody in Chile opposes the quota.'],
    ['position', 'Chile is said to oppose the quota.'],
    ['position', 'Chile reportedly rejected the quota.'],
    ['position', 'Chile was asked to accept the quota.'],
    ['position', 'Chile corrected its statement that it rejected the quota.'],
    ['position', 'Peru and not Chile rejected the quota.'],
    ['position', 'Chile was urged to reject the quota.'],
    ['position', 'Japan wants Chile to reject the quota.'],
    ['position', 'Chile stopped short of rejecting the quota.'],
    ['position', 'Chile threatened to reject the quota.'],
    ['position', 'Chile may reject the quota.'],
    ['position', 'チリは枠を拒否したわけではない。'],
    ['position', 'チリは枠を拒否したと報じられた。'],
    ['position', 'チリは枠を拒否するよう求められた。'],
    ['position', 'チリではなくペルーが枠を拒否した。'],
    ['measure', 'Chile would impose a 25% duty on steel.'],
    ['measure', 'Had Chile imposed a 25% duty on steel, prices would have risen.'],
    ['measure', 'If talks fail, Chile imposes a 25% duty on steel on 1 May 2026.'],
    ['measure', 'Chile may impose a 25% duty on steel.'],
    ['measure', 'Chile has yet to impose a 25% duty on steel.'],
    ['measure', 'Chile called for a 25% duty on steel.'],
    ['measure', 'Chile suspended its 25% duty on steel on 12 March 2025.'],
    ['measure', 'Chile postponed the 25% duty on steel.'],
    ['measure', 'Correction: Chile imposed a duty of 15%, not of 25%.'],
    ['measure', 'Economists modelled a 25% duty by Chile.'],
    ['measure', 'Chile once charged a 25% duty on steel.'],
    ['measure', 'Chile used to charge a 25% duty on steel.'],
    ['measure', 'チリは25%の関税を課す可能性がある。'],
    ['measure', 'チリが25%の関税を課せば、価格は上がる。'],
    ['measure', 'チリは25%の関税の適用を停止した。'],
    ['measure', 'チリはかつて25%の関税を課していた。'],
    ['measure', 'チリは25%の関税を課すべきだと業界は主張した。'],
    ['measure', '訂正：チリの関税は25%ではなく15%。'],
    ['milestone', 'The quota was to expire on 4 May 2026 but was renewed.'],
    ['milestone', 'If nothing happens, the quota expires on 4 May 2026.'],
    ['milestone', 'An earlier report said that the quota expires on 4 May 2026.'],
    ['milestone', '報道が正しければ、枠は5月4日に失効する。'],
    ['round', 'A report that the third round was held on 10 March 2026 was withdrawn.'],
    ['round', 'The third round was to be held on 10 March 2026.'],
    ['round', 'The third round should be held in Wellington on 4 May 2026, Chile said.'],
    ['round', 'The third round between Peru and Chile was held on 10 March 2026.'],
    ['round', '第3回協議が5月4日に開かれれば、閣僚が出席する。'],
    ['round', '第3回協議は3月10日に開かれるはずだった。'],
    ['session', 'Ana Rojas met a predecessor of David Clark on 10 March 2026.'],
    ['session', 'A meeting of Ana Rojas and David Clark on 10 March 2026 was ruled out.'],
    ['session', 'ロハス氏とクラーク氏は10日に会談するはずだった。'],
    ['commitment', 'Chile is expected to agree to publish by 30 April 2026.'],
    ['commitment', 'Chile had earlier agreed to publish by 30 April 2026, but withdrew.'],
    ['commitment', 'Analysts think Chile agreed to publish by 30 April 2026.'],
    ['proposal', 'Chile considered offering a package on 10 March 2026.'],
    ['proposal', 'Chile withdrew the package that it tabled on 10 March 2026.'],
    ['proposal', 'Had Chile tabled a package on 10 March 2026, talks would go on.'],
    ['proposal', 'チリは3月10日に案を提示するはずだった。'],
  ] as const)('fill in nothing of a %s but the words: %s', (of, words) => {
    const { text: _text, ...rest } = told(of, words)
    expect(rest).toEqual({})
  })

  it('leave who holds a position open', () => {
    for (const words of [
      'チリが拒否すれば、交渉は終わる。',
      'もしチリが枠を拒否していたら、協議は終わっていた。',
      'Critics in Chile demand an end to the quota.',
      'Chile’s opposition leader demanded an end to the quota.',
      'A Chilean farmers’ union rejected the quota.',
      'Former negotiators for Chile rejected the quota.',
      'チリの野党は枠の撤廃を求めた。',
      'チリの元交渉官は枠に反対した。',
    ])
      expect([words, told('position', words).party]).toEqual([words, undefined])
  })

  it('leave out the status of a meeting that could be held', () => {
    for (const words of [
      'Ana Rojas and David Clark could meet on 10 March 2026.',
      '両氏は10日に会談した可能性がある。',
    ])
      expect([words, told('session', words).status]).toEqual([words, undefined])
  })

  it('are not those of a month, nor of an example, a source or a condition that a party puts', () => {
    expect(told('measure', 'Chile imposed a 25% duty on steel in May 2025.')).toHaveProperty('components')
    expect(told('measure', 'Chile announced on 3 March 2025 that it would impose a 25% duty on steel.')).toHaveProperty(
      'components',
    )
    expect(told('measure', '例えば、チリは25%の関税を課している。')).toHaveProperty('components')
    expect(told('position', 'チリは枠が撤廃されれば、受け入れる用意がある。')).toMatchObject({
      party: 'them',
      stance: 'conditional',
    })
    expect(told('position', 'In May, Chile rejected the quota.')).toMatchObject({ party: 'them', stance: 'oppose' })
  })
})
