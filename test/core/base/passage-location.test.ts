import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locatePassage } from '../../../core/base/passage-location'
import { withoutUnprintable, withPlainBreaks } from '../../../core/base/text'

describe('a passage in a text', () => {
  it.each([
    ['Remove the\nadditional tariffs.', 'Remove the additional', 'Remove the\nadditional'],
    ['\uFA19崎大\uFA11、\uFA10本氏', '神崎大', '\uFA19崎大'],
    ['神崎大', '\uFA19崎', '神崎'],
    ['Le cafe\u0301 est cher', 'café est', 'cafe\u0301 est'],
    ['Le café est cher', 'cafe\u0301 est', 'café est'],
    ['税率は２４％です', '24%', '２４％'],
    ['ｶﾞｿﾘﾝ税', 'ガソリン', 'ｶﾞｿﾘﾝ'],
    ['a ﬁne', 'fine', 'ﬁne'],
  ])('in %j finds %j as the text has it', (text, passage, exact) => {
    const found = locatePassage(text, passage)
    expect(found?.exact).toBe(exact)
    expect(found && text.slice(found.start, found.end)).toBe(exact)
  })

  it('is not found where its words are not there', () => {
    expect(locatePassage('The tariff is 24%.', 'The tariff is 25%')).toBeUndefined()
    expect(locatePassage('chines', 'Linus')).toBeUndefined()
    expect(locatePassage('text', ' ')).toBeUndefined()
  })

  it('is the slice of the text at its place, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, from, length) => {
        const passage = text.slice(from % (text.length + 1), (from % (text.length + 1)) + (length % 20))
        const found = locatePassage(text, passage)
        if (found) expect(text.slice(found.start, found.end)).toBe(found.exact)
      }),
    )
  })
})

describe('line breaks of any kind', () => {
  it('become line feeds, or spaces where a text has one line', () => {
    const text = 'a\u000Bb\u000Cc\u0085d\u2028e\u2029f\r\ng\rh'
    expect(withPlainBreaks(text)).toBe('a\nb\nc\nd\ne\nf\ng\nh')
    expect(withoutUnprintable(text)).toBe('a\nb\nc\nd\ne\nf\ng\nh')
    expect(withoutUnprintable('First line \u2028Second\u0000 line', 'one')).toBe('First line Second line')
  })
})
