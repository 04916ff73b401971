import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsInFigure } from '../../../core/anchors/cut-figure'
import { standsApart } from '../../../core/suggest/find-figures'
import { matchesOf } from '../../../core/suggest/matches-of'
import { PATTERNS, readyPatterns } from '../../../core/suggest/patterns'
import { compilePhrase, PhraseError } from '../../../core/suggest/phrase'
import { rosterOf } from '../../../core/suggest/roster'
import { suggestIn } from '../../../core/suggest/suggest'
import { SENTENCE_KINDS, suggestionSchema, type Suggestion } from '../../../core/suggest/suggestion'
import { sampleDesk } from '../../helpers/desks/sample'
import { examples } from '../../helpers/long'

const roster = rosterOf(await sampleDesk())
const suggested = (text: string) => suggestIn(text, { date: '2025-06-06', roster })

/** Pieces that patterns look for, among texts of all kinds. */
const piece = fc.constantFrom(
  'Treasury Secretary Scott Bessent',
  '赤澤経済再生担当相は',
  'Prime Minister ',
  'said ',
  'will not accept ',
  '25',
  '％',
  ' percent',
  '$1.5 billion',
  '6日',
  'mid-June',
  '「',
  '」と述べた。',
  '"',
  'Japan',
  '米国',
  'Section 232',
  '\r\n',
  '\n\n',
  '. ',
  '。',
  '、',
  '\u{20BB7}',
  'e\u0301',
  '\u0301',
  '\uD842',
  '\uDFB7',
  '\u05D0\u05D1',
  '\u202E',
  'ﾊﾞ',
  '가',
  '👩‍👩‍👧',
  'ﬁ',
  'İ',
)
const text = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ maxLength: 6 })),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

/** All slices that a suggestion holds, its own first. */
function slicesOf(value: unknown): { start: number; end: number; text: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'start' in value && 'end' in value ? [value as { start: number; end: number; text: string }] : []
  return [...own, ...Object.values(value).flatMap(slicesOf)]
}

/** Is there a Latin letter at a place, or a mark on one? */
function isLatinAt(source: string, at: number): boolean {
  let base = at
  while (base > 0 && /\p{M}/u.test(source[base] ?? '')) base -= 1
  return /\p{Script=Latin}/u.test(source[base] ?? '')
}

const isNested = (a: Suggestion, b: Suggestion) => SENTENCE_KINDS.has(a.kind) || SENTENCE_KINDS.has(b.kind)

describe('suggestions of any text', () => {
  it('are exact slices that a contract can carry, in order, the same each time', () => {
    fc.assert(
      fc.property(text, (source) => {
        const found = suggested(source)
        for (const one of found) {
          expect(suggestionSchema.safeParse(one).success).toBe(true)
          for (const slice of slicesOf(one)) expect(slice.text).toBe(source.slice(slice.start, slice.end))
          for (const slice of slicesOf(one)) expect(slice.start >= one.start && slice.end <= one.end).toBe(true)
        }
        expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).toSorted((a, b) => a - b))
        expect(suggested(source)).toEqual(found)
      }),
      { numRuns: examples(120) },
    )
  })

  it('overlap only where a sentence holds names', () => {
    fc.assert(
      fc.property(text, (source) => {
        const names = suggested(source).filter(({ kind }) => !SENTENCE_KINDS.has(kind))
        for (const [index, name] of names.entries()) {
          const next = names[index + 1]
          if (next && !isNested(name, next)) expect(next.start).toBeGreaterThanOrEqual(name.end)
        }
      }),
      { numRuns: examples(120) },
    )
  })

  it('never begin or end inside of a word of letters', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { start, end } of suggested(source)) {
          expect(isLatinAt(source, start - 1) && isLatinAt(source, start)).toBe(false)
          expect(isLatinAt(source, end - 1) && isLatinAt(source, end)).toBe(false)
        }
      }),
      { numRuns: examples(120) },
    )
  })

  it('of a text are those of its passages, wherever these stand', () => {
    const one = 'Japan met the US on 5 June 2025. 米側は応じない。\n\n'
    const few = suggested(one)
    const many = suggested(one.repeat(2000))
    expect(many).toHaveLength(few.length * 2000)
    for (const { start, end, text: said } of many.slice(-20)) expect(one.repeat(2000).slice(start, end)).toBe(said)
  })
})

describe('a short cut changes nothing:', () => {
  it('a figure that plainly stands apart ends in no other', () => {
    const before = [
      '',
      'about ',
      'from ',
      'of ',
      'the ',
      '約',
      '。',
      'a hundred and ',
      '−',
      '1,',
      'US',
      '数',
      '2 ',
      'minus ',
    ]
    const after = [
      '',
      '. ',
      ', ',
      '.5',
      ' of it',
      ' to 30%',
      ' million',
      '、',
      'の',
      '億',
      ' and a half',
      ' percent',
      ',000',
      '％',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...before),
        fc.constantFrom('5', '25%', '$3 billion', '12 percent', '3割'),
        fc.constantFrom(...after),
        (one, figure, other) => {
          const [source, start] = [one + figure + other, one.length]
          const end = start + figure.length
          if (standsApart(source, { start, end }))
            expect([source, endsInFigure(source, start, end)]).toEqual([source, false])
        },
      ),
      { numRuns: examples(300) },
    )
  })

  it('a look at the first character finds all that the whole pattern finds', () => {
    const all = readyPatterns(PATTERNS)
    fc.assert(
      fc.property(fc.constantFrom(...all), text, ({ regex }, source) => {
        const without = new RegExp(regex.source.replace(/^\(\?=\[(?:\\.|[^\]\\])*\]\)/, ''), regex.flags)
        expect(without.source.length).toBeLessThan(regex.source.length)
        const places = (matches: Iterable<RegExpExecArray>) => [...matches].map(({ index, 0: found }) => [index, found])
        expect(places(matchesOf(source, regex))).toEqual(places(source.matchAll(without)))
      }),
      { numRuns: examples(60) },
    )
  })
})

describe('a pattern', () => {
  it('has only bounded repetitions, whatever is written', () => {
    const signs = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      '|',
      '{name}',
      '{digits:number}',
      '{kanji}',
      'a',
      ' ',
      '*',
      '+',
      '?',
      '{2,}',
      '\\',
      '<',
      '>',
      '大',
    )
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
        let source: string
        try {
          source = compilePhrase(parts.join('')).source
        } catch (error) {
          expect(error).toBeInstanceOf(PhraseError)
          return
        }
        // Outside of classes and escapes, no sign repeats without an end.
        const plain = source.replaceAll(/\\./g, '').replaceAll(/\[[^\]]*\]/g, '')
        expect(/[*+]|\{\d+,\}/.test(plain)).toBe(false)
      }),
      { numRuns: examples(200) },
    )
  })

  it.each(['{nobody}', '(a', 'a]', '{', '', '[a]', 'x'.repeat(900)])('is refused: %s', (phrase) => {
    expect(() => compilePhrase(phrase)).toThrow(PhraseError)
  })
})
