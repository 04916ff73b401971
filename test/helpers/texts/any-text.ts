import fc from 'fast-check'

/** Pieces that offsets get wrong: surrogate pairs, combining marks, line breaks of every kind, right to left, Japanese in both widths. */
const AWKWARD = [
  '\u{20BB7}野家',
  '👩🏽‍⚖️',
  'cafe\u0301',
  '\r\n',
  '\n',
  '\r',
  '\u2028',
  'عربي',
  'עברית ',
  'ｶﾞｿﾘﾝ',
  'ガソリン',
  '２４％',
  '24%',
  'ﬁ',
  '-\n',
  '\u00AD',
  '\u00A0',
  '　',
  '“',
  '’',
  '한국',
  '\u1112\u1161\u11AB',
  '葛\u{E0100}',
  'の',
  'tariff ',
  'a',
  '. ',
]

/** A text of any characters, many of them awkward. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...AWKWARD) }, fc.string({ unit: 'grapheme', maxLength: 8 })),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''))
