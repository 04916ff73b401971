import { describe, expect, it } from 'vitest'
import type { SearchHitView } from '../../../core/queries/search-schemas'
import { familyText, isTextKey, translator } from '../../../core/text/catalogue'
import { hitField, litPieces, nearMarks, placeOf } from '../../../renderer/parts/search-hit'
import { nothingFound, onlySigns, searchNotes } from '../../../renderer/parts/search-notes'

const t = translator('en')
const texts = { t, family: (key: string) => (isTextKey(key) ? familyText('en', key) : key) }

const hit = (field: string, text = '', marks: [number, number][] = []): SearchHitView => ({
  ref: { collection: 'source', id: 'source-a' },
  title: { en: 'A source', ja: '情報源' },
  match: 'whole',
  field,
  text,
  marks,
  changedAt: '2025-06-06T00:00:00Z',
})

describe('a hit', () => {
  it('names its field, the field of a part with the part, and not the title', () => {
    expect(hitField(hit('title'), texts)).toBeUndefined()
    expect(hitField(hit('sourceText'), texts)).toBe('Text')
    expect(hitField(hit('citation.title'), texts)).toBe('Citation, Title')
    expect(hitField({ ...hit('elements[2].text'), ref: { collection: 'proposal', id: 'p' } }, texts)).toMatch(
      /^Elements, ./,
    )
  })

  it('opens at the field of its record, with the words that are lit', () => {
    expect(
      placeOf(
        hit('citation.title', '…the chief negotiator…', [
          [5, 10],
          [11, 21],
        ]),
      ),
    ).toEqual({
      field: 'citation',
      text: 'the chief negotiator',
      words: ['chief', 'negotiator'],
    })
  })

  it('begins shortly before its first lit word, and lights the same words', () => {
    const lit = ({ text, marks }: Pick<SearchHitView, 'text' | 'marks'>) =>
      marks.map(([from, to]) => text.slice(from, to))
    const sentences: [string, [number, number][]][] = [
      [
        `${'word '.repeat(30)}rice and beef`,
        [
          [150, 154],
          [159, 163],
        ],
      ],
      [`${'𠮷'.repeat(60)}米`, [[120, 121]]],
      ['rice', [[0, 4]]],
      ['no hit', []],
    ]
    for (const [text, marks] of sentences) {
      const near = nearMarks({ text, marks })
      expect(lit(near)).toEqual(lit({ text, marks }))
      expect(near.marks[0]?.[0] ?? 0).toBeLessThan(62)
      expect(near.text).not.toMatch(/^…[\uDC00-\uDFFF]/)
    }
  })

  it('shows its text whole, in lit and unlit pieces', () => {
    const pieces = litPieces('abcdef', [
      [0, 2],
      [4, 5],
    ])
    expect(pieces.map((piece) => piece.text).join('')).toBe('abcdef')
    expect(pieces.filter((piece) => piece.lit).map((piece) => piece.text)).toEqual(['ab', 'e'])
    expect(litPieces('', [])).toEqual([])
  })
})

describe('beside the hits', () => {
  const view = { total: 1, kinds: [], partial: false, hits: [hit('title')] }

  it('is said how far the desk is read, and never 100% before it is', () => {
    expect(searchNotes('a', { ...view, reading: { done: 999, of: 1000 } }, { t })).toEqual([
      'Still reading the desk: 99%. There may be more results.',
    ])
    expect(searchNotes('a', { ...view, reading: { done: 0, of: 0 } }, { t })[0]).toContain('0%')
    expect(searchNotes('a', view, { t })).toEqual([])
  })

  it('is said that not all words are there, and that a query is cut', () => {
    expect(searchNotes('a b', { ...view, partial: true }, { t })).toEqual([t('search.partial')])
    expect(searchNotes('a'.repeat(10_000), view, { t })).toEqual([t('search.cut', { count: 400 })])
  })

  it('is said what was looked for, or that signs find nothing', () => {
    expect(nothingFound(' zebra ', { t })).toMatch(/^Nothing found for “zebra”\./)
    expect(nothingFound('a'.repeat(10_000), { t }).length).toBeLessThan(250)
    for (const signs of ['.*', '🙂', '、。', '"“”']) expect(nothingFound(signs, { t })).toBe(t('search.signs'))
    expect(onlySigns('')).toBe(false)
    expect(onlySigns('京')).toBe(false)
  })
})
