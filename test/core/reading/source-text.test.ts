import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutUnprintable } from '../../../core/base/text'
import { tidySourceText } from '../../../core/reading/source-text'

const odd = fc.constantFrom(
  '\r\n',
  '\r',
  '\n',
  '\f',
  '\u0000',
  '\u202E',
  '\u2028',
  ' ',
  '\t',
  '\uFEFF',
  '\uD800',
  '神',
  'e\u0301',
  'a',
)
const texts = fc.array(fc.oneof(odd, fc.string({ unit: 'binary' })), { maxLength: 40 }).map((parts) => parts.join(''))

describe('tidying a text', () => {
  it('changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(tidySourceText(tidySourceText(text))).toBe(tidySourceText(text))
      }),
    )
  })

  it('leaves only what a record can hold', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(withoutUnprintable(tidySourceText(text))).toBe(tidySourceText(text))
      }),
    )
  })

  it('keeps paragraphs apart and the characters as they are', () => {
    expect(tidySourceText('\uFEFF a  \r\n\r\n\r\n\r\nb\u0000\fe\u0301 \uFA19\n')).toBe('a\n\nb\ne\u0301 \uFA19')
  })
})
