import { describe, expect, test } from 'vitest'
import { personTold } from '../../../core/from-words/person-told'
import { NOW, reportDesk, SHA } from './words-desk'

/** The person, the party and the post that the dialog begins with when a person is made from selected words. */

function told(text: string, words = text) {
  const start = text.indexOf(words)
  return personTold(reportDesk(text).desk(), { source: 'report', sha256: SHA, start, end: start + words.length }, NOW)
}

describe('a person in selected words', () => {
  test.each([
    [
      'Chile’s foreign trade minister, Inés Vidal, spoke.',
      { name: 'Inés Vidal', party: 'them', post: 'Foreign Trade Minister' },
    ],
    [
      'It was Chile’s minister of industry and trade, Inés Vidal, who spoke.',
      { name: 'Inés Vidal', party: 'them', post: 'Minister of Industry and Trade' },
    ],
    [
      'Chile’s chief negotiator is Inés Vidal (ビダル), minister for economic affairs.',
      { name: 'Inés Vidal', party: 'them', post: 'Minister for Economic Affairs' },
    ],
    ['Chile’s chief negotiator is Inés Vidal.', { name: 'Inés Vidal', party: 'them', post: 'Chief Negotiator' }],
    [
      'Inés Vidal, director of trade policy in Santiago, sat beside them.',
      { name: 'Inés Vidal', post: 'Director of Trade Policy' },
    ],
    ['Inés Vidal of Chile’s foreign ministry sat beside them.', { name: 'Inés Vidal', party: 'them' }],
    ['Chilean Trade Minister Inés Vidal spoke.', { name: 'Inés Vidal', party: 'them', post: 'Trade Minister' }],
    ['That Friday he saw Inés Vidal (Economy).', { name: 'Inés Vidal' }],
    ['チリのビダル貿易相が述べた。', { name: 'ビダル', party: 'them', post: '貿易相' }],
    ['チリ政府のビダル首席交渉官が述べた。', { name: 'ビダル', party: 'them', post: '首席交渉官' }],
  ])('%s', (text, person) => {
    expect(told(text)).toEqual(person)
  })
  test('is the first one of several whom the desk lacks, and names the next of them', () => {
    expect(told('Ana Rojas and Inés Vidal met Tom Reid (Trade).')).toEqual({ name: 'Inés Vidal', next: 'Tom Reid' })
    expect(told('Inés Vidal met Ana Rojas, and Inés Vidal spoke.')).toEqual({ name: 'Inés Vidal' })
    expect(told('Ana Rojas and Inés Vidal met.', 'Ana Rojas')).toEqual({})
  })
  test.each([
    'The White House and the Trade Ministry met on Friday.',
    'New Zealand met Chile in Wellington.',
    'Officials of the South Pacific Forum spoke.',
    'The duty on butter stays.',
    '両国の閣僚が会談した。',
  ])('is nobody in words that name none: %s', (text) => {
    expect(told(text)).toEqual({})
  })
  test.each([
    // The party may be that of either, and the minister is another one.
    'Chile’s offer to Peru’s minister, Inés Vidal, stands.',
    'Inés Vidal met Chile’s minister.',
    'Inés Vidal, who met Chile’s minister, spoke.',
    'A former Chilean trade minister, Inés Vidal, spoke.',
  ])('has no party or post that another may have: %s', (text) => {
    expect(told(text)).toEqual({ name: 'Inés Vidal' })
  })
})
