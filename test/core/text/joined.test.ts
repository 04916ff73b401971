import { expect, it } from 'vitest'
import { sentences } from '../../../core/text/joined'

it('joins sentences with a space in English, and without one in Japanese', () => {
  expect(sentences(['It is so.', 'It stays.'], 'en')).toBe('It is so. It stays.')
  expect(sentences(['日本語です。', '変わりません。'], 'ja')).toBe('日本語です。変わりません。')
})
