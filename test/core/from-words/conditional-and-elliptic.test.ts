import { describe, expect, test } from 'vitest'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { madeFrom, toldIn } from './words-desk'

/** Clauses that leave open whether something is so, and clauses that leave out what somebody else did: a form takes no party, figure or day from either. */

const told = (of: CollectionName, text: string, words = text) => toldIn(madeFrom(text, of, words))

/** The fields that say whose a record is, how much it is, or when. */
const FACTS: { readonly [C in CollectionName]?: readonly string[] } = {
  commitment: ['owedBy', 'due', 'issue', 'round'],
  measure: ['imposer', 'components', 'kind'],
  proposal: ['by', 'speaker', 'attribution', 'tabled'],
  position: ['party', 'speaker'],
  session: ['participants', 'minutes', 'start'],
  round: ['status'],
  milestone: ['basis'],
}

const factsIn = (of: CollectionName, text: string, words = text) =>
  Object.keys(told(of, text, words)).filter((field) => FACTS[of]?.includes(field))

describe('a condition', () => {
  test.each([
    'If pressed, Chile agreed to publish its figures by 30 April 2026.',
    'Even if Chile agreed to publish its figures by 30 April 2026, little would change.',
    'Chile agreed to publish its figures by 30 April 2026, but only if others do so first.',
    'Unless New Zealand objects, Chile agreed to publish its figures by 30 April 2026.',
    'Provided that the cap stays, Chile agreed to publish its figures by 30 April 2026.',
    'Chile agreed to publish its figures by 30 April 2026, on condition that the cap stays.',
    'As long as the cap stays, Chile pledged to publish its figures by 30 April 2026.',
    'Once the cap is gone, Chile promised to publish its figures by 30 April 2026.',
    'Should the cap stay, Chile promised to publish its figures by 30 April 2026.',
    'In the event of a deal, Chile promised to publish its figures by 30 April 2026.',
    'In case of a deal, Chile promised to publish its figures by 30 April 2026.',
    'Assuming a deal, Chile agreed to publish its figures by 30 April 2026.',
    'Subject to a vote, Chile agreed to publish its figures by 30 April 2026.',
    'Pending a vote, Chile agreed to publish its figures by 30 April 2026.',
    'It is open whether Chile agreed to publish its figures by 30 April 2026.',
    '求められれば、チリは4月30日までに統計を公表すると約束した。',
    '合意に至った場合、チリは4月30日までに統計を公表すると約束した。',
    '枠の撤廃を条件に、チリは4月30日までに統計を公表すると約束した。',
    '合意に至ったら、チリは4月30日までに統計を公表すると約束した。',
    '枠が撤廃されるなら、チリは4月30日までに統計を公表すると約束した。',
    '議会の承認を前提に、チリは4月30日までに統計を公表すると約束した。',
    '議会の承認次第で、チリは4月30日までに統計を公表すると約束した。',
    'チリが4月30日までに統計を公表すると約束したかどうかは分かっていない。',
    'たとえ枠が残っても、チリは4月30日までに統計を公表すると約束した。',
  ])('makes no commitment of anybody: %s', (text) => {
    expect(told('commitment', text)).toEqual({ text })
  })
  test.each([
    'If provoked, Chile imposes a 10% surcharge on wine.',
    'Once the cap is gone, Chile imposes a 10% surcharge on wine.',
    'Provided the cap stays, Chile imposes a 10% surcharge on wine.',
    'In the event of a breach, Chile imposes a 10% surcharge on wine.',
    '違反があった場合、チリは10%の関税を課す。',
    '協議が決裂したら、チリは10%の関税を課す。',
    '協議が決裂するなら、チリは10%の関税を課す。',
  ])('makes no measure: %s', (text) => {
    expect(factsIn('measure', text)).toEqual([])
  })
  test.each([
    'If pressed, Chile tabled a package on 10 March 2026.',
    'Provided the cap stays, Chile offered a package on 10 March 2026.',
    '枠が撤廃されるなら、チリは3月10日、新たな案を提示した。',
  ])('makes no package: %s', (text) => {
    expect(factsIn('proposal', text)).toEqual([])
  })
  test.each([
    ['round', 'Provided that both agree, the third round is held in Wellington on 4 May 2026.'],
    ['round', '双方が同意した場合、第3回協議を5月4日に開く。'],
    ['milestone', 'Once ratified, the dairy agreement expires on 30 September 2026.'],
    ['milestone', '批准された場合、現行協定は2026年9月30日に失効する。'],
  ] as const)('leaves open how certain a %s is: %s', (of, text) => {
    expect(factsIn(of, text)).toEqual([])
  })
  test.each([
    ['When pressed, Chile agreed to publish its figures by 30 April 2026.', ['owedBy', 'due']],
    ['According to the text, Chile agreed to publish its figures by 30 April 2026.', ['owedBy', 'due']],
    ['例えば、チリは4月30日までに統計を公表すると約束した。', ['owedBy', 'due']],
    ['発表によれば、チリは4月30日までに統計を公表すると約束した。', ['owedBy', 'due']],
  ])('is none in words that only look like one: %s', (text, fields) => {
    expect(factsIn('commitment', text)).toEqual(fields)
  })
})

