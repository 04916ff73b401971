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
    expect(inRound('David Clark and Ana Rojas met on 10 March 2026.')).toBe('second')
    expect(inRound('David Clark and Ana Rojas met in Wellington on 10 March 2026.')).toBeUndefined()
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
