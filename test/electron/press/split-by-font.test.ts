import { describe, expect, it } from 'vitest'
import { splitByFont } from '../../../electron/press/split-by-font'

const printed = (text: string) =>
  splitByFont(text, 'ja', undefined)
    .map((stretch) => stretch.text)
    .join('')

describe('a character that no reader sees', () => {
  it.each([
    ['an ideographic variation selector', '赤\u{E0100}澤大臣', '赤澤大臣'],
    ['an emoji variation selector', '\u2020\uFE0E note', '\u2020 note'],
    ['a tag of no language', 'a\u{E0020}b', 'ab'],
    ['a soft hyphen', 'nego\u00ADtiation', 'negotiation'],
  ])('is left out, and its base printed: %s', (_what, text, result) => expect(printed(text)).toBe(result))

  it('does not hide one that readers would miss', () => {
    expect(() => printed('a\u{1F600}b')).toThrow(expect.objectContaining({ code: 'glyph-missing' }))
  })
})

it('prints the private bullets of Word as bullets', () => {
  expect(printed('\uF0B7 First point \uF02D so')).toBe('• First point – so')
})

describe('a text that programs wrote with characters of their own', () => {
  const families = (text: string, language: 'en' | 'ja') => splitByFont(text, language, undefined)

  it.each([
    ['joined letters', 'an oﬃcial ﬁgure', 'an official figure'],
    ['units in one square', '5 ㎏ on 10 ㎡ at 3 ㎞', '5 kg on 10 m² at 3 km'],
  ])('prints %s in the face around them', (_what, text, result) => {
    expect(families(text, 'en')).toEqual([{ text: result, family: 'Latin' }])
  })

  it('keeps the square units of Japanese', () => {
    expect(
      families('牛肉5㎏', 'ja')
        .map(({ text }) => text)
        .join(''),
    ).toBe('牛肉5㎏')
  })
})
