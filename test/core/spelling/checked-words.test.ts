import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onlyInAddresses } from '../../../core/spelling/addresses'
import { formsOf, isChecked, swapsOf } from '../../../core/spelling/checked-words'
import { isFieldWord } from '../../../core/spelling/field-words'
import { withOwnWord } from '../../../core/spelling/spelling-choice'

describe('the words that are looked up', () => {
  it('are those of a language, and no codes, figures, capitals, names with capitals inside or Japanese', () => {
    const words = ['tarrif', 'Tarrif', 'd’accord', 'vis-à-vis', 'Trump’s']
    const others = [
      '8703.23',
      '25pp',
      'MFN',
      'FTAs',
      'FTA’s',
      'MoU',
      'McKinsey',
      'U.S',
      '関税',
      '自動車tarrif',
      'тариф',
      'x',
      's',
      '',
    ]
    expect(words.filter((word) => !isChecked(word))).toEqual([])
    expect(others.filter(isChecked)).toEqual([])
    const strange = fc.string({ unit: fc.constantFrom('a', 'B', '関', 'ア', '7', '.', '@', '/') })
    fc.assert(fc.property(strange, (word) => /^[a-z]*$/i.test(word) || !isChecked(word)))
  })

  it('are right in any of their forms', () => {
    expect(formsOf('café’s', 'en-US')).toEqual(["café's", 'café', "cafe's", 'cafe'])
    expect(formsOf('liberalizing', 'en-GB')).toContain('liberalising')
    expect(formsOf('liberalizing', 'en-US')).toEqual(['liberalizing'])
    expect(swapsOf('teh')).toEqual(['eth', 'the'])
  })

  it('leave out those of the field in both spellings', () => {
    for (const word of [
      'valorem',
      'minimis',
      'Programme',
      'program',
      'aluminium',
      'Aluminum',
      'snapback',
      'démarche',
      'tariff',
    ])
      expect(isFieldWord(word), word).toBe(true)
    expect(isFieldWord('tarrif')).toBe(false)
  })

  it('leave out those that are in addresses and file names alone', () => {
    const text =
      'See https://ustr.gov/tarrifs/annexx, mail kenjii@mofa.go.jp, open draft_finall.docx and notez.pdf; tarrifs rise.'
    const words = ['tarrifs', 'annexx', 'kenjii', 'finall', 'notez', 'rise']
    expect([...onlyInAddresses(text, words)]).toEqual(['annexx', 'kenjii', 'finall', 'notez'])
    expect(onlyInAddresses('e.g. and/or', ['and', 'or'])).toEqual(new Set())
  })
})

it('a word is added to the dictionary once, in order, and never too long', () => {
  const words = ['apple', 'pear']
  expect(withOwnWord(words, 'Nihonshu')).toEqual(['apple', 'Nihonshu', 'pear'])
  expect(withOwnWord(words, 'Pear')).toBe(words)
  expect(withOwnWord(words, 'x'.repeat(61))).toBe(words)
  expect(withOwnWord(words, ' ')).toBe(words)
})
