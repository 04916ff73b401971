import { describe, expect, it } from 'vitest'
import { of, words } from './suggestions-in'

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
