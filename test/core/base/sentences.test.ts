import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sentencesOf, wordsOf } from '../../../core/base/sentences'

const says = (text: string, language: string, of = sentencesOf) =>
  of(text, 100, language).map(({ start, end }) => text.slice(start - 100, end - 100))

it('a paragraph has its sentences and words, in English and in Japanese', () => {
  expect(says('He said no.  She said yes! “Why?” ', 'en')).toEqual(['He said no.', 'She said yes!', '“Why?”'])
  expect(says('応じない。「なぜか」と問うた。', 'ja')).toEqual(['応じない。', '「なぜか」と問うた。'])
  expect(says('The duty, 25%, stays.', 'en', wordsOf)).toEqual(['The', 'duty', '25', 'stays'])
  expect(says('関税を下げる', 'ja', wordsOf).join('')).toBe('関税を下げる')
})

it('the sentences of any paragraph have all of its words, in order, in any language that a source may name', () => {
  const languages = fc.oneof(fc.constantFrom('en', 'ja', 'zh-Hant', ''), fc.string({ maxLength: 20 }))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), languages, (text, language) => {
      const all = sentencesOf(text, 0, language)
      expect(
        all
          .map(({ start, end }) => text.slice(start, end))
          .join('')
          .replaceAll(/\s/g, ''),
      ).toBe(text.replaceAll(/\s/g, ''))
      for (const [index, { start, end }] of all.entries()) {
        expect(end).toBeGreaterThan(start)
        expect(start).toBeGreaterThanOrEqual(all[index - 1]?.end ?? 0)
      }
    }),
  )
})
