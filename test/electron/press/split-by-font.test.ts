import { describe, expect, it } from 'vitest'
import { splitByFont } from '../../../electron/press/split-by-font'

/** Fonts with letters and kanji, and with nothing that a reader cannot see. */
const hasGlyph = (family: string, codePoint: number) =>
  !/\p{DI}/u.test(String.fromCodePoint(codePoint)) && codePoint < (family === 'Latin' ? 0x2e80 : 0xe000)
const printed = (text: string) =>
  splitByFont(text, 'ja', hasGlyph as never, undefined)
    .map((stretch) => stretch.text)
    .join('')

describe('a character that no reader sees', () => {
  it.each([
    ['an ideographic variation selector', '赤\u{E0100}澤大臣', '赤澤大臣'],
    ['an emoji variation selector', '\u2020\uFE0E note', '\u2020 note'],
    ['a joiner', 'a\u200Db', 'ab'],
    ['a byte order mark', '\uFEFFTokyo', 'Tokyo'],
    ['a soft hyphen', 'nego\u00ADtiation', 'negotiation'],
  ])('is left out, and its base printed: %s', (_what, text, result) => expect(printed(text)).toBe(result))

  it('does not hide one that readers would miss', () => {
    expect(() => printed('a\u{1F600}b')).toThrow(expect.objectContaining({ code: 'glyph-missing' }))
  })
})

it('prints the private bullets of Word as bullets', () => {
  expect(printed('\uF0B7 First point \uF02D so')).toBe('• First point – so')
})