describe('a clause that leaves out what another did', () => {
  test.each([
    'Peru imposed a 10% surcharge, and Chile did the same.',
    'New Zealand imposed a 10% surcharge, and Chile did the same.',
    'New Zealand imposed a 10% surcharge on wine, and so did Chile.',
    'New Zealand imposed a 10% surcharge on wine, as did Chile.',
    'New Zealand imposed a 10% surcharge on wine; Chile followed suit.',
    'New Zealand imposed a 10% surcharge on wine, and Chile too.',
    'New Zealand imposed a 10% surcharge on wine, Chile on butter.',
    'New Zealand imposed a 10% surcharge on wine and Chile one on butter.',
    'Chile imposed a 10% surcharge on wine, and Peru a lower one.',
    'Chile imposed a 10% surcharge on wine, which New Zealand matched.',
    'Chile imposed a 10% surcharge on wine, and New Zealand responded in kind.',
    'Peru imposed a 10% surcharge. Chile did the same.',
    'Chile did the same after Peru imposed a 10% surcharge.',
    'Chile imposed its own after Peru imposed a 10% surcharge.',
    'Chile applied its law, and Peru imposed a 10% surcharge.',
    'ペルーは10%の関税を課し、チリも同様の措置を取った。',
    'ニュージーランドは10%の関税を課し、チリもこれに続いた。',
    'ニュージーランドは10%の関税を課し、チリもそうした。',
    'ニュージーランドは10%の関税を課した。チリも追随した。',
    'チリはワインに、ニュージーランドはバターに10%の関税を課した。',
    'チリは協議を求め、ペルーは10%の関税を課した。',
    'チリは10%の関税を課し、ペルーもこれに倣った。',
  ])('gives nobody the rate of another: %s', (text) => {
    expect(factsIn('measure', text)).toEqual([])
  })
  test.each([
    ['New Zealand agreed to publish its figures by 30 April 2026, and Chile did the same.'],
    ['Chile agreed to publish its figures by 30 April 2026, and so did Peru.'],
    ['Chile pledged to publish its figures, and Peru its prices, by 30 April 2026.'],
    ['チリは4月30日までに統計を公表すると約束し、ペルーも同様に約束した。'],
    ['ニュージーランドは4月30日までに統計を公表すると約束し、チリもこれに続いた。'],
  ])('makes no commitment of one alone: %s', (text) => {
    expect(told('commitment', text)).toEqual({ text })
  })
  test.each([
    ['proposal', 'New Zealand tabled a package on 10 March 2026, and Chile did the same.'],
    ['proposal', 'チリは3月10日、新たな案を提示し、ペルーもこれに続いた。'],
    ['session', 'Ana Rojas met Canada’s minister for an hour, and David Clark did the same.'],
    ['position', 'Chile rejected the cap, as did New Zealand.'],
    ['position', 'チリは枠を拒否し、ニュージーランドも同様だった。'],
  ] as const)('makes no %s of one alone: %s', (of, text) => {
    expect(factsIn(of, text)).toEqual([])
  })
  test('says nothing where it is selected alone, and takes nothing from the clause beside it', () => {
    const text = 'New Zealand imposed a 10% surcharge on wine, and Chile did the same.'
    expect(told('measure', text, 'Chile did the same.')).toEqual({})
    expect(factsIn('measure', text, 'New Zealand imposed a 10% surcharge on wine')).toEqual(['imposer', 'components'])
  })
  test('is none where one party alone acts, and others only suffer it', () => {
    for (const text of [
      'Chile imposed a 10% surcharge on wine from New Zealand and Peru.',
      'Chile imposed a 10% surcharge on wine, a blow to New Zealand.',
      'チリはニュージーランドからのワインに10%の関税を課した。',
    ])
      expect([text, factsIn('measure', text).slice(0, 2)]).toEqual([text, ['imposer', 'components']])
  })
})
